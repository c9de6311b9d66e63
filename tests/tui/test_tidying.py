"""Memory is looked through whole in pauses, not while keys come."""

import gc

import pytest

from reply_studio.tui.tidying import Tidying


class Ring:
    """Something that only a look through memory frees."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _as_before():
    """The thresholds and the state of the collector stay the process's own."""
    before, on = gc.get_threshold(), gc.isenabled()
    gc.enable()
    yield
    gc.set_threshold(*before)
    if on:
        gc.enable()
    else:
        gc.disable()


def work():
    """What keys leave behind: rings that have grown old, and looks at the middle generation."""
    rings = [Ring() for _n in range(1000)]
    for _look in range(3):
        gc.collect(1)
    del rings


def rings():
    return sum(isinstance(each, Ring) for each in gc.get_objects())


def test_nothing_is_looked_through_while_somebody_works():
    """Work between two calls: only the next pause frees its garbage."""
    tidying = Tidying()
    gc.disable()
    for _turn in range(3):
        work()
        assert not tidying.tidy()
    assert rings() >= 3000
    assert tidying.tidy()
    assert rings() == 0


def test_a_pause_is_used_once():
    """Nobody at work: memory that was looked through is left alone."""
    tidying = Tidying()
    gc.disable()
    gc.collect()
    work()
    assert [tidying.tidy() for _turn in range(4)] == [False, True, False, False]


def test_work_without_a_pause_is_looked_through_too():
    """Later than the language does it by itself, but it is: memory has a bound."""
    gc.set_threshold(700, 10, 10)
    Tidying()
    assert 10 < gc.get_threshold()[2] < 1000
    assert gc.isenabled()
