"""The worker reads files within its limits and is back after every death."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from reply_studio.errors import InputError
from reply_studio.formats import sandbox

posix = pytest.mark.skipif(sys.platform == "win32", reason="the system has no limits on memory")


@pytest.fixture(autouse=True)
def fresh() -> None:
    """A worker that other tests have not made large."""
    sandbox._drop()


def ask(function: str, data: bytes = b"abc", seconds: float = 20.0) -> bytes:
    return sandbox.run(f"tests.tools.odd_readers:{function}", "x.pdf", data, seconds=seconds)


def refusal(function: str, data: bytes = b"abc", seconds: float = 20.0) -> InputError:
    with pytest.raises(InputError) as caught:
        ask(function, data, seconds)
    assert caught.value.where == "x.pdf"
    return caught.value


def test_the_answer_comes_back_from_another_process_that_stays():
    """Files of every size pass; one process serves them all."""
    assert ask("echo", b"abc") == b"cba"
    assert ask("echo", b"") == b""
    assert ask("echo", b"x" * 3_000_000) == b"x" * 3_000_000
    first = ask("process")
    assert first == ask("process") != str(os.getpid()).encode()


@pytest.mark.parametrize(("function", "word"), [("die", "broke down"), ("odd", "KeyError"), ("hang", "seconds")])
def test_a_reader_that_fails_is_told_and_the_next_file_is_read(function, word):
    """Death, exceptions and endless work become words about the file."""
    assert word in refusal(function, seconds=0.5 if function == "hang" else 20.0).message
    assert ask("echo") == b"cba"


@posix
@pytest.mark.parametrize("function", ["large", "deep"])
def test_a_reader_that_needs_too_much_is_told(function):
    """Neither memory nor recursion can take the machine."""
    assert "500 MB" in refusal(function).message
    assert ask("echo") == b"cba"


@posix
def test_a_worker_that_has_been_large_is_replaced():
    """What one file needed is not missing for the next."""
    first = ask("process")
    ask("weighty")
    assert ask("process") != first


def test_what_a_reader_refuses_keeps_its_words():
    """Message and way out are those of the reader, the place is the file."""
    error = refusal("refuse")
    assert (error.message, error.hint) == ("is empty", "ask for it again")


def test_what_a_reader_prints_stays_out_of_the_answer():
    """Libraries that write to the standard output do no harm."""
    assert ask("noisy") == b"quiet"
    assert ask("echo") == b"cba"


def test_a_worker_killed_between_two_files_is_replaced():
    """The system may have ended it."""
    os.kill(int(ask("process")), signal.SIGTERM)
    assert ask("echo") == b"cba"


def test_threads_take_turns():
    """The screens ask from threads."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: ask("echo", b"%d" % n), range(10, 30)))
    assert found == [str(n)[::-1].encode() for n in range(10, 30)]


def test_too_large_a_file_is_not_handed_over(monkeypatch):
    """The limit is told in megabytes."""
    monkeypatch.setattr(sandbox, "LARGEST", 1_000_000)
    assert "up to 1 MB" in refusal("echo", b"x" * 1_000_001).message
