"""Whole letters: every line gets its kind, and the facts are what a careful clerk would type."""

import datetime as dt

import pytest

from reply_studio.model.letter import Kind
from reply_studio.model.reply import Contact
from reply_studio.parsing.reply import PRINTED_TWICE, parse_replies, parse_reply_blocks
from tests.received import OPINION, REPLY, document, wide


def parse(text):
    return parse_reply_blocks(document(text).blocks)


def kinds(parsed):
    return [each.kind for each in parsed.letter.paragraphs]


@pytest.mark.parametrize("print_", [str, wide])
def test_every_line_of_a_reply_gets_its_kind(print_):
    assert kinds(parse(print_(REPLY))) == [
        Kind.MARK, Kind.NUMBER, Kind.SIGNER, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.TITLE, Kind.TITLE,
        Kind.SALUTATION, Kind.OPENING, Kind.HEADING, Kind.PASSAGE, Kind.PASSAGE, Kind.PASSAGE, Kind.PASSAGE,
        Kind.HEADING, Kind.PASSAGE, Kind.CLOSING, Kind.CLOSING, Kind.ORGAN, Kind.DATE, Kind.CONTACT, Kind.COPIES,
    ]  # fmt: skip


@pytest.mark.parametrize("print_", [str, wide])
def test_the_facts_of_a_reply(print_):
    reply = parse(print_(REPLY)).reply
    assert (reply.unit, reply.role, reply.number) == ("云川市民政局", "lead", "云民函〔2024〕58号")
    assert reply.title == "关于市政协七届四次会议第29号提案的答复"
    assert reply.quoted_title == "关于加强社区“长者食堂”建设的提案"
    assert (reply.item_numbers, reply.addressees) == (("29",), ("赵清和", "秦岚"))
    assert (reply.date, reply.signer) == (dt.date(2024, 5, 20), "林知远")
    assert (reply.result_class, reply.disclosure) == ("B", "public")
    assert reply.contacts == (Contact(name="苏明远", phones=("0599-6120031", "14100000000")),)
    assert reply.headings == ("办理情况", "优化布局", "加大扶持", "下步计划")


def test_an_opening_may_begin_with_first_of_all():
    text = REPLY.replace("你们提出的《", "首先,感谢你们的关注。你们提出的《", 1)
    assert text != REPLY
    found = parse(text)
    assert found.reply.quoted_title == "关于加强社区“长者食堂”建设的提案"
    assert kinds(found) == kinds(parse(REPLY))


def test_passages_are_the_body_alone_one_paragraph_or_numbered_item_each():
    passages = parse(REPLY).reply.passages
    assert [(each.id, each.marker, each.heading, each.level) for each in passages] == [
        ("民政局.1", "一、", "办理情况", 1),
        ("民政局.2", "(一)", "优化布局", 2),
        ("民政局.3", "(二)", "加大扶持", 2),
        ("民政局.4", "", "", 0),
        ("民政局.5", "二、", "下步计划", 1),
    ]
    assert passages[0].text == "近年来,全市建成长者食堂86家,覆盖社区312个。"
    assert passages[3].text == "补助资金已于2024年3月全部拨付到位。"


def test_a_line_knows_where_it_stands_and_what_part_of_it_is_heading():
    letter = parse(REPLY).letter
    heading, item = letter.first(Kind.HEADING), letter.paragraphs[11]
    assert (heading.line, heading.level, heading.run_in) == (11, 1, 0)
    assert (item.level, item.text[: item.run_in]) == (2, "(一)优化布局。")


@pytest.mark.parametrize("print_", [str, wide])
def test_an_opinion_goes_to_another_unit(print_):
    parsed = parse(print_(OPINION))
    reply = parsed.reply
    assert (reply.role, parsed.letter.paper, reply.unit) == ("co", "co", "云川市自然资源和规划局")
    assert (reply.addressees, reply.quoted_title, reply.item_numbers) == (("市民政局",), None, ("29",))
    assert [each.text[:6] for each in reply.passages] == ["近三年来" + print_(",") + "我", "竞买起始价可", "我局将于20"]
    assert [each.text[:2] for each in parsed.letter.every(Kind.CLOSING)] == ["以上", "此复"]
    assert parsed.remarks == ()


def test_a_group_is_answered_by_the_lead_unit():
    reply = parse(REPLY.replace("赵清和、秦  岚委员:", "民革云川市委会:")).reply
    assert (reply.role, reply.addressees) == ("lead", ("民革云川市委会",))


def test_a_letter_that_calls_itself_an_opinion_is_one_even_to_members():
    reply = parse(REPLY.replace("第29号提案的答复", "第29号提案的协办意见")).reply
    assert reply.role == "co"


def test_naming_the_opinions_of_others_makes_no_opinion():
    reply = parse(REPLY.replace("经会商市财政局,现答复", "经综合市财政局会办意见,现答复")).reply
    assert reply.role == "lead"


LETTER = "赵某代表:\n您提出的建议收悉,答复如下:\n已完工。\n"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("云川市水利局关于第6号建议的答复\n" + LETTER + "2024年5月6日\n", "云川市水利局"),
        ("对县人大三次会议第6号建议的答复(水利局)\n" + LETTER, "水利局"),
        ("云川市水利局\n关于第6号建议的答复\n" + LETTER, "云川市水利局"),
        ("发布机构: 云川市水利局 主题分类: 水利\n" + LETTER, "云川市水利局"),
        ("来源:云门县公安局发布时间:2024-11-04\n" + LETTER, "云门县公安局"),
        ("来源:本站原创\n" + LETTER, None),
        (LETTER + "云川市水利局 2024年5月6日\n", "云川市水利局"),
    ],
)
def test_the_unit_is_the_signature_or_the_letterhead_or_the_issuer(text, unit):
    assert parse(text).reply.unit == unit


def test_a_date_on_the_signature_line_is_a_paragraph_of_its_own():
    parsed = parse("赵某代表:\n您提出的建议收悉,答复如下:\n已完工。\n云川市水利局\u3000\u30002024年5月6日\n")
    assert kinds(parsed)[-2:] == [Kind.ORGAN, Kind.DATE]
    assert parsed.reply.date == dt.date(2024, 5, 6)


def test_a_letter_on_one_line_is_parted():
    text = "赵某代表:您提出的《关于停车的建议》收悉。现答复如下:公园周边停车难确实存在,我局拟建停车位120个。"
    parsed = parse(text + "\n云川市城管局\n")
    assert kinds(parsed) == [Kind.SALUTATION, Kind.OPENING, Kind.PASSAGE, Kind.ORGAN]
    assert parsed.reply.passages[0].text.startswith("公园周边")


def test_the_title_printed_by_the_page_and_by_the_letter_is_one():
    title = "关于对县政协十届二次会议第14号提案的复函"
    head = f"{title}\n浏览次数:12\n关于对县政协十届二次会议\n第14号提案的\n复   函\n"
    parsed = parse(head + LETTER)
    assert parsed.reply.title == title
    assert kinds(parsed)[:5] == [Kind.OTHER, Kind.OTHER, Kind.TITLE, Kind.TITLE, Kind.TITLE]
    assert parsed.remarks == ()


def test_readings_of_a_mirror_site_are_left_out_of_the_facts_and_kept_in_the_print():
    text = "趙某代表:\n您提出的《關(guān)于公交的建議》收悉,現(xiàn)答復(fù)如下:\n已開通。\n云川市交通運(yùn)輸局\n"
    parsed = parse(text)
    assert parsed.reply.quoted_title == "關于公交的建議"
    assert parsed.reply.unit == "云川市交通運輸局"
    assert parsed.letter.first(Kind.OPENING).text == "您提出的《關(guān)于公交的建議》收悉,現(xiàn)答復(fù)如下:"


def test_an_opening_may_take_several_paragraphs():
    text = "赵某代表:\n您好!\n您提出的《关于公交的建议》收悉。\n感谢您对公交的关心。\n经研究,现答复如下:\n已开通。\n"
    parsed = parse(text)
    assert kinds(parsed) == [Kind.SALUTATION, *[Kind.OPENING] * 4, Kind.PASSAGE]
    assert parsed.reply.quoted_title == "关于公交的建议"


def test_signer_and_contact_may_share_a_line():
    parsed = parse(LETTER + "领导署名:林知远  联系人:苏明远  联系电话:6120031\n云川市水利局\n2024年5月6日\n")
    assert parsed.reply.signer == "林知远"
    assert parsed.reply.contacts == (Contact(name="苏明远", phones=("6120031",)),)


def test_a_seal_in_brackets_is_no_part_of_the_unit():
    assert parse(LETTER + "云川市水利局(盖章)\n2024年5月6日\n").reply.unit == "云川市水利局"


def test_a_mere_text_still_gives_passages():
    parsed = parse("我局高度重视停车难问题。\n一是加强巡查。\n二是规范停车。\n市城市管理局\n")
    assert [each.text for each in parsed.reply.passages] == ["我局高度重视停车难问题。", "加强巡查。", "规范停车。"]
    assert parsed.reply.unit == "市城市管理局"


def test_attachments_and_garbage_behind_the_signature_are_kept():
    parsed = parse(REPLY + "附件:1.资金安排表\n2.社区名单\n银川市交\n")
    assert kinds(parsed)[-3:] == [Kind.ATTACHMENT, Kind.ATTACHMENT, Kind.OTHER]
    assert [(each.line, each.code) for each in parsed.remarks] == [(28, "RP001")]


def test_two_letters_of_a_file_are_two_replies():
    second = REPLY.replace("的答复", "的再次答复").replace("〔2024〕58号", "〔2024〕77号").replace("收悉", "再次收悉")
    intake = parse_replies(document(REPLY + "\n" + second))
    assert [each.number for each in intake.replies] == ["云民函〔2024〕58号", "云民函〔2024〕77号"]
    assert [each.passages[0].id for each in intake.replies] == ["民政局.1", "民政局2.1"]
    assert intake.letters[1].paragraphs[0].kind is Kind.MARK


@pytest.mark.parametrize("cut", [len(REPLY), REPLY.index("  一、办理情况")])
def test_a_letter_printed_twice_is_one_reply(cut):
    again = REPLY[REPLY.index("赵清和、") : cut] + "(正文同上)\n"
    intake = parse_replies(document(REPLY + again))
    assert len(intake.replies) == 1
    assert [each.code for each in intake.remarks] == [PRINTED_TWICE]
    assert intake.letters[0].paragraphs[-1].kind is Kind.OTHER


def test_a_form_above_the_letter_is_read_too():
    form = "答复单位:市民政局\n答复文号:20240029\n答复日期:2024年5月23日\n联 系 人:沈岚\n联系方式:6120045\n答复内容:\n"
    text = (
        form + "赵清和委员:\n您提出的提案收悉。\n已完工。\n云川市民政局\n2024年5月20日\n(联系人:苏明远,电话:6120031)\n"
    )
    intake = parse_replies(document(text), "input")
    reply = intake.replies[0]
    assert (intake.kind, reply.number, reply.registered_date) == ("input", "20240029", dt.date(2024, 5, 23))
    assert reply.registered_contacts == (Contact(name="沈岚", phones=("6120045",)),)
    assert reply.contacts == (Contact(name="苏明远", phones=("6120031",)),)
    assert (reply.unit, reply.date) == ("云川市民政局", dt.date(2024, 5, 20))
    assert len(intake.letters[0].paragraphs) == 12
    assert intake.remarks == ()
