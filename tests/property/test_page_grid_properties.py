"""What holds for the grid of every letter."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from reply_studio.composing.page_grid import paginate
from reply_studio.composing.page_grid.breaking import NOT_FIRST, NOT_LAST, break_lines, width
from reply_studio.composing.page_grid.form import FOOT, setting_of
from reply_studio.model.letter import SINGLE, Kind, Letter, Paragraph

SIGNED = (Kind.ORGAN, Kind.DATE, Kind.CONTACT)
BODY = setting_of(Kind.PASSAGE)
HAN = ("社区协商", "办")
LATIN = ("2025", "21.3%", "A", "Wi-Fi", " ")
PIECES = (*HAN, *LATIN, "，", "。", "：", "“", "”", "（", "）", "《", "》", "——", "……", "、")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=300)


@st.composite
def letters(draw):
    """Paragraphs of any kinds in any order, every single kind at most once."""
    kinds = draw(st.lists(st.sampled_from([k for k in Kind if k is not Kind.PASSAGE]), max_size=12, unique=True))
    parts = [Paragraph(kind=each, text=draw(TEXTS | ANY)) for each in kinds]
    parts += [Paragraph(kind=Kind.PASSAGE, text=draw(TEXTS), anchor=f"a{n}") for n in range(draw(st.integers(0, 12)))]
    return Letter(paper="reply", paragraphs=tuple(draw(st.permutations(parts))))


@given(letters())
def test_every_character_stands_in_exactly_one_line_in_order(letter):
    found = {}
    for _place, line in paginate(letter).printed():
        paragraph = letter.paragraphs[line.paragraph]
        assert line.start == found.get(line.paragraph, 0)
        assert line.text == paragraph.text[line.start : line.end].rstrip()
        found[line.paragraph] = line.end
    for index, paragraph in enumerate(letter.paragraphs):
        assert found.get(index, 0) == len(paragraph.text)


@given(letters())
def test_pages_are_full_grids_numbered_from_one(letter):
    made = paginate(letter)
    assert [each.number for each in made.pages] == list(range(1, made.count + 1))
    assert {len(each.lines) for each in made.pages} == {22}


@given(letters())
def test_a_last_page_never_holds_the_foot_alone(letter):
    """Text stands above signature, note and copies, where a page has room for them and the letter has text."""
    made = paginate(letter)
    body = [each for each in enumerate(letter.paragraphs) if each[1].kind not in SINGLE]
    foot = sum(len(made.paragraph(n)) for n, each in enumerate(letter.paragraphs) if each.kind in FOOT and each.text)
    kept = foot + 4 + sum(len(made.paragraph(n)) for n, each in enumerate(letter.paragraphs) if each.kind in SIGNED)
    assume(body and kept + len(made.paragraph(body[-1][0])) <= 22)
    assert any(place.page == made.count for place in made.paragraph(body[-1][0]))


@given(TEXTS | ANY)
def test_no_line_is_wider_than_the_page(text):
    for n, (start, end) in enumerate(break_lines(text, BODY)):
        line = text[start:end].rstrip(" \t")
        assert width(line, BODY) <= BODY.room(first=n == 0) or len(line) == 1


@given(TEXTS)
def test_no_line_begins_or_ends_with_a_forbidden_mark(text):
    """Wherever the text has a place to break at all: marks that follow each other without end are parted."""
    lines = [text[start:end] for start, end in break_lines(text, BODY)]
    for before, here in pairwise(lines):
        assume(any(_breaks(before, at) for at in range(1, len(before))))
        assert here[0] not in NOT_FIRST or before[-1] == " "
        assert before[-1] not in NOT_LAST


def _breaks(text, at):
    """Whether two Han characters stand there: they can always be parted."""
    return text[at - 1] in "".join(HAN) and text[at] in "".join(HAN)


@given(TEXTS, st.integers(0, 10))
def test_a_text_breaks_alike_from_the_cache(text, more):
    longer = "".join((text, "甲" * more))
    assert break_lines(longer, BODY) == break_lines.__wrapped__(longer, BODY)
    assert break_lines(longer, BODY)[-1][1] == len(text) + more


@given(letters())
def test_an_anchor_leads_to_lines_that_lead_back(letter):
    made = paginate(letter)
    for paragraph in letter.every(Kind.PASSAGE):
        assert {made.line(each).anchor for each in made.places(paragraph.anchor)} == {paragraph.anchor}
