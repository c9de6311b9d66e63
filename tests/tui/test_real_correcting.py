"""A wrongly read proposal is set right by keys alone in a real terminal, and stays right."""

import shlex
import subprocess
import sys

import pytest

from reply_studio import bootstrap, i18n
from tests.received import wide
from tests.tui.corrections import PARKING
from tests.tui.terminals import terminal, until_autosaved, until_written

PROGRAM = [sys.executable, "-m", "reply_studio"]
TITLE = "关于改善云川市老旧小区停车难的提案"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """An office whose one case was read wrongly: two problems, no suggestion."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    i18n.activate("en")
    root = bootstrap.make_workspace(tmp_path / "office", "", bootstrap.packaged("samples", "config.toml"))
    (tmp_path / "parking.txt").write_text(PARKING, "utf-8")
    assert "suggestions: 0" in run(root, "import", str(tmp_path / "parking.txt"))
    return root


def run(root, *arguments):
    """What a command prints."""
    command = [*PROGRAM, "-C", str(root), "--lang", "en", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def shown(root):
    """The proposal as the store has it."""
    store = bootstrap.open_desk(str(root)).store
    (case,) = store.ids()
    return store.load(case).proposal


def outline(nodes):
    """The suggestions with what stands under them."""
    return [(each.heading or each.text, outline(each.children)) for each in nodes]


def started(workspace, needs, tmp_path):
    """The program at 80x24."""
    command = shlex.join([*PROGRAM, "-C", str(workspace), "--lang", "en"])
    return terminal(needs("tmux"), f"exec {command}", (80, 24), tmp_path)


def opened(it):
    """The reading of the case."""
    it.until(TITLE[:8])
    it.press("Enter")
    it.until("Suggestions 0/")
    it.press("C-u")
    it.until("As it was read", "Received text")


def test_it_is_set_right_by_keys_and_stays_right(workspace, needs, tmp_path):
    """Kind, four cuts, levels, closing, title; kill -9 behind the last key loses nothing; imported again: unchanged."""
    with started(workspace, needs, tmp_path) as it:
        opened(it)
        it.press("End", "F6")
        it.until("What is it?")
        it.type("suggestion")
        it.press("Enter")
        it.until("This is now: suggestion 1.")
        for n in range(2, 6):
            it.press("C-k")
            it.until("Put the caret")
            it.press("C-k")
            it.until(f"the second part is suggestion {n}.")
        it.press("F6")
        it.until("What is it?")
        it.type("closing")
        it.press("Enter")
        it.until("This is now: closing.")
        for n in range(1, 4):
            it.press("Up" if n == 1 else "Down")
            if n == 1:
                it.press("Up", "Up")
            it.press("F8")
            it.until(f"suggestion 1.{n}: one level lower.")
        it.press("F3")
        it.until("Esc Done")
        it.type("吗")
        it.press("Escape")
        it.until("title: saved.")
        it.press("F7")
        it.until("Select a row")
        it.press("C-z")
        it.until("Taken back: title")
        it.press("Escape")
        it.until("Suggestions 0/1")
        it.kill()
        print(f"keys pressed: {it.keys}")
    before = shown(workspace)
    assert before.title == TITLE
    assert "unchanged" in run(workspace, "import", str(tmp_path / "parking.txt"))
    after = shown(workspace)
    assert after == before
    words = ["挖掘小区内部空间,改造为停车位。", "推行错时共享,夜间向居民开放。", "加强管理,组织居民自治。"]
    assert outline(after.suggestions) == [("几点想法", [(wide(each), []) for each in words])]
    assert after.closing == (wide("以上意见,请研究办理。"),)
    assert [each.marker for each in after.problems] == ["一、"]


def test_words_of_a_sudden_end_are_offered_at_the_next_start(workspace, needs, tmp_path):
    """kill -9 while a text is being typed."""
    with started(workspace, needs, tmp_path) as it:
        opened(it)
        it.press("End", "Enter")
        it.until("Esc Done")
        it.type("突然停电之前")
        it.until("突然停电之前")
        until_autosaved(workspace, "突然停电之前")
        it.kill()
    with started(workspace, needs, tmp_path) as it:
        opened(it)
        it.until("were not saved", "突然停电之前")
        it.press("Enter")
        it.until("stand in the proposal", gone="Let them go")
        until_written(workspace, "proposal.toml", "突然停电之前")
        it.press("C-q")
    assert any("突然停电之前" in each.text for each in shown(workspace).problems)
