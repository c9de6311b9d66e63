"""Work in a thread that waits while nobody looks."""

import threading

import pytest

from reply_studio.tui.pausing import Ended, Gate

PATIENCE = 10


def test_an_open_gate_lets_work_pass():
    """Nothing waits."""
    gate = Gate()
    gate()
    gate.shut()
    gate.open()
    gate()


def test_work_waits_at_a_shut_gate_until_it_opens():
    """It goes on where it was."""
    gate, done = Gate(shut=True), threading.Event()
    worker = threading.Thread(target=lambda: (gate(), done.set()), daemon=True)
    worker.start()
    assert not done.wait(0)
    gate.open()
    assert done.wait(PATIENCE)


def test_an_ended_gate_stops_work_for_good():
    """Also work that waits, and shutting it does not make it wait again."""
    gate, stopped = Gate(shut=True), threading.Event()

    def work():
        with pytest.raises(Ended):
            gate()
        stopped.set()

    threading.Thread(target=work, daemon=True).start()
    gate.end()
    assert stopped.wait(PATIENCE)
    gate.shut()
    with pytest.raises(Ended):
        gate()
