"""Papers of many cases made by several processes: the same bytes, the same words, whatever becomes of a process."""

import dataclasses
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from reply_studio.bootstrap import open_desk
from reply_studio.cli import batch, papers, workers
from reply_studio.config import Config
from reply_studio.errors import ReplyStudioError, StorageError
from reply_studio.formats import pipes
from tests.many_cases import fill
from tests.programs import gone

NEVER = 1_000_000
"""So few cases are made one by one."""
posix = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")


@pytest.fixture(autouse=True)
def _two(monkeypatch):
    monkeypatch.setattr(workers, "processors", lambda: 2)


@pytest.fixture
def office(workspace):
    """The desk of a workspace of a dozen cases, whose proposers all get a letter of their own."""
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8") + "\n[papers]\neach_proposer = true\n", "utf-8")
    desk = open_desk(str(workspace))
    fill(desk, 12)
    return desk


def sums(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(folder.iterdir())}


def told(error: Exception | None) -> tuple[object, ...]:
    assert error is None or isinstance(error, ReplyStudioError)
    return (type(error), error.message, error.where, error.hint) if error else ()


def words(outcome: batch.Outcome, folder: Path) -> str:
    """All that is said of an outcome, whatever folder it went to."""
    return repr((outcome.made, told(outcome.error))).replace(str(folder), "")


@pytest.mark.parametrize(
    "wish",
    [
        papers.Wish(),
        papers.Wish(paper="co", layout="by-suggestion", style="red-head"),
        papers.Wish(paper="public-copy", masked=("长者食堂",)),
        papers.Wish(paper="platform"),
        papers.Wish(paper="feedback-form"),
        papers.Wish(paper="issued"),
    ],
    ids=lambda wish: wish.paper or "letter",
)
def test_the_same_files_and_words_as_one_by_one(office, tmp_path, wish):
    """With cases that fail among them: unknown, half a character, a broken file."""
    ids = office.store.ids()
    office.store.path(ids[3], "draft").write_text("[", "utf-8")
    cases = ("2031-t-9999", *ids, "\udce9", "7")
    made: dict[int, tuple[dict[str, str], list[str]]] = {}
    for least in (NEVER, 1):
        folder = tmp_path / str(least)
        folder.mkdir()
        asked = msgspec.structs.replace(wish, target=folder)
        found = [words(each, folder) for each in batch.outcomes(office, asked, cases, None, least)]
        made[least] = sums(folder), found
    assert made[1] == made[NEVER]
    files, found = made[1]
    assert len(found) == len(cases)
    assert bool(files) == (wish.paper != "issued")


def test_a_process_that_is_killed_is_told_and_its_papers_are_made(office, tmp_path, monkeypatch, capsys):
    started: list[subprocess.Popen[bytes]] = []
    start = pipes.start

    def watched(module: str) -> "subprocess.Popen[bytes]":
        started.append(start(module))
        return started[-1]

    monkeypatch.setattr(pipes, "start", watched)
    for kill, deaths in ((started.__len__, 2), (lambda: 1, 1)):
        started.clear()
        folder = tmp_path / str(deaths)
        folder.mkdir()
        running = batch.outcomes(office, papers.Wish(target=folder), tuple(office.store.ids()), None, 1)
        found = [next(running)]
        for each in started[: kill()]:
            each.kill()
        found += running
        assert [each.error for each in found] == [None] * 12
        assert capsys.readouterr().err.count("signal 9") == deaths
        assert all(each.returncode is not None for each in started)
    assert sums(tmp_path / "1") == sums(tmp_path / "2")


def test_a_disk_that_refuses_one_file_is_told_for_its_case(office, tmp_path):
    write = office.write

    def refuse(path: Path, data: bytes) -> None:
        if "0005" in path.name:
            raise StorageError("full", where=str(path))
        write(path, data)

    office = dataclasses.replace(office, write=refuse)
    found = list(batch.outcomes(office, papers.Wish(target=tmp_path), tuple(office.store.ids()), None, 1))
    assert [n for n, each in enumerate(found, 1) if each.error] == [5]
    assert isinstance(found[4].error, StorageError)


def test_the_configuration_travels_whole(office):
    again = msgspec.msgpack.decode(batch._encoded(office.config), type=Config, dec_hook=batch._path)
    assert again == office.config


def test_the_sheet_that_is_an_act_of_its_case_is_made_by_one(office, monkeypatch):
    monkeypatch.setattr(workers, "answers", None)
    case = office.store.ids()[0]
    before = len(office.store.load(case).acts)
    found = list(batch.outcomes(office, papers.Wish(paper="sign-off-sheet"), (case,) * 3, None, 1))
    assert [told(each.error) for each in found] == [()] * 3
    assert len(office.store.load(case).acts) == before + 3


def test_an_error_of_ours_stops_no_other_paper(cli, office, tmp_path, monkeypatch):
    """It ends with 70 and a report; what another case lacks is said, too."""
    make = papers.make

    def odd(office, wish, case):
        if case == "2025-t-0002":
            raise ZeroDivisionError("odd")
        return make(office, wish, case)

    monkeypatch.setattr(papers, "make", odd)
    target = tmp_path / "out"
    target.mkdir()
    done = cli("render", "2025-t-0002", "2031-t-9999", "2025-t-0003", "-o", target, "--paper", "feedback-form")
    assert done.code == 70
    assert [each.name for each in target.iterdir()] == ["2025-t-0003-feedback-form.docx"]
    assert "2031-t-9999" in done.err
    assert "internal error" in done.err


def test_the_command_uses_them(cli, office, tmp_path, monkeypatch):
    """As many files as without, told in the order given."""
    monkeypatch.setattr(workers, "worth", lambda *_given: 2)
    target = tmp_path / "out"
    target.mkdir()
    cases = [*office.store.ids()][::-1]
    done = cli("render", *cases, "-o", target)
    assert (done.code, done.err) == (0, "")
    named = [Path(each.removeprefix("written: ")).name[:11] for each in done.out.splitlines()]
    assert list(dict.fromkeys(named)) == cases
    assert len(named) == len(list(target.iterdir()))


COMMAND = """
import sys
from reply_studio.cli import main, workers
workers.worth = lambda *_given: 2
sys.argv[0] = "reply-studio"
main.main()
"""


@posix
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "killed"])
def test_an_end_in_the_middle_leaves_no_half_file_and_no_process(office, tmp_path, end):
    """Ctrl-C comes to all processes of the terminal, a kill to the one only."""
    cases = [*office.store.ids()] * 40
    with (tmp_path / "err").open("wb") as err:
        running = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "-C", str(office.root), "--lang", "en", "render", *cases],
            stdout=subprocess.DEVNULL,
            stderr=err,
            start_new_session=True,
        )
    try:
        first = Path(office.store.path(cases[0], "case")).with_name("review-reply-1.docx")
        limit = time.monotonic() + 120
        while not first.exists():
            assert running.poll() is None, (tmp_path / "err").read_text("utf-8")
            assert time.monotonic() < limit
            time.sleep(0.005)
        helpers = _children(running.pid)
        (os.killpg if end == signal.SIGINT else os.kill)(running.pid, end)
        code = running.wait(60)
    finally:
        running.kill()
    assert code == (130 if end == signal.SIGINT else -end)
    assert len(helpers) == 2
    assert all(map(gone, helpers))
    assert (tmp_path / "err").read_text("utf-8").strip() == ""
    if end == signal.SIGINT:
        assert list(office.root.rglob(".review*.tmp")) == []


def _children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
