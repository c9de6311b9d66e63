"""What the checks say of a letter that the program composes itself."""

import dataclasses

import msgspec
import pytest

from reply_studio.checks.registry import run
from reply_studio.config import Papers
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.services.checking import composed_context
from tests.builders import case_file, draft, passage
from tests.desks import with_case

WORDS = {"a1": "全市建成食堂\u3002", "a2": "发放补助\u3002", "a3": "开展检查\u3002"}


def codes(desk, drafted: Draft, code: str):
    file = desk.store.load(with_case(desk, case_file(draft=drafted)))
    return [each.code for each in run(composed_context(desk, file), select=[code])]


def points(first_half: str, second_half: str, headings=("优化食堂布局", "加大扶持力度")):
    """Points for two suggestions, each with words in one half of the letter."""
    first = ReplyPoint(id="p1", answers=("s1",), status="planned", heading=headings[0], **{first_half: ("a1",)})
    second = ReplyPoint(id="p2", answers=("s2",), status="done", heading=headings[1], **{second_half: ("a2",)})
    return first, second


def letter(*order: ReplyPoint) -> Draft:
    return draft(order, tuple(passage(key, text) for key, text in WORDS.items() if key != "a3"), layout="sections")


def test_another_half_of_the_letter_begins_the_order_anew(desk):
    """What comes next for the first suggestion stands behind what was done for the second, as it should."""
    assert codes(desk, letter(*points("plans", "progress")), "CV105") == []


def test_within_a_half_the_order_is_that_of_the_suggestions(desk):
    assert codes(desk, letter(*reversed(points("progress", "progress"))), "CV105") == ["CV105"]


def test_a_missing_contact_is_mended_in_the_offices_settings(desk):
    """Nobody can add a line to a letter that is composed."""
    file = desk.store.load(with_case(desk))
    config = msgspec.structs.replace(
        desk.config, office=msgspec.structs.replace(desk.config.office, contact="", phone="")
    )
    bare = dataclasses.replace(desk, config=config)
    (found,) = run(composed_context(bare, file), select=["ID208"])
    assert "config.toml" in (found.fix or "")


@pytest.mark.parametrize("printed", [True, False])
def test_a_class_that_the_office_does_not_print_is_judged_all_the_same(desk, printed):
    """At the title then."""
    config = msgspec.structs.replace(desk.config, papers=Papers(result_class=printed))
    drafted = msgspec.structs.replace(letter(*points("progress", "progress")), result_class="B")
    file = desk.store.load(with_case(desk, case_file(draft=drafted)))
    (found,) = run(composed_context(dataclasses.replace(desk, config=config), file), select=["CL102"])
    assert ("答复" in (found.where.quote or "")) is not printed
