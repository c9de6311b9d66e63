"""Tables of a PDF: drawn ones by their lines, others by where their columns stand."""

from reply_studio.formats import office
from reply_studio.parsing import read, understand
from tests.pdf_files import grid, lines, pdf
from tests.sheets import HEAD, ROWS, TITLE
from tests.word_files import paragraph, run, word_file

XS = (50, 110, 310, 400, 545)
YS = (700, 670, 630, 600)


def drawn(*cells: tuple[int, int, str], **more) -> list[list[str]]:
    """The rows of a drawn table with these words: column, row, text of which | begins another line."""
    placed = [
        (XS[column] + 6, YS[row] - 14 - 12 * n, 10, words)
        for column, row, text in cells
        for n, words in enumerate(text.split("|"))
    ]
    tables = read(
        "x.pdf",
        pdf([*lines("关于加强社区长者食堂建设工作的提案交办清单", size=12), *placed], drawing=grid(XS, YS, **more)),
    ).tables
    return [list(row.cells) for table in tables for row in table]


def test_words_stand_in_the_cells_that_lines_enclose():
    """An empty cell stays empty; a clip that is not drawn is no line."""
    rows = drawn((0, 0, "编号"), (1, 0, "题目"), (3, 0, "会办"), (0, 1, "12"), (3, 1, "市财政局"), (1, 2, "关于书房"))
    assert rows == [["编号", "题目", "", "会办"], ["12", "", "", "市财政局"], ["", "关于书房", "", ""]]


def test_a_line_that_fills_its_cell_goes_on_below():
    """A shorter one ends there: names below each other are several."""
    full = "关于加强社区长者食堂建设和运营工作的"
    rows = drawn((0, 0, "编号"), (1, 0, full + "|提案"), (2, 0, "市财政局|市民政局"))
    assert rows == [["编号", full + "提案", "市财政局\n市民政局", ""]]


def test_a_cell_without_a_line_in_it_is_one():
    """Merged across and merged down; it holds for all that it covers."""
    rows = drawn(
        (0, 0, "甲"),
        (1, 0, "乙"),
        (1, 1, "丙"),
        (2, 1, "丁"),
        (1, 2, "戊"),
        (2, 2, "己"),
        without=[(310, 670, 310, 700), (50, 670, 110, 670)],
    )
    assert rows == [["甲", "乙", "乙", ""], ["甲", "丙", "丁", ""], ["", "戊", "己", ""]]


def test_a_frame_around_a_page_is_no_table():
    """It has one cell."""
    page = lines("关于加强社区长者食堂建设的提案", "提案者赵清和", "为此建议优化食堂布局")
    found = read("x.pdf", pdf(page, drawing=grid((50, 545), (800, 50))))
    assert (found.tables, len(found.blocks)) == ((), 3)


def test_running_text_in_a_cell_is_read_as_paragraphs():
    """A form whose content stands in one large cell."""
    text = [
        "近年来社区食堂布局不合理的问题比较突出需要统一规划",
        "为此建议以下几点",
        "一、优化布局并且逐步增加数量",
        "二、加大扶持力度落实运营补助",
        "三、加强监督管理定期公布结果",
        "四、鼓励社会力量参与食堂运营",
    ]
    found = read(
        "x.pdf",
        pdf(
            [
                (56, 686, 10, "题目"),
                (116, 686, 10, "关于社区食堂的提案"),
                (56, 656, 10, "内容"),
                *((116, 656 - 14 * n, 10, each) for n, each in enumerate(text)),
            ],
            drawing=grid((50, 110, 545), (700, 670, 500)),
        ),
    )
    assert [each.text for each in found.blocks][-6:] == text
    assert understand(found).item.proposal.title == "关于社区食堂的提案"


def test_a_page_that_libreoffice_printed(needs):
    """A ledger whose days are merged down and whose total is merged across."""
    needs("soffice")
    widths = (600, 800, 2400, 1200, 1300, 1300, 1300, 1300)
    day = ("2025年3月26日", 'w:val="restart"')
    rows = [HEAD, [*ROWS[0][:6], day, ROWS[0][7]], [*ROWS[1][:6], ("", ""), ROWS[1][7]]]
    made = office.convert("x.docx", word_file(paragraph(TITLE) + _bordered(rows, widths)), "docx", "pdf")
    found = understand(read("x.pdf", made))
    assert [(each.number, each.lead, each.co) for each in found.rows] == [
        ("029", "市民政局", ("市财政局", "市自然资源局")),
        ("031", "市交通运输局", ()),
    ]
    assert {each.assigned.isoformat() for each in found.rows} == {"2025-03-26"}


def _bordered(rows, widths) -> str:
    """A Word table with lines; a cell is its text, or its text and how it is merged down."""
    sides = "".join(
        f'<w:{each} w:val="single" w:sz="4"/>' for each in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made = "".join(f"<w:tr>{''.join(map(_cell, row, widths))}</w:tr>" for row in rows)
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    form = f'<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


def _cell(cell, width: int) -> str:
    text, merged = cell if isinstance(cell, tuple) else (cell, None)
    down = f"<w:vMerge {merged}/>" if merged is not None else ""
    inner = "".join(f"<w:p>{run(each)}</w:p>" for each in str(text).split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{down}</w:tcPr>{inner}</w:tc>'
