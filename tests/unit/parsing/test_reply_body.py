"""Headings, openings and closings."""

import pytest

from reply_studio.parsing.letter_headings import head_of, heading_words, is_heading
from reply_studio.parsing.letter_sentences import is_closing, is_opening, opening_length
from tests.received import wide

TEXT = "近年来,全市建成长者食堂86家,覆盖社区312个,日均服务老人1.2万人次。"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、关于合理布点。全市现有公共厕所642座。", "关于合理布点"),
        ("二、加强顶层设计,强化统筹领导。2019年出台意见。", "加强顶层设计,强化统筹领导"),
        ("(三)持续做好“云医到家”项目。由中心医院牵头组建27支小组。", "持续做好“云医到家”项目"),
        ("一是加强组织领导,理顺工作机制。2019年印发了意见。", "加强组织领导,理顺工作机制"),
        ("1.优化线路:在社区与地铁站之间开行公交。", "优化线路"),
        ("三、下步打算。我局将加快进度。", "下步打算"),
        ("二、关于推动110与12345高效对接。双方坐席可三方通话。", "关于推动110与12345高效对接"),
        ("三、推进12345热线提质。派单时限压缩到15分钟。", "推进12345热线提质"),
    ],
)
@pytest.mark.parametrize("print_", [str, wide])
def test_a_short_title_before_the_text_is_a_heading(text, heading, print_):
    head = head_of(print_(text))
    assert heading_words(print_(text)[: head.run_in]) == print_(heading)


@pytest.mark.parametrize(
    "text",
    [
        "一、我局高度重视该项工作。2024年安排资金300万元。",
        "二、目前全市已建成桥梁12座。其余正在建设。",
        "三、2024年完成改造。其余列入计划。",
        "四、新建驿站34个。其余9个列入计划。",
        "一、我县按照先规划后建设的原则,聘请公司对重点区整体策划,打造特色品牌。",
        "四、协商主体包括业主、物业、居民代表以及其他利益相关方等十六类人员参加。下同。",
        TEXT,
    ],
)
def test_a_first_sentence_that_states_something_is_no_heading(text):
    assert head_of(text).run_in == 0
    assert head_of(wide(text)).run_in == 0


@pytest.mark.parametrize(
    "line",
    [
        "一、办理情况",
        "二、下一步打算",
        "(一)优先改造渗漏最严重的渠段",
        "一、目前已开展的工作",
        "四、存在的困难",
        "二、关于完善标识。",
    ],
)
@pytest.mark.parametrize("print_", [str, wide])
def test_a_line_of_its_own_is_a_heading(line, print_):
    assert is_heading(print_(line), TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "1.已更换第一至第三管理所闸门57座。",
        "二、我局正在加大投入,修建厕所、停车场和游客中心。",
        TEXT,
        "特此函复",
        "",
        "一是加强巡查。",
    ],
)
def test_sentences_are_no_headings(line):
    assert not is_heading(line, "二、其余26座由管理处更换完毕。")


@pytest.mark.parametrize(
    "text",
    [
        "您提出的《关于公交的提案》(第29号)收悉。现答复如下:",
        "你(们)提出的《关于幼儿园的议案》的建议(第088号)悉。现将有关情况答复如下:",
        "现就第88号提案提出会办意见如下:",
        "贵局征求D041号建议会办意见的来函收悉,现答复如下。",
        "为此,我局会同县公安局采取以下五项措施:",
        "您好!",
    ],
)
def test_openings_are_recognised(text):
    assert is_opening(text)
    assert is_opening(wide(text))


def test_an_opening_ends_where_the_body_runs_on():
    opening = "您提出的《关于公交的提案》收悉。现答复如下:"
    assert opening_length(opening) == 0
    assert opening_length(opening + TEXT) == len(opening)


@pytest.mark.parametrize(
    "text",
    [
        "感谢您对民政工作的关心和支持。",
        "再一次衷心感谢你们对我县旅游的关注与厚爱,我们将进一步加大力度。",
        "以上答复您是否满意,如有意见,敬请反馈。",
        "赵清和代表,以上答复您是否满意,如有意见,敬请反馈。希望今后继续得到您更多的关注和建议。",
        "希望以后多提宝贵意见,以利我们改进工作。",
        "此复函已经林知远主任审签。对以上答复您有什么意见,请通过填写回执及时反馈市人大代表工委。",
        "以上意见,供贵局汇总答复时参考。",
        "特此函复",
        "此复。",
        "专此答复,诚挚感谢你们对政府工作的支持。",
        "如对答复有意见,请填写征询意见表反馈我局。",
    ],
)
def test_closings_are_recognised(text):
    assert is_closing(text)
    assert is_closing(wide(text))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "感谢您的支持。道路由桥和路组成。目前桥梁招标已结束,预计年底完工。",
        "下一步,我局将广泛征求意见,欢迎群众监督。",
        "对以上小区,我局将于2024年底前全部改造完毕,并建立长效管护机制,确保群众满意。" * 3,
    ],
)
def test_paragraphs_with_substance_are_no_closings(text):
    assert not is_closing(text)
