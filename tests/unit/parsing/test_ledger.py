"""Ledgers are read row by row whatever their header is called and however their table is merged."""

import datetime as dt

import pytest

from reply_studio.model.case import Session
from reply_studio.model.intake import Intake
from reply_studio.parsing import read, understand
from reply_studio.parsing.ledger_columns import role_of
from reply_studio.parsing.ledger_days import read_day
from tests.received import wide
from tests.sheets import HEAD, ROWS, TITLE, ledger, workbook
from tests.word_files import table, word_file

A, B = ROWS
C = [1, "029", "关于打通断头路的建议", "李望舒", "市住建局", "/", "2025年2月26日", "2025年5月26日"]


def of(*rows, merged=(), names=()) -> Intake:
    return understand(read("x.xlsx", workbook(rows, merged=merged, names=names)))


def test_a_ledger_is_recognised_and_read():
    """Number, title, proposers, units and days; the session and its body from the title."""
    found = understand(read("x.xlsx", ledger()))
    assert (found.kind, len(found.rows)) == ("ledger", 2)
    first, second = found.rows
    assert (first.number, first.title) == ("029", "关于加强社区长者食堂建设的提案")
    assert (first.proposers, first.lead) == (("赵清和", "钱若谷"), "市民政局")
    assert first.co == ("市财政局", "市自然资源局")
    assert (first.assigned, first.due) == (dt.date(2025, 3, 26), dt.date(2025, 6, 26))
    assert (first.type, first.session, first.line) == ("proposal", Session(term=7, meeting=4), 3)
    assert (second.proposers, second.co) == (("民盟云川市委会",), ())


def test_two_header_rows_and_classes():
    """承办单位 over 主办 and 会办; class rows and the total are no rows; a merged day holds for its rows."""
    found = of(
        ["云川市第十八届人大四次会议代表建议交办一览表"],
        ["序号", "建议编号", "建议标题", "领衔代表", "附议代表", "承办单位", None, "交办时间", "答复时限"],
        [None, None, None, None, None, "主办", "会办", None, None],
        ["一、城建交通类(2件)"],
        [1, 12, "关于打通断头路的建议", "赵  岚", "钱若谷、孙知微", "市住建局", "—", "2025.2.26", "2025年5月26日前"],
        [2, 15, "关于增设停车场的建议", "李望舒", None, "市城管局", "市财政局", None, None],
        ["合计:2件"],
        merged=["F2:G2", "A4:I4", "H5:H6", "I5:I6", "A7:I7"],
    )
    assert [each.proposers for each in found.rows] == [("赵岚", "钱若谷", "孙知微"), ("李望舒",)]
    assert [(each.lead, each.co) for each in found.rows] == [("市住建局", ()), ("市城管局", ("市财政局",))]
    assert {each.due for each in found.rows} == {dt.date(2025, 5, 26)}
    assert {each.type for each in found.rows} == {"suggestion_item"}


def test_roles_inside_one_column_of_units():
    """主办 and 会办 may stand in the cell."""
    found = of(
        [TITLE],
        ["序号", "提案号", "题目", "承办单位", "办结期限"],
        [1, "第29号", "关于食堂的提案", "主办:市民政局\n会办:市财政局、市司法局", "6月26日"],
    )
    row = found.rows[0]
    assert (row.number, row.lead, row.co) == ("29", "市民政局", ("市财政局", "市司法局"))
    assert row.due is None
    assert [each.code for each in found.remarks] == ["LE002"]


def test_a_day_without_a_year_lies_in_the_ledgers_year():
    """And not before the item was assigned."""
    found = of(["2025年提案交办清单"], HEAD, [*A[:6], "11月20日", "2月20日前"])
    assert (found.rows[0].assigned, found.rows[0].due) == (dt.date(2025, 11, 20), dt.date(2026, 2, 20))


def test_rows_of_one_item_are_one():
    """An item that has a row for every unit."""
    found = of(
        HEAD,
        A,
        [None, None, None, None, None, "市司法局", None, None],
        merged=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"],
    )
    assert [(each.number, each.co) for each in found.rows] == [("029", ("市财政局", "市自然资源局", "市司法局"))]


def test_a_row_a_unit_with_its_part_in_a_column():
    """承办形式 says who leads; further rows of an item have only its number."""
    found = of(
        ["序号", "提案号", "案由", "提案人", "承办单位", "承办形式"],
        [1, "0005", "关于桥的提案", "赵清和", "市交通局", "主办"],
        [None, "0005", None, None, "市财政局", "会办"],
        [2, "0006", "关于路的提案", "钱若谷", "市民政局", "会办"],
        merged=["B2:B3"],
    )
    assert [(each.number, each.lead, each.co) for each in found.rows] == [
        ("0005", "市交通局", ("市财政局",)),
        ("0006", None, ("市民政局",)),
    ]


def test_delegations_beside_persons_propose_nothing():
    """Without a column of persons they do; numbered columns of units are one."""
    head = ["建议号", "建议名称", "代表团", "领衔代表", "主办", "会办1", "会办2"]
    row = [7, "关于桥的建议", "青岚代表团", "赵  岚", "市交通局", "市财政局", "市水利局"]
    beside, alone = of(head, row).rows[0], of([*head[:3], *head[4:]], [*row[:3], *row[4:]]).rows[0]
    assert (beside.proposers, alone.proposers) == (("赵岚",), ("青岚代表团",))
    assert beside.co == ("市财政局", "市水利局")


def test_a_header_again_on_the_next_page_and_another_sheet():
    """Repeated headers are no rows; every sheet is read, each with the kind its name says."""
    data = workbook([HEAD, A, HEAD, B], [[*HEAD[:2], "标题", *HEAD[3:]], C], names=["提案", "人大代表建议"])
    found = understand(read("x.xlsx", data))
    assert [each.number for each in found.rows] == ["029", "031", "029"]
    assert [each.type for each in found.rows] == ["proposal", "proposal", "suggestion_item"]


def test_notes_and_signatures_are_no_rows():
    """填表人, 注 and what stands alone in its row."""
    found = of(
        HEAD, A, ["注:主办单位请于期限前答复。"], ["填表人:林知远", None, "审核人:苏明远", None, "日期:2025年3月"]
    )
    assert len(found.rows) == 1


def test_several_leads_are_kept():
    """An item that is divided names several units."""
    assert of(HEAD, [*A[:4], "市民政局、市司法局", "", "", ""]).rows[0].lead == "市民政局、市司法局"


def test_ditto_takes_the_cell_above():
    """同上 is what the row above says."""
    assert of(HEAD, A, [*B[:4], "同上", "同上", "〃", "同上"]).rows[1].lead == "市民政局"


WORD = [
    ["序号", "编号", "案由", "提案者", "主办", "会办"],
    ["1", "029", "关于食堂的提案", "赵清和", "市民政局", ["市财政局", "市司法局"]],
]


@pytest.mark.parametrize("rows", [[*WORD, ["2", "031", "关于公交的提案", "钱若谷", "市交通局", "无"]]])
def test_a_word_table_is_a_ledger(rows):
    """Paragraphs inside a cell stay in it."""
    found = understand(read("x.docx", word_file(table(rows))))
    assert [(each.number, each.co) for each in found.rows] == [("029", ("市财政局", "市司法局")), ("031", ())]


def test_a_web_table_is_a_ledger():
    """Rows and columns that cells span are filled."""
    page = (
        "<html><body><table><tr><th>编号</th><th>案由</th><th>提案者</th><th>主办单位</th><th>办理期限</th></tr>"
        "<tr><td>1</td><td>关于食堂的提案</td><td rowspan=2>赵清和</td><td>市民政局</td>"
        "<td rowspan=2>2025-06-30</td></tr>"
        "<tr><td>2</td><td>关于公交的提案</td><td>市交通局</td></tr></table></body></html>"
    )
    found = understand(read("x.html", page.encode()))
    assert [(each.proposers, each.lead) for each in found.rows] == [
        (("赵清和",), "市民政局"),
        (("赵清和",), "市交通局"),
    ]
    assert {each.due for each in found.rows} == {dt.date(2025, 6, 30)}


@pytest.mark.parametrize("form", [str, wide])
@pytest.mark.parametrize("parted", ["\t", " | "])
def test_a_printed_table_is_a_ledger(form, parted):
    """Tabs or bars part its cells."""
    lines = [["编号", "案由", "提案者", "主办单位", "会办单位", "交办日期"]]
    lines += [
        ["29", "关于食堂(助餐点)的提案", "赵清和", "市民政局", "/", "2025/3/26"],
        ["31", "关于公交的提案", "钱若谷", "市交通局", "/", "3月26日"],
    ]
    found = understand(read("x.txt", form("\n".join(map(parted.join, lines))).encode()))
    assert [each.number for each in found.rows] == ["29", "31"]
    assert found.rows[0].assigned == dt.date(2025, 3, 26)


def test_a_proposal_with_a_form_and_a_table_of_signers_is_none():
    """Labels beside their values are no header."""
    form = table(
        [
            ["案由", "关于食堂的提案", "提案者", "赵清和"],
            ["姓名", "界别", "单位", "电话"],
            ["钱若谷", "教育", "一中", "6120031"],
        ]
    )
    assert understand(read("x.docx", word_file(form))).kind == "proposal"


def test_asked_for_as_a_ledger_without_one():
    """Nothing is found, and that is said."""
    found = understand(read("x.txt", "关于食堂的提案".encode()), "ledger")
    assert (found.rows, [each.code for each in found.remarks]) == ((), ["LE001"])


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("序号", "seq"),
        ("案  号", "number"),
        ("建议号", "number"),
        ("题目", "title"),
        ("提案名称", "title"),
        ("第一提案人", "proposer"),
        ("代表(委员)姓名", "proposer"),
        ("提案者/领衔代表", "proposer"),
        ("附议人", "cosigner"),
        ("主办单位", "lead"),
        ("牵头单位", "lead"),
        ("协办单位", "co"),
        ("会(协)办单位", "co"),
        ("承办单位", "units"),
        ("交办时间", "assigned"),
        ("办结期限", "due"),
        ("答复时限", "due"),
        ("限办日期", "due"),
        ("备注", "key"),
        ("代表团", "delegation"),
        ("办理方式", "how"),
        ("会办2", "co"),
        ("关于食堂的提案", ""),
        ("市民政局", ""),
        ("", ""),
    ],
)
def test_header_words(words, role):
    """The words of the field, with spaces, notes and alternatives."""
    assert role_of(words) == role


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年5月26日前", "2024-05-26"),
        ("2024-05-26 00:00:00", "2024-05-26"),
        ("2024.5.26", "2024-05-26"),
        ("24.5.26", "2024-05-26"),
        ("20240526", "2024-05-26"),
        ("45438", "2024-05-26"),
        ("5月26日", "2025-05-26"),
        ("二〇二四年五月二十六日", "2024-05-26"),
        ("2024年2月30日", None),
        ("三个月内", None),
    ],
)
def test_days(text, day):
    """Every form that a ledger has."""
    assert read_day(text, 2025) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(("words", "role"), [("承办", "units"), ("应办结日", "due"), ("应办结日期", "due")])
def test_short_words_of_a_header(words, role):
    assert role_of(words) == role
