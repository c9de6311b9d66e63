"""A workspace with many cases whose letters can be printed: invented, one to six pages, no two alike."""

import random
from collections.abc import Iterator

from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.proposal import Proposal, Suggestion
from reply_studio.services.desk import Desk
from reply_studio.services.editing import replace
from tests.builders import case_file, draft, passage, person
from tests.page_letters import WORDS, text

NAMES = ("赵清和", "钱若谷", "孙知微")


def fill(desk: Desk, count: int) -> tuple[str, ...]:
    """So many cases in the desk's store, one to three proposers each; returns their ids."""
    return tuple(
        desk.store.create(
            each.case, {"case": each.case, "proposal": each.proposal, "draft": each.draft}, (Act(act="import"),)
        )
        for each in _files(count)
    )


def _files(count: int) -> Iterator[CaseFile]:
    for number in range(1, count + 1):
        file = _file(random.Random(number), 1 + number % 8, NAMES[: 1 + number % 3])
        yield replace(file, case=replace(file.case, id=f"2025-t-{number:04d}", number=str(number)))


def _file(chance: random.Random, points: int, names: tuple[str, ...]) -> CaseFile:
    proposal = Proposal(
        title=f"关于加强{chance.choice(WORDS)}的建议",
        proposers=tuple(person(name, lead=name == names[0]) for name in names),
        suggestions=tuple(
            Suggestion(id=f"s{n}", marker="一、", heading=f"关于{chance.choice(WORDS)}", text="略。")
            for n in range(points)
        ),
    )
    answers = tuple(
        ReplyPoint(id=f"p{n}", answers=(f"s{n}",), status="in_progress", progress=(f"a{n}",), plans=(f"b{n}",))
        for n in range(points)
    )
    passages = [passage(f"a{n}", text(chance, chance.randint(1, 4))) for n in range(points)]
    passages += [passage(f"b{n}", text(chance, 1), unit="mzj") for n in range(points)]
    return case_file(proposal=proposal, draft=draft(answers, passages))
