"""What a passage is for."""

import pytest

from reply_studio.matching.roles import bare, leans, role_of, sourced


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("林某某委员提出的《关于完善公共厕所服务的建议》(第29号)收悉。现提出如下会办意见:", "opening"),
        ("现就提案中涉及应急管理的内容,提出会办意见如下:", "opening"),
        ("现将第88号提案涉及我局的办理意见函告如下:", "opening"),
        ("来函收悉。我局高度重视,现答复如下:", "opening"),
        ("现就第88号提案提出我局的会办意见:", "opening"),
        ("特此函复", "closing"),
        ("以上意见供参考。", "closing"),
        ("感谢您对环卫工作的关心和支持。", "closing"),
        ("二、下一步安排", "heading"),
        ("(一)工作开展情况", "heading"),
        ("三、存在的主要问题", "heading"),
        ("一、提高女厕位比例", "body"),
        ("征求意见后印发管理办法,采纳居民意见238条。", "body"),
        ("二、做好来函来访的登记,每季度通报一次。", "body"),
    ],
)
def test_openings_closings_and_section_headings_are_told_from_the_body(text, role):
    assert role_of(text) == role


def test_a_long_paragraph_that_studies_a_letter_is_no_opening():
    text = "贵局来函收悉后," + "我局组织人员逐条研究并到现场查看," * 10 + "已全部整改。"
    assert role_of(text) == "body"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("另据测算,以老年人口46.8万人为基数,人均约205元。", 1.0),
        ("五、据我局抽样调查,损耗率为18.2%。", 1.0),
        ("四是做好客流监测。接待游客18.3万人次。", 1.0),
        ("一、编制规划。据此布局骨干基地3个。", 0.0),
        ("投入资金9600万元,改造公厕64座。", 0.0),
    ],
)
def test_a_passage_that_opens_with_the_source_of_its_figures_is_recognised(text, share):
    assert sourced(text) == share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2024年全市一般公共预算收入97.6亿元,增长4.3%。", 1.0),
        ("五是2023年底全县林木蓄积量达到410万立方米。", 1.0),
        ("(五)我市现有登记志愿者21.4万人。", 1.0),
        ("2024年新建站点12处,全市累计86处。", 0.0),
        ("我市场监管部门抽检68批次。", 0.0),
        ("一、推进签约服务。截至2025年3月底,全市已签约286个站点。", 0.0),
    ],
)
def test_a_figure_of_the_whole_place_is_told_from_a_deed(text, share):
    assert bare(text) == share


def test_a_passage_that_leans_on_something_is_told_from_one_that_opens_with_its_deed():
    assert leans("三是依托城市书房,开设夜间课堂18期。")
    assert not leans("开设夜间课堂18期,场地依托城市书房。")
