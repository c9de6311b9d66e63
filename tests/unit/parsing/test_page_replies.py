"""Whole pages: the proposal, every reply with its form and its letter, units with roles, votes."""

import datetime as dt

import pytest

from reply_studio.model.case import Session
from reply_studio.model.letter import Kind
from reply_studio.model.reply import Contact
from reply_studio.parsing import read, understand
from reply_studio.parsing.page import parse_page
from tests.received import PAGE, REPLY, document, wide


def parse(text):
    return parse_page(document(text, "page.txt"))


@pytest.mark.parametrize("print_", [str, wide])
def test_a_page_gives_its_item_and_every_reply(print_):
    intake = parse(print_(PAGE))
    assert intake.kind == "page"
    assert (intake.item.number, intake.item.type) == ("20240029", "proposal")
    assert intake.item.proposal.title == "关于加强社区“长者食堂”建设的提案"
    assert [each.heading for each in intake.item.proposal.suggestions] == ["优化食堂布局", "加大扶持力度"]
    assert [each.unit for each in intake.replies] == ["云川市财政局", "云川市民政局"]
    assert [each.role for each in intake.replies] == ["co", "lead"]
    assert intake.remarks == ()


def test_a_reply_keeps_what_its_form_and_what_its_letter_say_apart():
    reply = parse(PAGE).replies[1]
    assert (reply.registered_date, reply.date) == (dt.date(2024, 5, 23), dt.date(2024, 5, 20))
    assert reply.registered_contacts == (Contact(name="苏明远", phones=("14100000000",)),)
    assert reply.contacts == (Contact(name="沈岚", phones=("6120031", "14100000000")),)
    assert reply.number == "云民函〔2024〕58号"
    assert (reply.feedback, reply.feedback_remarks) == ("满意", "两次上门沟通,答复具体。\n希望明年扩面。")
    assert reply.quoted_title == "关于推进社区食堂建设的提案"
    assert reply.headings == ("办理情况", "下步计划")


def test_empty_fields_of_a_form_are_unknown():
    reply = parse(PAGE).replies[0]
    assert (reply.number, reply.feedback, reply.feedback_remarks) == (None, None, None)


def test_what_stands_in_place_of_the_number_is_kept_as_registered():
    intake = parse(PAGE.replace("答复文号:\n", "答复文号: 20240029\n"))
    assert intake.replies[0].number == "20240029"


def test_listed_units_take_their_roles_from_the_replies():
    units = parse(PAGE).item.handling_units
    assert [(each.name, each.role) for each in units] == [("民政局", "lead"), ("市财政局", "co")]


def test_without_a_list_the_answering_units_are_the_handling_units():
    intake = parse(PAGE.replace("办理单位 民政局,市财政局\n", ""))
    assert [(each.name, each.role) for each in intake.item.handling_units] == [("市财政局", "co"), ("民政局", "lead")]


def test_readers_votes_are_read():
    assert parse(PAGE).votes == (3, 1)
    assert parse(PAGE.replace("支持 3   反对 1", "")).votes is None


def test_the_session_comes_from_a_letters_title_where_the_page_names_none():
    item = parse(PAGE).item
    assert (item.session, item.session_text) == (Session(term=7, meeting=4), "市政协七届四次会议")


def test_passages_of_the_letters_have_labels_of_their_units():
    ids = [each.id for reply in parse(PAGE).replies for each in reply.passages]
    assert ids == ["财政局.1", "民政局.1", "民政局.2"]


def test_letters_hold_their_own_lines_only():
    first, last = parse(PAGE).letters
    assert (first.paper, last.paper) == ("co", "reply")
    assert first.paragraphs[0].kind is Kind.TITLE
    assert last.paragraphs[-1].kind is Kind.CONTACT


def test_lines_that_belong_to_nothing_are_reported():
    intake = parse(PAGE + "本文共1286字\n")
    assert [(each.code, each.line) for each in intake.remarks] == [("PG001", PAGE.count("\n") + 1)]


FORM = """\
提案编号:0203
提案题目:关于优化公交线路的提案
提案人:陆平、韩白
提案内容:
  公交线路重复率高。
具体建议:
  1.优化线路:在社区与地铁站之间开行公交。
  2.改善条件:加装遮雨设施。
办理方式:独办
承办单位:市交通运输局

----------------------------------------
办理复函(第1次)
承办单位:市交通运输局
复函文号:云交提函〔2024〕31号
复函时间:2024-06-03
经 办 人:沈岚
联系电话:6120066
委员评价:不满意
评价说明:只谈困难,没有时间表。
复函内容:
关于政协云川市第七届委员会第四次会议第0203号提案的答复
陆平、韩白委员:
    你们提出的《关于优化公交线路的提案》(第0203号)收悉。现答复如下:
    受企业亏损影响,短期内新开线路存在困难。
    云川市交通运输局
    2024年5月30日
----------------------------------------
办理复函(第2次)
承办单位:市交通运输局
复函文号:云交提函〔2024〕47号
复函时间:2024-07-22
经 办 人:沈岚
联系电话:6120066
委员评价:满意
评价说明:措施明确。
复函内容:
关于政协云川市第七届委员会第四次会议第0203号提案的再次答复
办理类别:B类
陆平、韩白委员:
    现就《关于优化公交线路的提案》再次答复如下:
    一、关于优化线路
    2024年9月底前开行6条公交。
    专此答复。
    云川市交通运输局
    2024年7月18日
"""


@pytest.mark.parametrize("print_", [str, wide])
def test_a_second_answer_is_a_second_reply_of_the_same_unit(print_):
    intake = parse(print_(FORM))
    first, second = intake.replies
    assert (first.feedback, second.feedback) == ("不满意", "满意")
    assert (first.number, second.number) == ("云交提函〔2024〕31号", "云交提函〔2024〕47号")
    assert (first.result_class, second.result_class) == (None, "B")
    assert second.title.endswith("的再次答复")
    assert second.passages[0].id == "交通运输局2.1"
    assert [(each.name, each.role) for each in intake.item.handling_units] == [("市交通运输局", "lead")]
    assert len(intake.item.proposal.suggestions) == 2
    assert intake.remarks == ()


def test_a_role_in_brackets_behind_the_unit_counts():
    text = FORM.replace("承办单位:市交通运输局\n复函", "回复单位:市交通运输局(会办)\n复函", 1)
    reply = parse(text).replies[0]
    assert reply.role == "co"


def test_a_form_whose_unit_alone_is_named_supplies_it_to_an_unsigned_letter():
    text = PAGE.replace("  云川市财政局\n", "").replace("市财政局\n答复文号", "市财政局(会办)\n答复文号")
    assert parse(text).replies[0].unit == "市财政局"


def test_fields_may_stand_below_their_labels():
    text = PAGE.replace("答复单位: 民政局", "答复单位\n民政局").replace("反馈意见: 满意", "反馈意见\n满意")
    reply = parse(text).replies[1]
    assert (reply.unit, reply.feedback) == ("云川市民政局", "满意")


def test_the_verdict_may_stand_behind_the_letter():
    text = FORM.replace("委员评价:不满意\n评价说明:只谈困难,没有时间表。\n", "")
    text = text.replace("2024年5月30日\n", "2024年5月30日\n委员评价:不满意\n评价说明:只谈困难,\n没有时间表。\n")
    intake = parse(text)
    assert (intake.replies[0].feedback, intake.replies[0].feedback_remarks) == ("不满意", "只谈困难,\n没有时间表。")
    assert intake.letters[0].paragraphs[-1].kind is Kind.DATE
    assert intake.replies[1].feedback == "满意"


def test_a_label_of_the_role_begins_a_form_only_before_a_letter():
    text = FORM.replace("承办单位:市交通运输局\n复函文号", "会办单位:市交通运输局\n复函文号", 1)
    text = text.replace("办理方式:独办\n承办单位", "主办单位:市民政局\n会办单位")
    intake = parse(text)
    assert [each.role for each in intake.replies] == ["co", "lead"]
    assert [each.name for each in intake.item.handling_units] == ["市民政局", "市交通运输局"]


def test_the_foot_of_a_letter_is_no_form():
    foot = "承办单位:市交通运输局\n联系人:沈岚\n联系电话:6120066\n"
    intake = parse(FORM.replace("2024年5月30日\n", "2024年5月30日\n" + foot))
    assert len(intake.replies) == 2
    assert intake.replies[0].contacts[-1].phones == ("6120066",)


def test_a_letter_may_begin_on_the_line_of_its_label():
    intake = parse(PAGE.replace("答复内容:\n尊敬的赵清和委员:", "答复内容:尊敬的赵清和委员:"))
    assert intake.replies[1].addressees == ("赵清和",)


def test_a_page_without_forms_holds_its_letter_behind_the_proposal():
    proposal = PAGE[: PAGE.index("部门答复")]
    intake = parse(proposal + "办理答复\n" + REPLY)
    assert [each.heading for each in intake.item.proposal.suggestions] == ["优化食堂布局", "加大扶持力度"]
    assert intake.replies[0].title == "关于市政协七届四次会议第29号提案的答复"
    assert intake.replies[0].number == "云民函〔2024〕58号"


def test_a_page_without_a_reply_says_so():
    intake = parse(PAGE[: PAGE.index("部门答复")])
    assert intake.replies == ()
    assert [each.code for each in intake.remarks] == ["PG002"]


def table(cells):
    return "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in cells) + "</table>"


def paragraphs(*texts):
    return "".join(f"<p>{each}</p>" for each in texts)


def test_a_web_page_of_tables_is_read_like_its_text():
    content = paragraphs("枯水期断水。", "为此,建议:", "1、新建管网48公里;", "2、每季度检测水质。")
    head = [("建议编号", "36"), ("建议标题", "关于保障农村供水的建议"), ("领衔代表", "段怀")]
    head += [
        ("附议代表", "何青、秦&nbsp;&nbsp;岚"),
        ("建议内容", content),
        ("主办单位", "县水利局"),
        ("协办单位", "县财政局"),
    ]
    letter = paragraphs(
        "云门县水利局关于县十八届人大四次会议第36号建议的答复",
        "办理结果:B 公开属性:主动公开",
        "段怀、何青代表:",
        "你们提出的《关于保障农村供水的建议》(第36号)收悉。现答复如下:",
        "一、办理情况",
        "已列入二期工程。",
        "云门县水利局",
        "2024年5月27日",
    )
    form = [("答复单位", "县水利局"), ("答复文号", "&nbsp;"), ("答复时间", "2024-05-30")]
    form += [("代表意见", "尽早通水。"), ("答复内容", letter)]
    page = f"<html><body>{table(head)}<h3>办理答复</h3>{table(form)}</body></html>"
    intake = parse_page(read("page.html", page.encode()))
    reply = intake.replies[0]
    assert [each.name for each in intake.item.proposal.proposers] == ["段怀", "何青", "秦岚"]
    assert [(each.name, each.role) for each in intake.item.handling_units] == [("县水利局", "lead"), ("县财政局", "co")]
    assert (reply.number, reply.registered_date, reply.result_class) == (None, dt.date(2024, 5, 30), "B")
    assert (reply.feedback_remarks, reply.disclosure) == ("尽早通水。", "public")
    assert reply.addressees == ("段怀", "何青")


JUDGED = """标题:关于规范共享汽车停放的提案
提案者:行止
【提案内容】
共享汽车乱停放影响市容。
建议:一、施划专用车位不少于600个;二、把停放情况纳入企业信用评价。
【办理答复】
行止委员:
您提出的关于规范共享汽车停放的提案(第66号)收悉,现答复如下:
2024年已施划专用车位420个。
云川市交通运输局
2024年6月17日
【委员反馈】
不满意。专用车位数量不够。
【再次答复】
行止委员:
针对您反馈的意见,我局再次研究,现答复如下:
2024年9月30日前增加专用车位200个。
云川市交通运输局
2024年7月22日
【委员反馈】
满意
"""


@pytest.mark.parametrize("print_", [str, wide])
def test_a_verdict_between_letters_belongs_to_the_letter_before_it(print_):
    first, second = parse(print_(JUDGED)).replies
    assert (first.date, first.feedback, first.feedback_remarks) == (
        dt.date(2024, 6, 17),
        "不满意",
        "专用车位数量不够。",
    )
    assert (second.date, second.feedback, second.feedback_remarks) == (dt.date(2024, 7, 22), "满意", None)


def test_a_title_with_its_answer_does_not_begin_the_letter():
    text = "关于规范共享汽车停放的提案及答复\n" + JUDGED + "版权所有 云川市政协办公室\n"
    found = understand(document(text, "page.txt"))
    assert found.kind == "page"
    assert found.item.proposal.title == "关于规范共享汽车停放的提案"
    assert [each.feedback for each in found.replies] == ["不满意", "满意"]


def test_a_heading_above_the_forms_is_no_part_of_the_proposal():
    found = parse(PAGE.replace("答复单位", "办理信息\n答复单位", 1))
    assert found.item.proposal == parse(PAGE).item.proposal


def test_a_verdict_behind_an_opinion_is_about_the_reply():
    opinion = "市交通运输局:\n《关于规范共享汽车停放的提案》收悉,我局意见如下:\n同意。\n云川市公安局\n2024年5月10日\n"
    text = JUDGED.partition("【委员反馈】")[0] + opinion + "反馈意见:满意\n2024-06-20\n"
    first, second = parse(text).replies
    assert (first.role, first.feedback) == ("lead", "满意")
    assert (second.unit, second.role, second.feedback) == ("云川市公安局", "co", None)
    assert second.date == dt.date(2024, 5, 10)
