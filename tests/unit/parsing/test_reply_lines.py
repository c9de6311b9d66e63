"""Lines that show by themselves what they are: head and foot of a letter, page chrome, organs."""

import pytest

from reply_studio.model.letter import Kind
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.letter_kinds import lines_of, type_lines
from reply_studio.parsing.letter_lines import columns, disclosure, document_number, result_class, reviewer, signer
from reply_studio.parsing.letter_lines import simple_kind as kind_of
from reply_studio.parsing.organs import is_group, is_organ
from reply_studio.parsing.salutation import addresses_unit
from reply_studio.parsing.site_lines import is_site_line
from tests.received import wide


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("云民函〔2024〕58号", "云民函〔2024〕58号"),
        ("云民函【2024】58号", "云民函〔2024〕58号"),
        ("云民函[2024] 58 号", "云民函〔2024〕58号"),
        ("云民函(2024)58号", "云民函〔2024〕58号"),
        ("云民函〔2024〕第28号", "云民函〔2024〕第28号"),
        ("云民函〔2024〕035号", "云民函〔2024〕035号"),
        ("云 民 函 〔 2 0 2 4 〕 5 8 号", "云民函〔2024〕58号"),
        ("建议字:〔2024〕8号", "建议字〔2024〕8号"),
        ("发文字号:云民提复字〔2024〕31号", "云民提复字〔2024〕31号"),
    ],
)
def test_a_document_number_is_given_with_one_kind_of_bracket(line, number):
    assert kind_of(line) is Kind.NUMBER
    assert document_number(line) == number
    assert document_number(wide(line)) == number


def test_the_number_of_an_item_is_no_document_number():
    assert document_number("第29号") is None
    assert kind_of("20240087") is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("类 别:B", "B"),
        ("办理结果:(A类)", "A"),
        ("办复类别:B类", "B"),
        ("办理类别:a", "A"),
        ("(C类)", "C"),
        ("B类", "B"),
        ("类别:甲类", "甲"),
        ("办理结果:B1类", "B1"),
        ("【办理结果】A类", "A"),
        ("【办理结果】已解决或基本解决(A类)", "A"),
        ("办理类别:□A类 ☑B类 □C类", "B"),
    ],
)
def test_a_result_class_is_read_from_every_form(line, code):
    assert kind_of(wide(line)) is Kind.RESULT_CLASS
    assert result_class(line) == code


@pytest.mark.parametrize("line", ["类别:提案", "类    别:生态环境", "办理结果:已解决"])
def test_other_classifications_are_no_result_class(line):
    assert result_class(line) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("是否同意公开:是", "public"),
        ("是否同意公开:(是)", "public"),
        ("公开属性:主动公开", "public"),
        ("(此件主动公开)", "public"),
        ("同意公开", "public"),
        ("公开方式:依申请公开", "on_request"),
        ("是否公开:否", "not_public"),
        ("(此件不予公开)", "not_public"),
    ],
)
def test_disclosure_is_read_from_every_form(line, value):
    assert kind_of(wide(line)) is Kind.DISCLOSURE
    assert disclosure(line) == value


def test_a_register_row_may_hold_the_disclosure():
    assert disclosure("公开方式: | 主动公开 | 公开范围: | 面向全社会 |") == "public"
    assert disclosure("您的位置: 首页 > 政府信息公开 > 法定主动公开内容 > 建议提案办理") is None


def test_signers_are_named_behind_their_labels_or_in_a_closing():
    assert signer("签发人:林  远") == "林远"
    assert signer(wide("领导署名:林知远")) == "林知远"
    assert signer("签发人:") is None
    assert reviewer("此复函已经林知远主任审签。对以上答复有意见请反馈。") == "林知远"


def test_things_set_apart_on_one_head_line_are_parted():
    assert columns("云水函〔2019〕60号                B类  同意公开") == ["云水函〔2019〕60号", "B类", "同意公开"]
    assert columns("联系人:苏明远   联系电话:6120031") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2024年5月20日", Kind.DATE),
        ("抄送:市政协提案委员会,市政府督查室。", Kind.COPIES),
        ("报:市人民政府建议提案办公室", Kind.COPIES),
        ("云川市民政局办公室 2024年5月20日印发", Kind.IMPRINT),
        ("印发机关:云川市民政局办公室", Kind.IMPRINT),
        ("共印20份", Kind.IMPRINT),
        ("附件:1.资金安排表", Kind.ATTACHMENT),
        ("签发人:林知远", Kind.SIGNER),
        ("云川市民政局", None),
        ("我局于2024年5月20日召开会议,印发了工作方案。", None),
    ],
)
def test_foot_lines_show_their_kind(line, kind):
    assert kind_of(line) is kind
    assert kind_of(wide(line)) is kind


@pytest.mark.parametrize(
    "line",
    [
        "首页/ 专题专栏/ 聚焦两会/ 政协委员提案回复/ 正文",
        "您当前所在的位置:首页 > 议案建议 > 县人大一次会议",
        "发布时间:2024-03-27 11:03 来源:云川市民政局 浏览次数: 字体:[ ]",
        "来源:经研中心   2024-11-15 11:14",
        "【字体:大 中 小】",
        "打印 关闭",
        "---|---|---|---|",
        "上一篇:关于第30号提案的答复",
        "主办单位:云川市人民政府 版权所有:云川市人民政府办公室 网站地图",
        "2024年11月5日 星期天",
        "<!--EndFragment-->",
        "當前位置:首頁 > 建議提案 > 人大",
    ],
)
def test_page_chrome_is_recognised(line):
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "来源广泛的资金是保障。",
        "发布预警信息126条。",
        "时间紧、任务重,我局将加快进度。",
        "云川市民政局",
        "大力推进项目建设。",
    ],
)
def test_running_text_that_begins_like_chrome_is_none(line):
    assert not is_site_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "云川市民政局",
        "中共云川市委组织部",
        "云川市住房和城乡建设局(市人民防空办公室)",
        "神山镇人民政府",
        "桃园街道办事处",
        "市消防救援支队",
        "中国人民政治协商会议云川市青岚区委员会提案和委员学习联络委员会",
    ],
)
def test_organs_are_recognised(line):
    assert is_organ(line)
    assert is_organ(wide(line))


@pytest.mark.parametrize(
    "line", ["下一步工作", "关于民政局", "一、成立领导小组", "召开座谈会", "感谢市民政局", "2024年5月", ""]
)
def test_other_short_lines_are_no_organs(line):
    assert not is_organ(line)


def test_a_printing_office_on_a_line_of_its_own_signs_nothing():
    """As a table has it: office and day of printing are two cells, or two lines."""
    foot = (
        "赵清和委员:",
        "您提出的建议收悉。现答复如下:",
        "已列入计划。",
        "云川市民政局",
        "2024年5月20日",
        "抄送:市政府办公室。",
        "云川市民政局办公室",
        "2024年5月21日印发",
    )
    blocks = [Block(text=each, start=0, line=n) for n, each in enumerate(foot, 1)]
    kinds = [each.kind for each in type_lines(lines_of(blocks))]
    assert kinds[-5:] == [Kind.ORGAN, Kind.DATE, Kind.COPIES, Kind.IMPRINT, Kind.IMPRINT]


@pytest.mark.parametrize(
    "line",
    [
        "中国国民党革命委员会云川市青岚区总支部委员会",
        "云川市青岚区工商业联合会",
        "中国人民政治协商会议云川市青岚区委员会社会和法制委员会",
    ],
)
def test_groups_by_their_whole_names_propose(line):
    assert is_group(line)
    assert not addresses_unit(f"{line}\uff1a")


def test_copies_are_known_however_many_organs_get_one():
    organs = "\uff0c".join(f"云川市青岚区第{n}街道办事处" for n in range(20))
    assert kind_of(f"抄送\uff1a{organs}。") is Kind.COPIES
    assert kind_of(f"抄送各地的文件很多\uff1a{organs}。") is None
