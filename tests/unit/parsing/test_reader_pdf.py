"""The text layer of a PDF file: lines become paragraphs by where they stand, what surrounds them is left out."""

import pytest

from reply_studio.errors import InputError
from reply_studio.formats import office
from reply_studio.parsing import read, understand
from tests.pdf_files import lines, pdf
from tests.word_files import paragraph, word_file

LONG = "社区食堂布局不合理的问题突出需要统一规划并且逐步加以解决" * 2
ROW = 25
"""Characters of a full line in these tests."""


def wrapped(text: str, indent: int = 2) -> list[str]:
    """The text as a page breaks it: the first line indented, the others full."""
    first, rest = text[: ROW - indent], text[ROW - indent :]
    return ["\u3000" * indent + first, *(rest[n : n + ROW] for n in range(0, len(rest), ROW))]


def raw(*pages, **more) -> str:
    return read("x.pdf", pdf(*pages, **more)).raw


@pytest.mark.parametrize(
    ("encoding", "codec"), [("UniGB-UCS2-H", "utf-16-be"), ("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312")]
)
def test_fonts_by_name_in_every_chinese_encoding(encoding, codec):
    """Files of old programs hold no font, only its name and an encoding."""
    page = lines("关于加强社区长者食堂建设的提案", "提案者、赵清和", "为此、建议优化食堂布局")
    assert raw(page, encoding=encoding, codec=codec).startswith("关于加强社区长者食堂建设的提案\n提案者")


def test_lines_of_a_paragraph_are_joined():
    """A line that is indented, or behind one that ended early, begins another paragraph."""
    text = raw(lines(*wrapped(LONG + "甲"), *wrapped(LONG + "乙丙丁"), "\u3000\u3000一、短", "\u3000\u3000二、短"))
    assert [each.strip() for each in text.split("\n")] == [LONG + "甲", LONG + "乙丙丁", "一、短", "二、短"]


def test_paragraphs_without_indent_end_where_a_word_would_have_fitted():
    """Flush paragraphs, as web pages print them."""
    one, two = LONG[: ROW + 10], LONG[: ROW + 4]
    text = raw(lines(*wrapped(one, 0), *wrapped(two, 0), *wrapped(one, 0)))
    assert text.split("\n") == [one, two, one]


def test_a_wider_distance_is_a_gap():
    """An empty line of the page is one of the text."""
    text = raw(
        lines("关于加强社区长者食堂建设的提案", "", "提案者赵清和以及钱若谷委员", "届次第四次会议", "编号一百二十九")
    )
    assert [not each for each in text.split("\n")] == [False, True, False, False, False]


def test_a_paragraph_goes_on_over_the_page():
    """Page numbers, heads and feet are left out, and that is said."""
    first, *rest = wrapped(LONG + LONG)
    pages = [
        [(90, 810, 11, "云川市政协提案"), *lines(first, *rest[:1], top=770), (280, 60, 11, "— 1 —")],
        [(90, 810, 11, "云川市政协提案"), *lines(*rest[1:], top=770), (280, 60, 11, "— 2 —")],
    ]
    document = read("x.pdf", pdf(*pages))
    assert document.raw.strip() == LONG + LONG
    assert [each.code for each in document.remarks] == ["IN007"]


@pytest.mark.parametrize("number", ["1", "- 1 -", "第1页", "第 1 页 共 3 页", "1/3"])
def test_page_numbers(number):
    """In every form."""
    assert number not in raw([*lines("关于加强社区长者食堂建设的提案", "提案者赵清和"), (280, 60, 11, number)]).split(
        "\n"
    )


@pytest.mark.parametrize("date", ["2023717", "2024年5月20日"])
def test_a_date_at_the_foot_is_no_page_number(date):
    """The last line of a letter is often its date."""
    assert date in raw([*lines("关于加强社区长者食堂建设的提案答复", "云川市民政局"), (300, 100, 16, date)])


def test_pieces_far_apart_are_cells_and_wrapped_cells_go_on():
    """A row of a form, whose last cell takes two lines."""
    row = [
        (90, 700, 11, "主办单位"),
        (190, 700, 11, "市民政局"),
        (300, 700, 11, "会办单位"),
        (400, 700, 11, "市财政局、市自然"),
    ]
    document = read("x.pdf", pdf([*lines("关于加强社区长者食堂建设的提案"), *row, (400, 687, 11, "资源和规划局")]))
    assert document.blocks[1].cells == ("主办单位", "市民政局", "会办单位", "市财政局、市自然资源和规划局")


def test_a_turned_page_is_read_as_people_see_it():
    """Pages scanned or printed sideways carry the turn beside their text."""
    page = [(100, 90, 16, "第一行是题目"), (130, 90, 16, "第二行是正文需要统一规划社区食堂建设")]
    assert [each[:3] for each in raw(page, turn=90).split("\n")] == ["第一行", "第二行"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf([]), "pictures"),
        (pdf([], [], lines("只有一页印章")), "pictures"),
        (pdf(lines("\ue001\ue002\ue003\ue004" * 12)), "fonts"),
        (pdf(lines(LONG), extra=b"/Encrypt<</Filter/Standard/V 9/R 9/O(x)/U(x)/P -4>>/ID[<00><00>]"), "."),
        (b"%PDF-1.7 x", "damaged"),
    ],
    ids=["empty", "stamp", "strange", "encrypted", "damaged"],
)
def test_what_cannot_be_read_is_refused_with_its_cause(data, word):
    """Pictures of pages, fonts without characters, protection, damage."""
    with pytest.raises(InputError, match=word) as caught:
        read("x.pdf", data)
    assert caught.value.where == "x.pdf"
    assert caught.value.hint


def test_too_many_pages_are_refused():
    """No proposal has that many."""
    with pytest.raises(InputError, match="201 pages"):
        read("x.pdf", pdf(*[lines("页")] * 201))


def test_a_proposal_printed_by_an_office_program_keeps_its_tree(needs):
    """The same suggestions as from the Word file that was printed."""
    needs("soffice")
    words = [
        "关于加强社区“长者食堂”建设的提案",
        "提案者:赵清和",
        "\u3000\u3000" + LONG + "。",
        "\u3000\u3000为此,建议:",
    ]
    for marker, heading in (("一、", "优化食堂布局"), ("二、", "加大扶持力度"), ("三、", "健全监管机制")):
        words += [f"\u3000\u3000{marker}{heading}", f"\u3000\u3000{LONG}{LONG}。"]
    word = word_file("".join(map(paragraph, words)))
    printed = office.convert("x.docx", word, "docx", "pdf")
    from_word, from_pdf = (understand(read(name, data)).item for name, data in (("x.docx", word), ("x.pdf", printed)))
    assert from_word is not None
    assert from_pdf is not None
    assert [(each.marker, each.heading, each.text) for each in from_pdf.proposal.suggestions] == [
        (each.marker, each.heading, each.text) for each in from_word.proposal.suggestions
    ]
    assert from_pdf.proposal.title == from_word.proposal.title
