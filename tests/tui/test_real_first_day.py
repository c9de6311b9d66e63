"""From a new workspace to the letter by keys alone, as the README tells it: import, merge, answer, check, Word file."""

import shlex
import sys

import pytest

from reply_studio import bootstrap, i18n
from reply_studio.i18n import _
from tests.tui.terminals import terminal

ARRIVED = ("page.txt", "letter-czj.txt", "letter-scj.docx")
CASE = "2026-t-0029"
WORDS = "全市建成社区助餐点132个。"
MOST = 32
"""Keys from the empty list to the letter, the words of one's own not counted."""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A new workspace, and beside it the folder with what arrived."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    arrived = tmp_path / "arrived"
    arrived.mkdir()
    for each in ARRIVED:
        (arrived / each).write_bytes(bootstrap.packaged("samples", each).read_bytes())
    return bootstrap.make_workspace(tmp_path / "office", "市民政局"), arrived


def take_in(it):
    """The page first; then, in its case, both letters at once."""
    it.until("F4")
    it.press("F4")
    it.until("page.txt")
    it.press("p")
    it.until("page.txt", gone="letter-czj.txt")
    it.press("Enter")
    it.until(CASE, _("Open the case"))
    it.press("Enter")
    it.until("0/3", _("Merge"))
    it.press("M-i")
    it.until("letter-scj.docx")
    it.press("IC", "IC")
    it.until(_("marked: {n}").format(n=2))
    it.press("Enter")
    it.until("letter-scj.docx", _("Open the case"))
    it.press("Enter")
    it.until("8/8", gone="letter-scj.docx")


def merge(it):
    """The sure passages together, the last one by itself."""
    overlaps = _("Overlaps {open}/{all}").format(open=0, all=0)
    it.press("F6")
    it.until("8/8", overlaps)
    it.press("F9")
    it.until("1/8")
    it.press("Enter")
    it.until("0/8")
    it.press("Escape")
    it.until("0/3", gone=overlaps)


def answer(it):
    """A status for what the units answered, words of our own where nobody did."""
    for _turn in range(3):
        it.press("F3")
        it.until(_("not set"))
        it.press("Enter")
        it.until(_("Accept"))
        it.press("Down", "Enter")
        seen = it.until("正在推进", gone=_("not set"))
        if _("from {passage}").format(passage="") not in seen:
            it.press("Enter")
            it.until(_("Done"))
            before = it.keys
            it.type(WORDS)
            it.keys = before
            it.until(WORDS)
            it.press("Escape")
            it.until(WORDS, gone=_("Done"))
    it.press("F3")
    it.until("3/3")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
def test_few_keys_lead_from_an_empty_list_to_the_letter(office, needs, tmp_path, size):
    """Nothing but what the screens themselves say is needed; the letter has every unit's words and our own."""
    root, arrived = office
    before = i18n.language()
    i18n.activate("zh")
    try:
        program = shlex.join([sys.executable, "-m", "reply_studio", "-C", str(root), "--lang", "zh"])
        with terminal(needs("tmux"), f"cd {shlex.quote(str(arrived))} && exec {program}", size, tmp_path) as it:
            take_in(it)
            merge(it)
            answer(it)
            it.press("F5")
            it.until("ID208")
            it.press("F10")
            it.until("review-reply.docx")
            it.press("C-q")
            print(f"keys pressed at {size}: {it.keys}")
            assert it.keys <= MOST
    finally:
        i18n.activate(before)
    assert (root / "drafts" / CASE / "review-reply.docx").is_file()
    assert WORDS in (root / "drafts" / CASE / "draft.toml").read_text("utf-8")
