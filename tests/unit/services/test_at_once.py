"""Two people at one case in the same moment: ids stay one person's, and no clock moves twice."""

from pathlib import Path
from typing import Any

import pytest

from reply_studio.errors import ConflictError
from reply_studio.services import commenting, life
from reply_studio.services.desk import Desk
from tests.review_desks import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "w")


def overtaken(desk: Desk, other: Any) -> Desk:
    """The desk of somebody who has just opened the case when ``other`` happens, once."""
    real, waiting = desk.store.load, [other]

    def load(case: str) -> Any:
        file = real(case)
        if waiting:
            waiting.pop()()
        return file

    desk.store.load = load  # type: ignore[method-assign]
    return desk


def test_two_comments_at_once_have_ids_of_their_own(house: House) -> None:
    slow = overtaken(house.desk("su"), lambda: commenting.add(house.desk("gu"), house.case, "数字再核"))
    made = commenting.add(slow, house.case, "语气再改")
    assert (made.id, made.text, made.who) == ("c2", "语气再改", "su")
    found = commenting.comments(house.desk("lin").store.load(house.case))
    assert [(each.id, each.text) for each in found] == [("c1", "数字再核"), ("c2", "语气再改")]


def test_a_case_is_paused_once(house: House) -> None:
    slow = overtaken(house.desk("bai"), lambda: life.pause(house.desk("bai"), house.case, "待上级政策明确"))
    with pytest.raises(ConflictError, match="paus"):
        life.pause(slow, house.case, "待上级政策明确")
    acts = house.desk("bai").store.load(house.case).acts
    assert [each.act for each in acts].count("pause") == 1


def test_a_comment_waits_for_no_decision(house: House) -> None:
    """It is kept though the case moved on in that moment."""
    from reply_studio.services import reviewing

    slow = overtaken(house.desk("su"), lambda: reviewing.submit(house.desk("lin"), house.case))
    assert commenting.add(slow, house.case, "语气再改").id == "c1"
