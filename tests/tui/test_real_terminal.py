"""From an empty outline to a letter by keys alone, in a real terminal."""

import shlex
import sys
import zipfile

import pytest

from reply_studio import bootstrap, i18n
from reply_studio.i18n import _
from reply_studio.services import intake
from reply_studio.services.arrival import Request
from tests.tui.terminals import terminal

SAMPLES = bootstrap.packaged("samples")
WORDS = ("全市建成社区助餐点132个", "一点一档全覆盖", "落实就餐补贴")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """The sample case as received, with both units' letters and no outline."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = bootstrap.make_workspace(tmp_path / "office", "", bootstrap.packaged("samples", "config.toml"))
    desk = bootstrap.open_desk(str(root))
    case = intake.receive(desk, "page.txt", (SAMPLES / "page.txt").read_bytes(), Request()).case
    for name in ("letter-czj.txt", "letter-scj.docx"):
        intake.receive(desk, name, (SAMPLES / name).read_bytes(), Request(kind="input", case=case))
    return root


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
def test_from_nothing_to_the_letter(workspace, needs, tmp_path, language, size):
    """Every suggestion answered, a unit's passage taken, a plan with unit and day, the check, the Word file."""
    before = i18n.language()
    i18n.activate(language)
    try:
        command = shlex.join([sys.executable, "-m", "reply_studio", "-C", str(workspace), "--lang", language])
        with terminal(needs("tmux"), command, size, tmp_path) as it:
            _walk(it, narrow=size[0] < 100)
            print(f"keys pressed at {size}: {it.keys}")
    finally:
        i18n.activate(before)
    (letter,) = workspace.glob("drafts/*/review-reply.docx")
    with zipfile.ZipFile(letter) as parts:
        text = parts.read("word/document.xml").decode()
    assert all(each in text for each in WORDS)
    assert "2026年12月31日" in text


def _walk(it, *, narrow):
    it.until("关于完善社区")
    it.press("Enter")
    it.until("优化助餐点布局", _("Suggestions {answered}/{all}").format(answered=0, all=3))
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
    it.until("财政局.1")
    it.press("Enter")
    it.until(_("used"))
    it.press("F5")
    it.until(_("Check"))
    it.press("F7")
    it.until(_("(document number)"))
    it.press("F10")
    it.until("review-reply.docx")
    it.press("C-q")
