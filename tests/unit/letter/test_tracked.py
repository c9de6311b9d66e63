"""The Word file with tracked changes in LibreOffice: all accepted it is the new letter, all rejected the old."""

from pathlib import Path

import pytest

from reply_studio.letter import tracked
from reply_studio.services.versions import between
from tests.programs import said
from tests.review_desks import House
from tests.unit.services.test_reviewing import submit, write

PEER = Path(__file__).resolve().parents[2] / "peers" / "office_changes.py"


@pytest.mark.parametrize(("decision", "which"), [("accept", 1), ("reject", 0)])
def test_libreoffice_finds_both_letters_in_it(tmp_path: Path, office_python: str, decision: str, which: int) -> None:
    house = House(tmp_path / "w")
    from reply_studio.services import passages
    from reply_studio.services.versions import letter_at

    submit(house)
    desk = house.desk("su")
    before = letter_at(desk, desk.store.load(house.case), "now")
    write(house, "su", "群众反映<良好>&满意。")
    keys = list(desk.store.load(house.case).draft.passages)
    passages.delete(desk, house.case, keys[-1])
    after = letter_at(desk, desk.store.load(house.case), "now")
    path = tmp_path / "changes.docx"
    path.write_bytes(tracked.build(between(before, after), "苏明远", "2025-06-30T09:00:00Z"))
    command = [office_python, str(PEER), decision, str(path)]
    told = said(command)
    wanted = [each.text for each in (before, after)[which].paragraphs if each.text]
    assert [each for each in told.splitlines() if each] == wanted


def test_the_same_changes_give_the_same_bytes(tmp_path: Path) -> None:
    from reply_studio.services.versions import letter_at

    house = House(tmp_path / "w")
    desk = house.desk("su")
    letter = letter_at(desk, desk.store.load(house.case), "now")
    changes = between(letter, letter)
    assert tracked.build(changes, "a", "2025-06-30T09:00:00Z") == tracked.build(changes, "a", "2025-06-30T09:00:00Z")
    assert not any(each.changed for each in changes)
