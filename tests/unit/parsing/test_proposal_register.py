"""Names, numbers, titles, sessions and units as forms print them."""

import datetime as dt

import pytest

from reply_studio.parsing import read
from reply_studio.parsing.names import is_group, people, units
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.proposal_register import is_title, number_value, read_session, read_title
from reply_studio.parsing.vocabulary import label_key


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("程予安  沈知远", ["程予安", "沈知远"]),
        ("乔木生、罗  敏、孟怀瑾", ["乔木生", "罗敏", "孟怀瑾"]),
        ("罗 敏 孟怀瑾", ["罗敏", "孟怀瑾"]),
        ("民盟云川市委会", ["民盟云川市委会"]),
        ("民盟 云川市委会", ["民盟云川市委会"]),
        ("民盟云川市委会,民进云川市委会", ["民盟云川市委会", "民进云川市委会"]),
        ("医药卫生界", ["医药卫生界"]),
        ("市政协提案委员会", ["市政协提案委员会"]),
        ("李文委员(民盟)、王雪等5名委员", ["李文", "王雪"]),
        ("无党派  董某某 658xxx", ["董某某"]),
        ("经济界、张敏", ["张敏"]),
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
        ("林一鸣 欧阳 修", ["林一鸣", "欧阳修"]),
        ("区政协委员 章回", ["章回"]),
        ("建 议", []),
        ("云川市工商业联合会(总商会)、赵清和(云川市餐饮协会)", ["云川市工商业联合会(总商会)", "赵清和"]),
        ("民盟云川市委会(集体提案)", ["民盟云川市委会"]),
        ("无", []),
        ("/", []),
        ("", []),
    ],
)
def test_proposers(value, names):
    assert people(value) == names


@pytest.mark.parametrize(("name", "group"), [("九三学社云川市委会", True), ("城关镇代表团", True), ("林妍", False)])
def test_groups(name, group):
    assert is_group(name) is group


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("市民政局", [("市民政局", "lead")]),
        ("市民政局、市司法局", [("市民政局", "lead"), ("市司法局", "lead")]),
        ("市民政局 市财政局", [("市民政局", "lead"), ("市财政局", "lead")]),
        ("市民政局(主办),市司法局(会办)", [("市民政局", "lead"), ("市司法局", "co")]),
        ("主办:市民政局;会办:市财政局", [("市民政局", "lead"), ("市财政局", "co")]),
        ("市公安局(交警支队)", [("市公安局(交警支队)", "lead")]),
        ("提案相关", []),
        ("—", []),
    ],
)
def test_units(value, found):
    assert units(value, "lead") == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第0036号", "0036"),
        ("0112", "0112"),
        ("D041", "D041"),
        ("第D041号", "D041"),
        ("十届三次会议提案第12号", "12"),
        ("第13、53号", "13、53"),
        ("第十二号", "十二"),
        ("2024年", None),
        ("暂无", None),
    ],
)
def test_numbers(text, number):
    assert number_value(text) == number


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("(20240087)关于甲的建议", "关于甲的建议", "20240087"),
        ("\uff08第117号\uff09关于甲的建议", "关于甲的建议", "117"),
        ("《关于甲的提案》(第0264号)", "关于甲的提案", "0264"),
        ("2019年政协46号提案——关于甲的建议", "关于甲的建议", "46"),
        ("关于《条例》的建议", "关于《条例》的建议", None),
        ("关于贯彻《条例》", "关于贯彻《条例》", None),
    ],
)
def test_titles(text, title, number):
    assert read_title(text) == (title, number)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("关于加强管理的提案", True), ("加强管理的建议", True), ("加强管理", False), ("关于此事。已办", False)],
)
def test_title_lines(text, is_one):
    assert is_title(text) is is_one


@pytest.mark.parametrize(
    ("text", "printed", "term", "meeting", "body"),
    [
        ("政协云川市第七届委员会第四次会议提案", "政协云川市第七届委员会第四次会议", 7, 4, "政协云川市委员会"),
        ("云川市政协六届三次会议", "云川市政协六届三次会议", 6, 3, "云川市政协"),
        ("清河县第十八届人民代表大会第四次会议", "清河县第十八届人民代表大会第四次会议", 18, 4, "清河县人民代表大会"),
        ("六届三次", "六届三次", 6, 3, ""),
        ("市十五届人大二次会议第3号建议", "市十五届人大二次会议", 15, 2, "市人大"),
    ],
)
def test_sessions(text, printed, term, meeting, body):
    found = read_session(text)
    assert found is not None
    assert (found.text, found.session.term, found.session.meeting, found.body) == (printed, term, meeting, body)


def test_no_session():
    assert read_session("2023年云川市政协") is None


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("案由", "title"),
        ("提案编号", "number"),
        ("会议届次", "session"),
        ("第一提案人", "proposer"),
        ("附议代表", "cosigner"),
        ("承办单位", "lead"),
        ("协办单位", "co"),
        ("独办单位", "sole"),
        ("分办单位", "separate"),
        ("交办日期", "assigned"),
        ("提案内容", "content"),
        ("情况分析", "reason"),
        ("意见和建议", "suggest"),
        ("【对策建议】", "suggest"),
        ("提案者(签名)", "proposer"),
        ("办理情况", "after"),
        ("建议承办单位", "other"),
        ("案由分类", "other"),
        ("我市", ""),
        ("议", ""),
    ],
)
def test_labels(label, key):
    assert label_key(label) == key


def item(text: str):
    return parse_proposal(read("x", text.encode()))[0]


def test_assigned_day_and_roles():
    found = item("案由:关于甲的提案\n独办单位:市民政局\n交办日期:2025年3月26日\n建议:加强管理。")
    assert found.assigned == dt.date(2025, 3, 26)
    assert [(each.name, each.role) for each in found.handling_units] == [("市民政局", "sole")]


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("市民政局(会办)、市司法局(主办)", ["co", "lead"]),
        ("市民政局、市司法局(主办)", ["co", "lead"]),
        ("市民政局(主办)、市司法局(主办)", ["lead", "lead"]),
        ("市民政局、市司法局", ["lead", "co"]),
    ],
)
def test_of_several_units_the_one_that_is_said_to_lead_does(printed, roles):
    found = item(f"关于甲的提案\n提案人:林妍\n办理单位:{printed}\n建议:加强管理,完善制度。")
    assert [each.role for each in found.handling_units] == roles


def test_first_name_leads_and_groups_are_marked():
    found = item("关于甲的提案\n提案者:民革云川市委会、林妍\n建议:加强管理。")
    assert [(each.name, each.lead, each.group) for each in found.proposal.proposers] == [
        ("民革云川市委会", True, True),
        ("林妍", False, False),
    ]


def test_names_that_go_on_in_the_next_line():
    found = item("关于甲的提案\n联名提案人:林妍、王雪、\n高远、田甜\n建议:加强管理。")
    assert [each.name for each in found.proposal.proposers] == ["林妍", "王雪", "高远", "田甜"]


def test_web_site_owner_is_no_handling_unit():
    footer = "主办单位:政协云川市委员会办公室 版权所有 建议使用1024*768分辨率"
    assert item(f"关于甲的提案\n提案人:林妍\n建议:加强管理,完善制度。\n{footer}").handling_units == ()


def test_phone_and_address_are_not_read_as_anything():
    found = item("关于甲的提案\n提案人:林妍  联系电话:0599-6120031  通讯地址:云川市南街1号\n建议:加强管理。")
    assert [each.name for each in found.proposal.proposers] == ["林妍"]
