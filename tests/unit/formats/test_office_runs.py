"""Many files become PDFs in few runs, and none is lost by another one that is damaged, hangs or ends the program."""

import subprocess
import sys
from pathlib import Path

import pytest

from reply_studio.formats import office, office_runs
from reply_studio.letter.blueprint import TEMPLATES
from reply_studio.letter.word import render
from tests.page_letters import letters
from tests.programs import gone

PROGRAM = """#!/bin/sh
# What a file holds says what becomes of it.
for file in "$@"; do
    case "$file" in *.docx) ;; *) continue ;; esac
    pdf="${file%.docx}.pdf"
    case "$(cat "$file")" in
        damaged) ;;
        hangs) printf '%s' '%PDF' > "$pdf"; sleep 600 ;;
        ends) printf '%s' '%PDF' > "$pdf"; kill -9 $$ ;;
        *) printf '%s\\n%s\\n%s\\n' '%PDF' "$(cat "$file")" '%%EOF' > "$pdf" ;;
    esac
done
"""
script = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")


@pytest.fixture
def starts(monkeypatch, tmp_path) -> list[list[str]]:
    """The stand-in for LibreOffice; what each of its runs was given."""
    program = tmp_path / "soffice"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: str(program))
    found: list[list[str]] = []
    start = office.start

    def watched(program: str, sources: list[Path], *more: object) -> "subprocess.Popen[bytes]":
        found.append([each.read_text("utf-8") for each in sources])
        return start(program, sources, *more)

    monkeypatch.setattr(office, "start", watched)
    return found


def made(tmp_path: Path, texts: list[str], processors: int = 2) -> list[str | None]:
    """What the PDF of each file holds."""
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_text(text, "utf-8")
    found = office_runs.pdfs(files, processors)
    return [each and each.read_text("utf-8").split("\n")[1] for each in found]


def texts(count: int, **odd: str) -> list[str]:
    """So many files, some of them odd: ``f3="hangs"``."""
    return [odd.get(f"f{number}", f"text {number}") for number in range(count)]


def expected(given: list[str]) -> list[str | None]:
    return [each if each.startswith("text") else None for each in given]


@script
@pytest.mark.parametrize(("count", "processors", "runs"), [(0, 2, 0), (1, 2, 1), (15, 2, 1), (16, 2, 2), (150, 2, 4)])
def test_a_run_serves_many_files(tmp_path, starts, count, processors, runs):
    given = texts(count)
    assert made(tmp_path, given, processors) == given
    assert len(starts) == runs
    assert all(len(each) <= office_runs.AT_ONCE for each in starts)


@script
def test_damaged_files_and_those_that_end_the_program_lose_no_other(tmp_path, starts):
    given = texts(20, f0="damaged", f7="ends", f8="damaged", f9="ends", f19="damaged")
    assert made(tmp_path, given) == expected(given)


@script
def test_a_file_that_hangs_costs_the_time_of_one_file(tmp_path, starts, monkeypatch):
    monkeypatch.setattr(office, "SECONDS", 4.0)
    given = texts(20, f4="hangs")
    assert made(tmp_path, given) == expected(given)
    assert len(starts) <= 4


@script
def test_a_program_that_makes_nothing_gives_nothing(tmp_path, starts):
    given = texts(4, f0="damaged", f1="damaged", f2="damaged", f3="damaged")
    assert made(tmp_path, given) == [None] * 4


@script
def test_closing_ends_the_runs(tmp_path, starts, monkeypatch):
    processes = []
    start = office.start
    monkeypatch.setattr(office, "start", lambda *given: processes.append(start(*given)) or processes[-1])
    files = []
    for number, text in enumerate(texts(20, f4="hangs", f5="hangs")):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_text(text, "utf-8")
    running = office_runs.pdfs(files, 2)
    folder = next(running).parents[1]
    running.close()
    assert len(processes) == 2
    assert all(gone(each.pid) for each in processes)
    assert not folder.exists()


def test_without_the_program_there_is_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(office, "find", lambda: None)
    assert list(office_runs.pdfs([tmp_path / "a.docx"] * 3, 2)) == [None] * 3


def test_letters_become_pdfs_in_two_runs_side_by_side(needs, root, tmp_path):
    """Of the real program, with a damaged file among them and one that is not there."""
    needs("soffice")
    letter = letters()["short"]
    data = render(letter, root / "templates" / TEMPLATES[letter.paper])
    files = [tmp_path / f"{number}.docx" for number in range(16)]
    for each in files:
        each.write_bytes(data)
    files[3].write_bytes(data[:500])
    files[10].unlink()
    found = [each and each.read_bytes()[:5] for each in office_runs.pdfs(files, 2)]
    assert found == [None if n in {3, 10} else b"%PDF-" for n in range(16)]
