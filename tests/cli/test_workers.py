"""The pool of processes: answers in order, deaths told and survived, nobody left behind."""

import os
import signal
import threading
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.cli import workers
from reply_studio.formats import pipes
from tests.programs import gone

ODD = "tests.tools.odd_workers"


def answers(orders: list[bytes], count: int = 2, told: list[str] | None = None):
    return workers.answers(ODD, b"setup:", orders, count, [].append if told is None else told.append)


def test_answers_come_in_order_from_all_processes():
    orders = [b"%d" % n for n in range(50)]
    assert list(answers(orders)) == [b"setup:" + each for each in orders]
    assert len(set(answers([b"who"] * 40))) == 2
    assert list(answers([])) == []


def test_large_answers_and_noise_pass():
    orders = [b"x" * 3_000_000, b"say", b"", b"y" * 3_000_000] * 3
    assert list(answers(orders, 3)) == [b"setup:" + each for each in orders]


def test_a_process_that_goes_is_told_and_the_others_go_on():
    """One of two goes over the fifth order; the rest is answered by the other."""
    told: list[str] = []
    orders = [b"go" if n == 4 else b"%d" % n for n in range(30)]
    found = list(answers(orders, 2, told))
    assert found == [None if each == b"go" else b"setup:" + each for each in orders]
    assert len(told) == 1
    assert "exit 3" in told[0]


def test_where_all_are_gone_nothing_is_answered():
    told: list[str] = []
    with closing(answers([b"who"] * 100, 2, told)) as given_back:
        found = []
        for each in given_back:
            found.append(each)
            if each is not None:
                _kill(int(each))
    assert None in found
    assert found[-1] is None
    assert len(found) == 100
    assert len(told) == 2
    assert "signal 9" in told[0]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_the_system_may_start_none(monkeypatch):
    def refuse(_module: str) -> None:
        raise OSError(11, "no more processes")

    told: list[str] = []
    monkeypatch.setattr(pipes, "start", refuse)
    assert list(answers([b"a", b"b"], 2, told)) == [None, None]
    assert len(told) == 1
    assert "no more processes" in told[0]


def test_closing_ends_the_processes_at_once():
    """Whoever stops taking answers leaves no process and no thread behind."""
    before = threading.active_count()
    running = answers([b"who"] * 1000, 2)
    process = int(next(running))
    running.close()
    assert gone(process)
    assert threading.active_count() == before


def test_only_so_many_orders_are_begun_before_the_first_is_taken():
    begun: list[bytes] = []

    class Orders(list[bytes]):
        def __iter__(self):
            for each in super().__iter__():
                begun.append(each)
                yield each

    with closing(answers(Orders([b"a"] * 1000), 2)) as given_back:
        next(given_back)
        assert len(begun) == workers.AHEAD * 2
        next(given_back)
        assert len(begun) == workers.AHEAD * 2 + 1


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_never_one_alone_nor_more_than_there_is_work_for(orders, least):
    count = workers.worth(orders, least)
    assert count != 1
    assert count * least <= orders
    assert count <= workers.MOST
    assert count <= (os.cpu_count() or 1)


@pytest.mark.parametrize(("cpus", "count"), [(1, 0), (2, 2), (4, 4), (64, workers.MOST)])
def test_at_most_the_processors_that_it_may_use(monkeypatch, cpus, count):
    monkeypatch.setattr(workers, "processors", lambda: cpus)
    assert workers.worth(1000, 50) == count
    assert workers.worth(99, 50) == 0
    assert workers.worth(100, 50) == min(count, 2)
