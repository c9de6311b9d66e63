"""The nominal grid: lines, pages, and the way from a line to its passage and back."""

import msgspec
import pytest

from reply_studio.composing.page_grid import LETTER_FORM, WIDEST, WIDTH, drawn, paginate, sheet
from reply_studio.composing.page_grid.breaking import break_lines, width
from reply_studio.composing.page_grid.form import SETTINGS, Setting, setting_of
from reply_studio.letter import page
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.text.width import cells
from tests.page_letters import letter

BODY = setting_of(Kind.PASSAGE)
HAN = "甲"
SIGNS = (
    Paragraph(kind=Kind.ORGAN, text="云川市民政局"),
    Paragraph(kind=Kind.DATE, text="2025年9月21日"),
    Paragraph(kind=Kind.CONTACT, text="（联系人：林知远，电话：0599-6120031）"),
)
HEAD = (
    Paragraph(kind=Kind.NUMBER, text="云民函〔2025〕36号"),
    Paragraph(kind=Kind.TITLE, text="关于第29号提案的答复"),
    Paragraph(kind=Kind.SALUTATION, text="赵清和委员："),
)
MARK = Paragraph(kind=Kind.MARK, text="云川市民政局")
COPIES = Paragraph(kind=Kind.COPIES, text="抄送：市政府办公室。")


def lines(text, setting=BODY):
    return [text[start:end] for start, end in break_lines(text, setting)]


def body(count, *more, mark=MARK, copies=COPIES):
    """A letter whose body has so many lines of one paragraph each, the closing included."""
    rows = [Paragraph(kind=Kind.PASSAGE, text=f"第{n}行", anchor=f"a{n}", points=("p1",)) for n in range(count - 1)]
    parts = (mark, *HEAD, *rows, *more, Paragraph(kind=Kind.CLOSING, text="此复。"), *SIGNS, copies)
    return Letter(paper="reply", paragraphs=tuple(each for each in parts if each))


def test_the_measures_are_those_of_the_templates():
    assert (BODY.full, BODY.first, LETTER_FORM.pitch) == (page.CHARACTER, 2 * page.CHARACTER, page.LINE)
    section = page.SECTION
    assert f'w:top="{LETTER_FORM.head}"' in section
    assert f'w:bottom="{16838 - LETTER_FORM.foot}"' in section
    assert f'w:header="{LETTER_FORM.mark_top}"' in section
    assert BODY.width == 11906 - 1474 - 1588


def test_a_line_holds_28_characters_and_the_first_two_fewer():
    assert list(map(len, lines(HAN * 80))) == [26, 28, 26]


def test_a_title_line_holds_20_characters():
    assert list(map(len, lines(HAN * 45, SETTINGS[Kind.TITLE]))) == [20, 20, 5]


def test_digits_are_half_as_wide_and_stand_off_from_han():
    assert width("12", BODY) == 310
    assert width("第12号", BODY) == 2 * 315 + 310 + 2 * BODY.gap
    assert width("（12）", BODY) == 2 * 315 + 310


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (HAN * 26 + "，乙", HAN * 25),
        (HAN * 26 + "”乙", HAN * 25),
        (HAN * 25 + "《条例》", HAN * 25),
        (HAN * 25 + "“乙”", HAN * 25),
        (HAN * 24 + "2025年", HAN * 24),
        (HAN * 24 + "，2025年", HAN * 23),
        (HAN * 24 + "：2025年", HAN * 24 + "："),
        (HAN * 24 + "21.3%以上", HAN * 24),
        (HAN * 23 + "21.3%以上", HAN * 23 + "21.3%"),
        (HAN * 22 + "〔2025〕36号", HAN * 22),
        (HAN * 22 + "0599-6120031号", HAN * 22 + "0599-"),
        (HAN * 23 + "2024—2026年", HAN * 23 + "2024"),
        (HAN * 25 + "——乙", HAN * 25),
        (HAN * 25 + "……乙", HAN * 25),
        (HAN * 23 + "GB/T 9704号", HAN * 23 + "GB/T "),
    ],
)
def test_a_line_breaks_where_the_printed_page_breaks(text, first):
    """As LibreOffice prints it; a dash or an ellipsis of two characters is not parted."""
    assert lines(text + "丙" * 12)[0] == first


def test_a_word_longer_than_a_line_is_parted():
    assert "".join(lines("a" * 200)) == "a" * 200
    assert len(lines("a" * 200)) == 4


def test_only_marks_are_parted_somewhere():
    assert "".join(lines("，" * 60)) == "，" * 60


def test_every_page_has_22_rows_and_the_mark_takes_two_of_the_first():
    made = paginate(body(40))
    assert {len(each.lines) for each in made.pages} == {22}
    first = [(row, line.text) for row, line in enumerate(made.pages[0].lines) if line.text]
    assert first[:4] == [
        (0, "云川市民政局"),
        (2, "云民函〔2025〕36号"),
        (5, "关于第29号提案的答复"),
        (7, "赵清和委员："),
    ]


def test_without_a_mark_the_text_begins_at_the_top():
    assert paginate(body(3, mark=None)).pages[0].lines[0].kind is Kind.NUMBER


def test_a_long_mark_is_set_smaller_and_takes_one_row():
    mark = Paragraph(kind=Kind.MARK, text="云川市青岚区市场监督管理局稽查分局")
    made = paginate(body(3, mark=mark))
    assert [line.kind for line in made.pages[0].lines[:2]] == [Kind.MARK, Kind.NUMBER]


def test_a_mark_that_fits_no_row_is_broken_where_its_parts_meet():
    mark = Paragraph(kind=Kind.MARK, text="中国人民政治协商会议云川市青岚区委员会提案委员会办公室")
    made = paginate(body(3, mark=mark))
    rows = [line.text for line in made.pages[0].lines if line.kind is Kind.MARK]
    assert rows == ["中国人民政治协商会议", "云川市青岚区委员会提案委员会办公室"]


def test_copies_stand_at_the_foot_of_the_last_page():
    made = paginate(body(40))
    assert made.pages[-1].lines[-1].text == COPIES.text
    assert not made.pages[-1].lines[-2].text


@pytest.mark.parametrize("count", range(5, 60))
def test_the_sign_off_never_stands_without_text(count):
    last = paginate(body(count)).pages[-1]
    kinds = [line.kind for line in last.lines if line.kind]
    assert Kind.ORGAN not in kinds or Kind.CLOSING in kinds


def test_a_heading_does_not_end_a_page():
    heading = Paragraph(kind=Kind.HEADING, text="一、办理情况", level=1)
    for count in range(8, 20):
        made = paginate(body(count, heading))
        place = made.paragraph(made.letter.paragraphs.index(heading))[0]
        assert made.line(place._replace(row=place.row + 1)).text


def test_a_blank_number_and_date_keep_their_lines():
    blank = [msgspec.structs.replace(each, text="") for each in (HEAD[0], SIGNS[1])]
    issued, before = body(5), body(5)
    paragraphs = [next((b for b in blank if b.kind == each.kind), each) for each in before.paragraphs]
    made = paginate(msgspec.structs.replace(before, paragraphs=tuple(paragraphs)))
    title = next(place for place, line in made.printed() if line.kind is Kind.TITLE)
    assert title == next(place for place, line in paginate(issued).printed() if line.kind is Kind.TITLE)


def test_from_an_anchor_to_its_lines_and_back():
    made = paginate(letter(3, 6))
    anchor = made.letter.every(Kind.PASSAGE)[4].anchor
    places = made.places(anchor)
    assert len(places) > 1
    assert {made.line(each).anchor for each in places} == {anchor}
    assert made.find("nowhere", anchor) == places[0]
    assert made.find("nowhere") is None
    assert made.find("") is None


def test_a_reply_point_stands_where_its_passages_stand():
    made = paginate(letter(3, 6))
    passage = made.letter.every(Kind.PASSAGE)[0]
    places = made.places(passage.points[0])
    assert set(made.places(passage.anchor)) <= set(places)
    assert made.find(passage.points[0]) == places[0]


def test_a_character_stands_in_one_line():
    made = paginate(letter(3, 6))
    index, paragraph = next((n, p) for n, p in enumerate(made.letter.paragraphs) if len(p.text) > 90)
    for at in (0, 30, 60, len(paragraph.text) - 1, len(paragraph.text) + 5):
        line = made.line(made.of_character(index, at))
        assert line.start <= min(at, len(paragraph.text) - 1) < line.end
    assert made.of_character(999, 0) is None


def test_a_line_outside_the_pages_is_blank():
    made = paginate(body(3))
    assert made.line(made.pages and made.find("a0")._replace(page=9)).paragraph == -1


def test_drawn_lines_keep_to_the_grid():
    made = paginate(letter(4, 5))
    assert max(cells(line) for each in made.pages for line in sheet(each)) <= WIDEST
    assert max(cells(drawn(line)) for _place, line in made.printed() if line.kind is not Kind.COPIES) <= WIDTH + 1
    title = next(line for _place, line in made.printed() if line.kind is Kind.TITLE)
    assert drawn(title).startswith("      ")
    organ = next(line for _place, line in made.printed() if line.kind is Kind.ORGAN)
    assert cells(drawn(organ)) == 56 - organ.right


def test_control_signs_are_drawn_visibly():
    told = Letter(paper="reply", paragraphs=(Paragraph(kind=Kind.PASSAGE, text="甲\x1b[31m乙"),))
    assert "\x1b" not in "".join(line for each in paginate(told).pages for line in sheet(each))


def test_settings_without_room_still_come_to_an_end():
    assert len(break_lines("甲" * 10, Setting(width=10))) == 10
