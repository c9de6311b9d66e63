"""Random sequences of commands by four people and of changes from outside: whatever comes, no letter leaves the house
that was not agreed to, and every case can still be brought to its end.
"""

import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from reply_studio.errors import ReplyStudioError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.model.workflow import State, state_of
from reply_studio.services import commenting, issuing, life, passages, reviewing, sheets
from reply_studio.services.binding import letter_of
from reply_studio.services.desk import Desk
from reply_studio.services.passages import Wording
from reply_studio.services.printing import template_of
from tests.review_checker import faults, printed
from tests.review_desks import House

PEOPLE = ("lin", "su", "gu", "bai")
FORWARD = 0.55
"""How often the right person does what is next, so that chance comes to issued letters, too."""
WORDS = ("运行平稳。", "群众反映良好。", "工作有序推进。", "管理更加规范。")


class Play:
    """One house, its random events, and what stood in the letter whenever somebody agreed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        recheck = self.dice.choice(("never", "substantive", "always"))
        self.house = House(root)
        review = msgspec.structs.replace(self.house.config.review, recheck=recheck)
        self.house.config = msgspec.structs.replace(self.house.config, review=review)
        self.recheck = recheck
        self.seen: dict[int, str] = {}
        self.comments: set[str] = set()
        self.count = itertools.count(1)

    @property
    def case(self) -> str:
        return self.house.case

    def letter(self) -> str:
        """The words that would be printed now."""
        desk = self.house.desk("lin")
        letter = letter_of(desk, desk.store.load(self.case))
        return printed(desk.printer.print(letter, template_of(desk, letter.paper)))

    def approve(self, who: str, way: reviewing.Way = reviewing.Way()) -> None:
        reviewing.approve(self.house.desk(who), self.case, way)
        self.seen[self.house.desk(who).store.load(self.case).acts[-1].seq] = self.letter()

    def write(self, who: str) -> None:
        key = self.house.passage()
        text = self.house.desk(who).store.load(self.case).draft.passages[key].text
        more = self.dice.choice((*WORDS, "\uff0c", " "))
        words = f"{text}{more}" if len(text) < 300 else text[:-10]
        passages.edit(self.house.desk(who), self.case, key, Wording(text=words))

    def paper(self) -> None:
        scan = self.house.root / "scan.pdf"
        scan.write_bytes(b"%PDF-1.4 " + str(next(self.count)).encode())
        if self.dice.random() < 0.8:
            sheets.sheet(self.house.desk("su"), self.case, self.house.root / "sheet.docx")
        if self.dice.random() < 0.3:
            self.outside("draft")
        self.approve("bai", reviewing.Way(on_behalf=self.dice.choice(("gu", "su", "lin")), evidence=scan))

    def outside(self, part: str) -> None:
        """Another program changes a hand file."""
        path = self.house.folder / f"{part}.toml"
        text = path.read_text("utf-8")
        places = [each.start() for each in re.finditer("[。\uff0c]", text)]
        at = self.dice.choice(places)
        path.write_text(text[:at] + self.dice.choice(("很", "外", "\uff1b")) + text[at:], "utf-8")

    def template(self) -> None:
        path = self.house.root / "templates" / "reply.docx"
        parts = dict(read_parts(path.read_bytes(), "reply.docx"))
        parts["word/styles.xml"] += b"<!-- -->"
        path.write_bytes(write_parts(parts))

    def settings(self) -> None:
        value = self.dice.choice(("public", "on_request", "not_public"))
        letter = msgspec.structs.replace(self.house.config.letter, disclosure=value)
        self.house.config = msgspec.structs.replace(self.house.config, letter=letter)

    def comment(self, who: str) -> None:
        text = f"批注{next(self.count)}"
        commenting.add(self.house.desk(who), self.case, text, self.dice.choice(("", self.house.passage())))
        self.comments.add(text)

    def events(self) -> list[Callable[[], object]]:
        who = self.dice.choice(PEOPLE)
        desk = self.house.desk(who)
        return [
            lambda: reviewing.submit(desk, self.case),
            lambda: reviewing.submit(self.house.desk("lin"), self.case),
            lambda: self.approve(who),
            lambda: self.approve("su"),
            lambda: self.approve("gu"),
            self.paper,
            lambda: reviewing.give_back(desk, self.case, "请补充"),
            lambda: reviewing.recall(desk, self.case),
            lambda: issuing.issue(self.house.desk("bai"), self.case),
            lambda: issuing.issue(desk, self.case, number=self.dice.choice(("", "外文〔2025〕7号"))),
            lambda: issuing.dispatch(desk, self.case),
            lambda: life.move(desk, self.case, self.dice.choice(("accept", "revise", "rehandle", "close")), "理由"),
            lambda: self.write(who),
            lambda: self.write("lin"),
            lambda: self.comment(who),
            lambda: self.outside("draft"),
            lambda: self.outside("proposal"),
            self.template,
            self.settings,
        ]

    def forward(self) -> None:
        """What the right person would do next."""
        state = self.state()
        if state is State.IN_REVIEW:
            self.approve(self.dice.choice(("su", "gu")))
        elif state is State.APPROVED:
            issuing.issue(self.office(), self.case)
        elif state is State.ISSUED:
            issuing.dispatch(self.office(), self.case)
        else:
            reviewing.submit(self.house.desk("lin"), self.case)

    def run(self, steps: int) -> int:
        """Random events, each of which may be refused; what is refused changes nothing. Returns the letters issued."""
        for _step in range(steps):
            before = self.house.desk("lin").store.load(self.case).acts
            try:
                (self.forward if self.dice.random() < FORWARD else self.dice.choice(self.events()))()
            except ReplyStudioError:
                after = self.house.desk("lin").store.load(self.case).acts[len(before) :]
                assert {each.act for each in after} <= {"changed-outside", "sheet"}
        assert self.wrong() == []
        return sum(each.act == "issue" for each in self.house.desk("lin").store.load(self.case).acts)

    def wrong(self) -> list[str]:
        exact = self.recheck == "always"
        steps = ["su", "gu"] if self.recheck != "never" else ["gu"]
        return faults(self.house.root, steps, self.seen, self.comments, exact)

    def state(self, who: str = "lin") -> State:
        return state_of(self.house.desk(who).store.load(self.case))

    def office(self) -> Desk:
        return self.house.desk("bai")

    def end(self) -> None:
        """However it stands, honest people bring the case to its end."""
        if self.state() is State.ISSUED:
            issuing.dispatch(self.office(), self.case)
        if self.state() in (State.IN_REVIEW, State.APPROVED):
            reviewing.give_back(self.house.desk("gu"), self.case, "重来")
        if self.state() in (State.RECEIVED, State.DRAFTING, State.ACCEPTED):
            reviewing.submit(self.house.desk("lin"), self.case)
            reviewing.give_back(self.house.desk("su"), self.case, "leaders who wrote begin anew as readers")
            reviewing.submit(self.house.desk("lin"), self.case)
            self.approve("su")
            self.approve("gu")
            issuing.issue(self.office(), self.case)
            issuing.dispatch(self.office(), self.case)
        if self.state() is not State.CLOSED:
            life.move(self.office(), self.case, "close")
        life.move(self.office(), self.case, "archive")
        assert self.state() is State.ARCHIVED
        assert self.wrong() == []


def play(root: Path, seeds: range, steps: int = 10) -> int:
    """The letters issued by chance over all sequences."""
    issued = 0
    for seed in seeds:
        game = Play(root / str(seed), seed)
        issued += game.run(steps)
        game.end()
    return issued


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_two_hundred_sequences(tmp_path: Path, first: int) -> None:
    play(tmp_path, range(first, first + 25))
