"""Two people at one case in the same moment: ids stay one person's, and no clock moves twice."""

from pathlib import Path
from typing import Any

import pytest

from reply_studio.errors import ConflictError, ReplyStudioError
from reply_studio.services import commenting, life, outside_editor, reviewing
from reply_studio.services.desk import Desk
from reply_studio.services.reviewing import Way
from tests.review_desks import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "w")


def agreed(house: House) -> None:
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case, Way())
    reviewing.approve(house.desk("gu"), house.case, Way())


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
    slow = overtaken(house.desk("su"), lambda: reviewing.submit(house.desk("lin"), house.case))
    assert commenting.add(slow, house.case, "语气再改").id == "c1"


def editing(house: House, monkeypatch: pytest.MonkeyPatch, meanwhile: Any) -> tuple[ReplyStudioError, list[Path]]:
    """The drafter's editor is open while ``meanwhile`` happens; how saving ends, and the files the editor was given."""
    given: list[Path] = []

    def run(copy: Path) -> str:
        given.append(copy)
        meanwhile()
        text = copy.read_text("utf-8").replace('layout = ""', 'layout = "by-suggestion"')
        copy.write_text(text + "# mine\n", "utf-8")
        return copy.read_text("utf-8")

    monkeypatch.setattr(outside_editor, "_run", run)
    with pytest.raises(ReplyStudioError) as caught:
        outside_editor.edit_part(house.desk("lin"), house.case, "draft", lambda _error, _copy: False)
    return caught.value, given


def test_an_editor_that_was_open_while_the_letter_was_approved(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The approved text stands; what was typed is kept, and the message says where."""
    before = (house.folder / "draft.toml").read_bytes()
    error, given = editing(house, monkeypatch, lambda: agreed(house))
    assert error.exit_code == 4
    assert str(given[0]) in error.hint
    assert given[0].read_text("utf-8").endswith("# mine\n")
    assert (house.folder / "draft.toml").read_bytes() == before
    given[0].unlink()


def test_no_editor_is_opened_on_a_text_that_stands_still(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types for half an hour to be told that it cannot be saved."""
    agreed(house)
    error, given = editing(house, monkeypatch, lambda: None)
    assert error.exit_code == 5
    assert given == []
