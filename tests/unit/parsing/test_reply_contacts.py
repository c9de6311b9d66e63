"""Contact lines of letters and contact fields of forms."""

import pytest

from reply_studio.model.reply import Contact
from reply_studio.parsing.contacts import is_contact_line, name_and_phone, read_contacts
from tests.received import wide

ONE = (Contact(name="苏明远", phones=("0599-6120031",)),)


@pytest.mark.parametrize(
    "line",
    [
        "联系人:苏明远   联系电话:0599-6120031",
        "(联系人:苏明远,电话:0599-6120031)",
        "(联系人:苏明远;联系电话:0599-6120031;监督电话:12345)",
        "联系人及电话:苏明远    0599-6120031",
        "承办人及联系电话:苏明远 0599-6120031(手机号码)",
        "联 系 人:苏明远\n联系方式:0599-6120031",
        "承办科室:基层政权科  联系人:苏明远  电话:0599-6120031",
        "承办负责人:林知远\n承办人及联系电话:苏明远 0599-6120031",
        "联系人:苏明远(0599-6120031)",
        "联系人:苏明远;电话:0599-6120031(办)",
        "承办领导:石磊   承办人:苏明远(电话:0599-6120031)",
    ],
)
@pytest.mark.parametrize("print_", [str, wide])
def test_a_person_with_a_number_is_read_from_every_form_of_the_line(line, print_):
    lines = print_(line).split("\n")
    assert read_contacts(lines) == ONE
    assert all(is_contact_line(each) for each in lines)


def test_one_person_may_have_several_numbers():
    found = read_contacts(["(联系人及电话:苏明远,6120031、14100000000)"])
    assert found == (Contact(name="苏明远", phones=("6120031", "14100000000")),)


def test_several_persons_share_out_as_many_numbers():
    both = (Contact(name="苏明远", phones=("6120031",)), Contact(name="沈岚", phones=("6120032",)))
    assert read_contacts(["联系人:苏明远、沈 岚,电话:6120031、6120032"]) == both
    assert read_contacts(["联系人:苏明远,电话:6120031;沈岚,电话:6120032"]) == both


def test_a_unit_may_stand_for_a_person():
    lines = ["联系单位:云川县文广旅游局", "联系电话:0599\u2500612xxxx"]
    assert read_contacts(lines) == (Contact(name="云川县文广旅游局", phones=("0599\u2500612xxxx",)),)
    joined = read_contacts(["联系单位及电话:市住建局(市人防办)      0599-612xxxx"])
    assert joined == (Contact(name="市住建局(市人防办)", phones=("0599-612xxxx",)),)


def test_blanks_give_nothing_and_a_name_alone_has_no_number():
    assert read_contacts(["(联系人:    ,电话:      )"]) == ()
    assert read_contacts(["联系人:苏明远"]) == (Contact(name="苏明远"),)
    assert read_contacts(["联系电话:6120031"]) == (Contact(phones=("6120031",)),)


def test_fields_of_a_form_join_to_one_contact():
    assert name_and_phone("苏明远", "6120031") == (Contact(name="苏明远", phones=("6120031",)),)
    assert name_and_phone("苏明远\uff0c6120031", "") == (Contact(name="苏明远", phones=("6120031",)),)
    assert name_and_phone("", "6120031") == (Contact(phones=("6120031",)),)
    assert name_and_phone(" ", "") == ()


@pytest.mark.parametrize("line", ["我局联系电话局整改线路12条。", "云川市民政局", "2024年5月6日", "感谢您的支持。"])
def test_other_lines_are_no_contact_lines(line):
    assert not is_contact_line(line)
