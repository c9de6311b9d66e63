"""Names of units from what stands before the caret."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.services import unit_names
from reply_studio.services.unit_names import UnitName, fragment
from tests.builders import case_file, office
from tests.desks import contribution

KNOWN = unit_names.names(office(), case_file())


def test_ours_then_the_cases_then_the_offices_list_with_both_forms():
    assert [each.name for each in KNOWN] == [
        "市民政局",
        "云川市民政局",
        "市司法局",
        "云川市司法局",
        "市委组织部",
        "中共云川市委组织部",
    ]


def test_a_unit_that_only_the_case_knows_or_that_only_sent_something_is_there():
    file = case_file()
    case = msgspec.structs.replace(
        file.case, units=(*file.case.units, msgspec.structs.replace(file.case.units[1], key="u1", name="市体育局"))
    )
    file = msgspec.structs.replace(file, case=case, inputs=(contribution("u2", "市水务局", ("有水。",)),))
    found = {each.name for each in unit_names.names(office(), file)}
    assert {"市体育局", "市水务局"} <= found
    assert "u1" not in found
    assert "u2" not in found


def test_the_longest_part_of_a_name_before_the_caret_counts():
    assert fragment("由市司法", KNOWN) == "市司法"
    assert fragment("会同组织", KNOWN) == "组织"
    assert fragment("第一行市司法\n会同", KNOWN) == ""
    assert fragment("", KNOWN) == ""
    assert fragment("民政局 ", KNOWN) == ""


def test_another_name_of_the_unit_leads_to_it_too():
    found = fragment("请中共云川市委", KNOWN)
    assert found == "中共云川市委"
    assert [each.name for each in KNOWN if each.has(found)] == ["市委组织部", "中共云川市委组织部"]


@given(st.text(max_size=40))
def test_what_is_found_ends_the_text_and_is_a_part_of_a_name(before):
    found = fragment(before, KNOWN)
    assert before.endswith(found)
    assert "\n" not in found
    assert not found or any(each.has(found) for each in KNOWN)


@given(st.text("司法局市民", min_size=1, max_size=6))
def test_no_longer_end_would_have_done(before):
    found = fragment(before, [UnitName(name="市司法局")])
    longer = [before[at:] for at in range(len(before) - len(found))]
    assert not any(each in "市司法局" for each in longer)
