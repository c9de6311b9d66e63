"""From an empty outline to a letter by keys alone, in a real terminal."""

import shlex
import sys
import zipfile
from typing import NamedTuple

import pytest

from reply_studio import bootstrap, i18n
from reply_studio.i18n import _
from reply_studio.services import intake
from reply_studio.services.arrival import Request
from tests.tui.terminals import terminal, until_autosaved, until_written

SAMPLES = bootstrap.packaged("samples")
LETTER, UNITS = "答复单位", "办理单位"
"""Where a page begins a unit's letter, and where it names the units after the last one."""


class Walk(NamedTuple):
    """A case to be walked through: its fixture, its title, what its first suggestion says, who sent passages, and words
    of the passage that is taken.
    """

    workspace: str
    title: str
    suggestion: str
    unit: str
    taken: tuple[str, ...]


SAMPLE = Walk("workspace", "关于完善社区", "优化助餐点布局", "局.", ())
SEED = Walk("seed_workspace", "关于进一步推进", "转变政府职能", "组织部.", ())
WORDS = ("全市建成社区助餐点132个", "一点一档全覆盖", "落实就餐补贴")


def _office(tmp_path, monkeypatch):
    """The sample office, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return bootstrap.make_workspace(tmp_path / "office", "", bootstrap.packaged("samples", "config.toml"))


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """The sample case as received, with both units' letters and no outline."""
    root = _office(tmp_path, monkeypatch)
    desk = bootstrap.open_desk(str(root))
    case = intake.receive(desk, "page.txt", (SAMPLES / "page.txt").read_bytes(), Request()).case
    for name in ("letter-czj.txt", "letter-scj.docx"):
        intake.receive(desk, name, (SAMPLES / name).read_bytes(), Request(kind="input", case=case))
    return root


@pytest.fixture
def seed_workspace(shared, tmp_path, monkeypatch):
    """The real page beside the project without the leading unit's own letter, so that nothing is answered yet."""
    page = next((shared / "seeds").glob("*.txt")).read_text("utf-8")
    *before, last = page.split(LETTER)
    rest = last[last.index(UNITS) :]
    root = _office(tmp_path, monkeypatch)
    intake.receive(bootstrap.open_desk(str(root)), "page.txt", f"{LETTER.join(before)}{rest}".encode(), Request())
    return root


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
@pytest.mark.parametrize("which", [SAMPLE, SEED], ids=["sample", "seed"])
def test_from_nothing_to_the_letter(  # noqa: PLR0917  # one parameter a part of the walk
    request, needs, tmp_path, which, language, size
):
    """Every suggestion answered, a unit's passage taken, one left out, a plan with unit and day, the check, the Word
    file: the sample case, and the real page where it lies beside the project.
    """
    workspace, before = request.getfixturevalue(which.workspace), i18n.language()
    i18n.activate(language)
    try:
        command = shlex.join([sys.executable, "-m", "reply_studio", "-C", str(workspace), "--lang", language])
        with terminal(needs("tmux"), command, size, tmp_path) as it:
            _walk(it, which)
            print(f"keys pressed at {size}: {it.keys}")
    finally:
        i18n.activate(before)
    (letter,) = workspace.glob("drafts/*/review-reply.docx")
    with zipfile.ZipFile(letter) as parts:
        text = parts.read("word/document.xml").decode()
    assert all(each in text for each in WORDS)
    assert "2026年12月31日" in text
    assert all(each in text for each in which.taken)
    assert which.title in text


def test_an_outside_editor_and_a_sudden_end(workspace, needs, tmp_path):
    """F4 gives the terminal to the editor and takes it back; after kill -9 the next start offers the last words."""
    i18n.activate("zh")
    command = shlex.join([sys.executable, "-m", "reply_studio", "-C", str(workspace), "--lang", "zh"])
    with terminal(needs("tmux"), f"exec {command}", (80, 24), tmp_path, EDITOR="sed -i s/132/140/") as it:
        _open(it)
        it.press("F3", "Enter")
        it.until(_("What is the result?"))
        it.press("Down", "Enter", "Enter")
        it.type(WORDS[0])
        it.press("Escape")
        it.until(WORDS[0], gone=_("not saved"))
        it.press("F4")
        it.until("助餐点140个")
        it.press("Enter")
        it.type("突然停电之前")
        it.until("突然停电之前")
        until_autosaved(workspace, "突然停电之前")
        it.kill()
    with terminal(needs("tmux"), command, (80, 24), tmp_path) as it:
        it.until("关于完善社区")
        it.press("Enter")
        it.until("突然停电之前", _("Let them go"))
        it.press("Enter")
        it.until(_("Suggestions {answered}/{all}").format(answered=1, all=3), gone=_("Let them go"))
        until_written(workspace, "draft.toml", "助餐点140个突然停电之前")
        it.press("C-q")


def _open(it, which=SAMPLE):
    it.until(which.title)
    it.press("Enter")
    it.until(which.suggestion, _("Suggestions {answered}/{all}").format(answered=0, all=3))


def _walk(it, which):
    _open(it, which)
    for n, words in enumerate(WORDS, 1):
        it.press("F3")
        it.until(_("+ new point"))
        it.press("Enter")
        it.until(_("What is the result?"))
        it.press("Down", "Enter")
        it.until(_("+ progress"), gone=_("What is the result?"))
        it.press("Enter")
        it.type(words)
        it.press("Escape")
        it.until(words, _("Suggestions {answered}/{all}").format(answered=n, all=3))
    it.press("Down", "Down", "Enter")
    it.type("继续做好保障")
    it.press("Escape")
    it.until(_("Who carries it out?"))
    it.press("Enter")
    it.until(_("Until when?"))
    it.type("2026年底")
    it.until("2026-12-31")
    it.press("Enter")
    it.until("2026-12-31", gone=_("Until when?"))
    it.press("Tab")
    it.until(which.unit)
    it.press("Enter")
    it.until(_("used"))
    it.press("Down", "DC")
    it.until(_("Why is it left out?"))
    it.type("与本条无关")
    it.press("Enter")
    it.until(_("left out"), gone=_("Why is it left out?"))
    it.press("F5")
    it.until(_("Check"))
    it.press("F7")
    it.until(_("set by 28x22; the print decides"))
    it.press("F10")
    it.until("review-reply.docx")
    it.press("C-q")
