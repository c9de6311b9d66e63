"""No page of a letter holds nothing but signature, note, copies and imprint, wherever its text happens to end."""

import random

import pytest

from reply_studio.letter.blueprint import STYLES
from reply_studio.model.letter import Kind, Letter, Paragraph
from tests.printed_pages import compare, printed

LINE = "我们认真研究抓好落实推进工作完善制度加强监管提升服务质量"
"""A line of 28 characters."""
SHORT = "抄送：市政协提案委员会，市政府办公室。"
LONG = (
    "抄送：市政协提案委员会，市政府办公室，市委督查室，市发展和改革委员会，市市场监督管理局，市自然资源和规划局，"
    "市住房和城乡建设局，市农业农村局，市卫生健康委员会。"
)
NOTE = "（联系人：林知远，电话：0599-6120031）"
THANKS = "感谢您对我们工作的关心和支持。以上答复您是否满意，如有意见，敬请反馈。"
IMPRINTS = {"red-head": "云川市民政局办公室\u30002025年9月23日印发"}
STEPS = range(2, 25)
"""Lines of text: one more than a page has."""
FEET = {"one line": (SHORT, ""), "one line and a note": (SHORT, NOTE), "three lines": (LONG, ""), "both": (LONG, NOTE)}


def grown(lines: int, copies: str, note: str, *, whole: bool, imprint: str = "") -> Letter:
    """A letter whose text has so many lines: one paragraph, or one for each line."""
    text = (LINE * lines)[: 28 * lines - 6] + "。"
    texts = [text] if whole else [LINE[:20] + "。"] * lines
    foot = {Kind.CONTACT: note, Kind.COPIES: copies, Kind.IMPRINT: imprint}
    return Letter(
        paper="reply",
        paragraphs=(
            Paragraph(kind=Kind.MARK, text="云川市民政局"),
            Paragraph(kind=Kind.DISCLOSURE, text="公开属性：主动公开"),
            Paragraph(kind=Kind.NUMBER, text="云民函〔2025〕36号"),
            Paragraph(kind=Kind.TITLE, text="关于第29号提案的答复"),
            Paragraph(kind=Kind.SALUTATION, text="赵清和委员："),
            Paragraph(kind=Kind.OPENING, text="您提出的提案收悉。现答复如下："),
            *(Paragraph(kind=Kind.PASSAGE, text=each) for each in texts),
            Paragraph(kind=Kind.CLOSING, text=THANKS),
            Paragraph(kind=Kind.ORGAN, text="云川市民政局"),
            Paragraph(kind=Kind.DATE, text="2025年9月21日"),
            *(Paragraph(kind=kind, text=each) for kind, each in foot.items() if each),
        ),
    )


def text_lines(letter: Letter, sheet: list[str]) -> list[str]:
    """The lines of a printed page that are neither signature nor note, copies or imprint."""
    foot = "".join(each.text for each in letter.paragraphs[-5:] if each.kind not in (Kind.CLOSING, Kind.PASSAGE))
    return [each for each in sheet if each not in foot]


@pytest.mark.parametrize("style", STYLES)
def test_a_letter_that_grows_line_by_line_ends_with_text_and_foot_on_one_page(style, root, needs, tmp_path):
    """Two feet, drawn by the style, over a whole page; in the letter form the grid has the same lines."""
    soffice = needs("soffice")
    needs("pdftotext")
    chance = random.Random(style)
    given = {
        f"{foot}-{lines}": grown(lines, *FEET[foot], whole=chance.random() < 0.5, imprint=IMPRINTS.get(style, ""))
        for foot in chance.sample(list(FEET), 2)
        for lines in STEPS
    }
    sheets = printed(given, root / "templates", tmp_path, soffice, style)
    assert len({len(each) for each in sheets.values()}) > 1
    for name, letter in given.items():
        assert all(text_lines(letter, sheet) for sheet in sheets[name]), (name, sheets[name])
        assert style != "letter" or compare(letter, sheets[name]).odd == [], name
