"""Four people take one case from the draft to the dispatched letter by keys alone, each in a terminal of their own.

The drafter submits; the reviewer returns it with a reason; it is changed and submitted anew; the reviewer approves;
the leader changes the text, which makes that approval outdated; the reviewer looks again; the leader signs on paper,
and the office enters the signed sheet, issues the letter and sends it.
"""

import contextlib
import os
import shlex
import sys
import time

import pytest

from reply_studio import bootstrap, i18n
from reply_studio.i18n import _
from reply_studio.model.workflow import State, state_of
from reply_studio.services import demo
from reply_studio.services.words import word
from reply_studio.tui.screens.review_reading import LOOKED, NAMES
from tests.tui.terminals import PATIENCE, terminal

SIZE = (80, 24)
REASON, ADDED, EDITED = "请补充一句", "进展情况每月公布。", "每季度向社会公布。"
PEOPLE = ("lin", "su", "gu", "bai")


class Person:
    """Somebody at a terminal; what was pressed and what then stood on the screen is told on standard output."""

    def __init__(self, login, it):
        self.login, self.it = login, it

    def press(self, *keys):
        self._tell(" ".join(keys))
        self.it.press(*keys)

    def type(self, text):
        self._tell(f"“{text}”")
        self.it.type(text)

    def sees(self, *texts, gone=""):
        seen = self.it.until(*texts, gone=gone)
        self._tell(f"  | {' · '.join(texts)}")
        return seen

    def _wrapped(self, text):
        """Waits for words that a line's end may cut."""
        end = time.monotonic() + PATIENCE
        while text not in "".join(self.it.screen().split()):
            assert time.monotonic() < end, self.it.screen()
            time.sleep(0.03)

    def _tell(self, what):
        print(f"{self.login:4} {what}")

    def review(self):
        """From the list to the letter of the selected case, and to its end."""
        self.press("F10")
        self.sees("[" + _("Letter") + "]")
        self.press("F8")
        return self.sees(_("End of the letter. F8: decide."))

    def way(self, label):
        """One of the next steps, by a part of its name."""
        self.press("F8")
        self.sees(_("type to narrow the list"))
        self.type(label)
        self.sees(f"> {label}"[:12], label)
        self.press("Enter")

    def line(self, title, text=""):
        """A line that is asked for, empty or with words."""
        self.sees(title)
        if text:
            self.type(text)
        self.press("Enter")

    def sure(self, *texts):
        """The last page says these, and yes is said."""
        seen = self.sees("ctrl-Y " + _("Yes"), *texts)
        self.press("C-y")
        return seen

    def write(self, text):
        """In the workbench: words at the end of the first passage."""
        self.press("Tab")
        self.sees("[" + _("Reply") + "]")
        self.press("Home", "Down", "Down", "Down", "Enter")
        self.sees(_("Split here"))
        self.press("End")
        self.type(text)
        self._wrapped(text)
        self.press("Escape")
        self.sees(_("saved {time}").partition("{")[0].strip(), gone=_("Split here"))


@pytest.fixture
def office(tmp_path, monkeypatch):
    """The fictional office of four with its sample case, ready for review."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    desk = bootstrap.demo_desk(tmp_path / "office", {})
    demo.run(desk, bootstrap.packaged("samples"), lambda _line: None)
    return desk


def command(desk, login, language):
    return shlex.join([sys.executable, "-m", "reply_studio", "-C", str(desk.root), "--lang", language, "--as", login])


def acts_of(desk):
    """The acts of the way, as the journal has them."""
    (case,) = desk.store.ids()
    file = desk.store.load(case)
    return file, [
        each for each in file.acts if each.act in {"submit", "return", "approve", "sheet", "issue", "dispatch"}
    ]


def test_four_people_take_a_case_from_draft_to_dispatch(office, needs, tmp_path):
    """By keys alone, at 80x24; every decision stands in the journal under the right name and for the right text."""
    before = i18n.language()
    i18n.activate("zh")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    try:
        with contextlib.ExitStack() as stack:
            people = [
                Person(
                    login,
                    stack.enter_context(
                        terminal(
                            needs("tmux"),
                            f"exec {command(office, login, 'zh')}",
                            SIZE,
                            tmp_path / login,
                            PYTHONPATH=os.pathsep.join(filter(None, sys.path)),
                        )
                    ),
                )
                for login in PEOPLE
            ]
            for each in people:
                each.sees("0029")
            _go(*people, scan)
    finally:
        i18n.activate(before)
    file, acts = acts_of(office)
    assert state_of(file) is State.DISPATCHED
    assert [(each.act, each.who) for each in acts] == [
        ("submit", "lin"),
        ("return", "su"),
        ("submit", "lin"),
        ("approve", "su"),
        ("approve", "su"),
        ("sheet", "bai"),
        ("approve", "bai"),
        ("issue", "bai"),
        ("dispatch", "bai"),
    ]
    first, again, paper = (each for each in acts if each.act == "approve")
    assert first.data["binding"]["text"] != again.data["binding"]["text"]
    assert paper.data["on_behalf"] == "gu"
    assert paper.data["binding"]["text"] == again.data["binding"]["text"]
    assert {each.who for each in file.acts if "draft" in each.parts} >= {"lin", "gu"}
    texts = "".join(each.text for each in file.draft.passages.values())
    assert ADDED in texts
    assert EDITED in texts


def _go(lin, su, gu, bai, scan):
    _submitted_and_returned(lin, su)
    _submitted_again_and_approved(lin, su)
    _changed_by_the_leader(gu)
    _looked_at_again(su)
    _signed_on_paper(bai, scan)
    _issued_and_sent(bai)
    for each in (lin, su, gu, bai):
        each.press("C-q")


def _submit(lin):
    lin.way(word("submit"))
    lin.sure("苏明远")
    lin.sees(word(State.IN_REVIEW.value))


def _submitted_and_returned(lin, su):
    lin.press("Enter")
    lin.sees(_("Merge"), word(State.DRAFTING.value))
    _submit(lin)
    su.sees(word(State.IN_REVIEW.value))
    su.review()
    su.way(word("return"))
    su.line(_("what is to be changed"), REASON)
    su.sure(REASON)
    su.sees(_("No other case waits for you."))


def _submitted_again_and_approved(lin, su):
    lin.sees(REASON, word(State.DRAFTING.value))
    lin.write(ADDED)
    _submit(lin)
    su.sees(word(State.IN_REVIEW.value))
    su.press("F10")
    su.sees("[" + _("Letter") + "]")
    su.press("F6")
    su.sees(_(NAMES[LOOKED]), "{+")
    su.press("F8")
    su.sees(_("End of the letter. F8: decide."))
    _approve(su)


def _approve(su):
    su.way(word("approve"))
    su.sure("顾清和")
    su.sees(_("No other case waits for you."))


def _changed_by_the_leader(gu):
    gu.sees(word(State.IN_REVIEW.value))
    gu.review()
    gu.way(_("approve with an edit of my own"))
    gu.sees(_("Merge"))
    gu.write(EDITED)
    gu.press("Escape")
    gu.sees(_("The letter is another one than before."), "苏明远")


def _looked_at_again(su):
    told = su.review()
    assert _("{n} approvals are outdated: they were given for other words").format(n=1) in told
    su.press("F6")
    su.sees(_(NAMES[LOOKED]), "{+")
    _approve(su)


def _signed_on_paper(bai, scan):
    bai.review()
    bai.way(_("print the sign-off sheet"))
    bai.sees("sign-off-sheet.docx")
    bai.way(_("enter a signed sheet"))
    bai.sees(_("Who signed the sheet?"), "> 顾清和")
    bai.press("Enter")
    bai.line(_("The scan of the signed sheet"), str(scan))
    bai.sure("顾清和", scan.name)
    bai.sees(word(State.APPROVED.value), "0029", "1/1")


def _issued_and_sent(bai):
    bai.review()
    bai.way(word("issue"))
    bai.line(_("A number given by another system?"))
    bai.line(_("The letter's date?"))
    bai.line(_("The seal?"))
    bai.sure("1号", "letters/1.docx")
    bai.sees(word(State.ISSUED.value))
    bai.way(word("dispatch"))
    bai.line(_("To whom was it sent?"))
    bai.line(_("On which day?"))
    bai.sure("1号", "沈静秋")
    bai.sees(word(State.DISPATCHED.value))
