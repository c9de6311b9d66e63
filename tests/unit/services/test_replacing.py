"""Find and replace in the draft."""

import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.services import replacing, undoing
from reply_studio.services.desk import open_case
from reply_studio.services.editing import change_passage, change_point, replace
from reply_studio.services.places import PointText, Words
from tests.builders import case_file
from tests.desks import with_case


def test_every_place_is_found_in_the_order_of_the_draft():
    hits = replacing.find(case_file().draft, "食堂布局")
    text = case_file().draft.passages["a2"].text
    at = text.index("食堂布局")
    assert [(each.place, each.start) for each in hits] == [
        (PointText(point="p2", field="heading"), 2),
        (Words(passage="a2"), at),
    ]
    assert hits[1].before() == text[at - replacing.AROUND : at]
    assert hits[1].behind(4) == text[at + 4 : at + 4 + replacing.AROUND]


def test_one_point_alone_can_be_searched():
    draft = case_file().draft
    assert {each.anchor for each in replacing.find(draft, "食堂", ("p3",))} == {"a5", "a6"}


def test_places_do_not_overlap():
    draft = change_passage(case_file().draft, "a1", text="啊啊啊啊啊")
    assert [each.start for each in replacing.find(draft, "啊啊")] == [0, 2]


def test_all_are_replaced_in_one_step_that_undo_takes_back(desk):
    case = with_case(desk)
    before = open_case(desk, case).draft
    found = replacing.replace(desk, case, "食堂", "餐厅")
    after = open_case(desk, case)
    assert len(found) == sum(each.text.count("食堂") for each in before.passages.values()) + 1
    assert not replacing.find(after.draft, "食堂")
    assert [each.act for each in after.acts] == ["import", "replace"]
    assert {key: each.origins for key, each in after.draft.passages.items()} == {
        key: each.origins for key, each in before.passages.items()
    }
    assert undoing.undo(desk, case) == "replace"
    assert open_case(desk, case).draft == before


def test_a_dry_run_only_looks(desk):
    case = with_case(desk)
    before = open_case(desk, case)
    found = replacing.replace(desk, case, "补助", "补贴", "p3", dry=True)
    assert {each.anchor for each in found} == {"a5", "a6"}
    assert open_case(desk, case) == before


def test_chosen_places_alone_are_replaced():
    file = case_file()
    hits = replacing.find(file.draft, "补助", ("p3",))
    made = replacing.step(file, "补助", "补贴", (hits[0], hits[2]))
    text = made.draft.passages["a5"].text
    assert text.count("补贴") == 2
    assert text.count("补助") == file.draft.passages["a5"].text.count("补助") - 2
    assert made.act.data["n"] == 2


def test_a_text_that_changed_meanwhile_is_left_as_it_is():
    file = case_file()
    hits = replacing.find(file.draft, "补助")
    changed = replace(file, draft=change_passage(file.draft, "a5", text="别的话,补助。"))
    made = replacing.step(changed, "补助", "补贴", hits)
    assert made.draft.passages["a5"].text == "别的话,补助。"
    assert made.draft.passages["a6"].text == file.draft.passages["a6"].text.replace("补助", "补贴")


@pytest.mark.parametrize("wanted", ["a5", "heading"])
def test_no_text_is_emptied(wanted):
    file = case_file()
    draft = change_passage(file.draft, "a5", text="补助") if wanted == "a5" else file.draft
    draft = change_point(draft, "p3", heading="补助") if wanted == "heading" else draft
    file = replace(file, draft=draft)
    with pytest.raises(RefusedError) as caught:
        replacing.step(file, "补助", " ", replacing.find(file.draft, "补助"))
    assert caught.value.where == ("a5" if wanted == "a5" else "p3")


def test_there_must_be_something_to_find():
    with pytest.raises(UsageError):
        replacing.find(case_file().draft, "")
