"""Salutations: whom a letter addresses."""

import pytest

from reply_studio.parsing.salutation import addresses_unit, inline_salutation, is_salutation, read_addressees
from tests.received import wide


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("赵某委员:", ["赵某"]),
        ("赵清和、秦岚等委员:", ["赵清和", "秦岚"]),
        ("赵清和等3名代表:", ["赵清和"]),
        ("尊敬的赵清和等10位代表:", ["赵清和"]),
        ("尊敬的赵清和代表", ["赵清和"]),
        ("赵清和(等10位)代表:", ["赵清和"]),
        ("赵清和等三位市人大代表:", ["赵清和"]),
        ("秦  岚、丁\u3000岚委员:", ["秦岚", "丁岚"]),
        ("张 三 李 四委员:", ["张三", "李四"]),
        ("孙望代表、李明代表:", ["孙望", "李明"]),
        ("林若谷和白若溪委员:", ["林若谷", "白若溪"]),
        ("赵清和政协云门县委员:", ["赵清和"]),
        ("市政协委员赵清和:", ["赵清和"]),
        ("云川市第十四届人大四次会议代表 赵清和:", ["赵清和"]),
        ("买买提\u00b7艾力代表:", ["买买提\u00b7艾力"]),
        ("趙清和委員:", ["趙清和"]),
        ("各位委员:", []),
    ],
)
@pytest.mark.parametrize("print_", [str, wide])
def test_people_are_named_without_their_titles_and_counts(line, names, print_):
    assert is_salutation(print_(line))
    assert list(read_addressees(print_(line))) == names
    assert not addresses_unit(print_(line))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("民革云川市委会:", ["民革云川市委会"]),
        ("致公党云川市委会:", ["致公党云川市委会"]),
        ("民盟云川市委会、民进云川市委会:", ["民盟云川市委会", "民进云川市委会"]),
        ("市第三代表团:", ["市第三代表团"]),
        ("市工商联界别:", ["市工商联界别"]),
    ],
)
def test_groups_are_named_as_printed_and_are_no_units(line, names):
    assert is_salutation(line)
    assert list(read_addressees(line)) == names
    assert not addresses_unit(line)


@pytest.mark.parametrize("line", ["市民政局:", "云门街道:", "市发展和改革委员会:", "市委、市政府:", "市消防救援支队:"])
def test_a_handling_unit_is_addressed_as_printed(line):
    assert is_salutation(line)
    assert addresses_unit(line)
    assert list(read_addressees(line)) == line.rstrip(":").split("、")


@pytest.mark.parametrize(
    "line",
    [
        "建议:",
        "答复内容:",
        "联系人:",
        "现将办理情况答复如下:",
        "民盟云川市委会提出的《关于保护古城的建议》收悉。现答复如下:",
        "感谢您对民政工作的支持,欢迎您继续关心委员:",
        "云川市民政局",
        "",
    ],
)
def test_other_lines_are_no_salutations(line):
    assert not is_salutation(line)


def test_a_unit_without_a_colon_is_addressed_only_before_an_opening():
    assert is_salutation("市民政局", "贵局转来的第29号提案收悉,现答复如下:")
    assert not is_salutation("云川市民政局", "关于市政协七届四次会议第29号提案的答复")


def test_a_salutation_may_run_on_into_the_opening():
    assert inline_salutation("赵清和委员:您提出的《关于公交的提案》收悉。") == len("赵清和委员:")
    assert inline_salutation("赵清和委员:您好!") == len("赵清和委员:")
    assert inline_salutation("我们走访了人大代表:一是征求意见") == 0
