"""Papers of many cases: one after another, or made by several processes and written by the one that was asked.

A process is given the workspace, the configuration as it was read, and the wish; then a case at a time. It answers with
the files' bytes. Whatever it cannot answer is done again where it was asked for, and fails there if it must.
"""

import dataclasses
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from reply_studio import i18n
from reply_studio.cli import diagnostics, papers, workers
from reply_studio.config import Config
from reply_studio.errors import ReplyStudioError, of_code
from reply_studio.formats import pipes
from reply_studio.model.base import Value
from reply_studio.services.desk import Desk

LEAST: Final = 75
"""Papers that are worth a process: it needs as long to start as these to be made."""


class Outcome(NamedTuple):
    """What became of one case: its paper, or why there is none."""

    made: papers.Made | None
    error: Exception | None = None


class _Job(Value):
    """What is the same for all cases."""

    root: Path
    config: Config
    login: str | None
    lang: str
    wish: papers.Wish


class _Told(Value):
    """An error as data."""

    code: int
    message: str
    where: str
    hint: str


class _Answer(Value):
    """A paper as data: ``written`` are the files' bytes in the order written, the rest is as in ``Made``."""

    written: tuple[tuple[Path, bytes], ...]
    files: tuple[Path, ...] = ()
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: _Told | None = None


def outcomes(
    office: Desk, wish: papers.Wish, cases: tuple[str, ...], login: str | None, least: int = LEAST
) -> Iterator[Outcome]:
    """Writes the papers and says what became of each case, in the order given."""
    count = 0 if wish.paper in papers.RECORDED else workers.worth(len(cases), least)
    if not count:
        yield from (_made(office, wish, case) for case in cases)
        return
    job = _Job(root=office.root, config=office.config, login=login, lang=i18n.language(), wish=wish)
    orders = [os.fsencode(case) for case in cases]
    with closing(workers.answers(__name__, _encoded(job), orders, count, diagnostics.note)) as answers:
        for case, answer in zip(cases, answers, strict=True):
            if answer:
                yield _written(office, msgspec.msgpack.decode(answer, type=_Answer, dec_hook=_path))
            else:
                yield _made(office, wish, case)


def _made(office: Desk, wish: papers.Wish, case: str) -> Outcome:
    try:
        return Outcome(papers.make(office, wish, case))
    except Exception as error:  # of any kind: it must not stop the others, and is told at the end
        return Outcome(None, error)


def _written(office: Desk, answer: _Answer) -> Outcome:
    try:
        for path, data in answer.written:
            office.write(path, data)
    except ReplyStudioError as error:
        return Outcome(None, error)
    told = answer.error
    if told is not None:
        return Outcome(None, of_code(told.code)(told.message, where=told.where, hint=told.hint))
    return Outcome(papers.Made(answer.files, answer.lines, answer.notes))


def _encoded(value: Value) -> bytes:
    return msgspec.msgpack.encode(value, enc_hook=os.fsencode)


def _path(_kind: type, value: Any) -> Path:
    return Path(os.fsdecode(value))


# ---- in a process of its own


def serve() -> None:
    """Answers orders on the standard streams until the other side closes them."""
    asked, answers = pipes.serve()
    try:
        job = msgspec.msgpack.decode(pipes.receive(asked), type=_Job, dec_hook=_path)
        i18n.activate(job.lang)
        written: list[tuple[Path, bytes]] = []
        office = _desk(job, written)
        while True:
            written.clear()
            pipes.send(answers, _answer(office, job.wish, os.fsdecode(pipes.receive(asked)), written))
    except (EOFError, BrokenPipeError):
        return


def _desk(job: _Job, written: list[tuple[Path, bytes]]) -> Desk:
    """A desk that keeps what it would write."""
    from reply_studio.bootstrap import desk_of

    office = desk_of(job.root, job.config, job.login)
    return dataclasses.replace(office, write=lambda path, data: written.append((path, data)))


def _answer(office: Desk, wish: papers.Wish, case: str, written: list[tuple[Path, bytes]]) -> bytes:
    """The answer; empty where only the other side can say what happened."""
    outcome = _made(office, wish, case)
    error, made = outcome.error, outcome.made
    try:
        if isinstance(error, ReplyStudioError):
            told = _Told(code=error.exit_code, message=error.message, where=error.where, hint=error.hint)
            return _encoded(_Answer(written=tuple(written), error=told))
        if made is not None:
            answer = _Answer(written=tuple(written), files=made.files, lines=made.lines, notes=made.notes)
            return _encoded(answer)
    except UnicodeEncodeError:  # half a character in what was typed
        return b""
    return b""


if __name__ == "__main__":
    serve()
