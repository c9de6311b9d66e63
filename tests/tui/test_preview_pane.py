"""What the preview marks, where the caret stands in print, and what its head says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid import Place, paginate
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.tui.panes.preview import caret_place, in_margin, key_of, marked, preview_title


@pytest.fixture
def letter():
    return Letter(
        paper="reply",
        paragraphs=(
            Paragraph(kind=Kind.SALUTATION, text="赵清和委员："),
            Paragraph(kind=Kind.HEADING, text="一、办理情况", points=("p1", "p2")),
            Paragraph(kind=Kind.PASSAGE, text="（一）建食堂。已建成96家。", anchor="a1", points=("p1",)),
            Paragraph(kind=Kind.PASSAGE, text="又新建20家。", anchor="a1", points=("p1",)),
            Paragraph(kind=Kind.PASSAGE, text="发放补助512万元。", anchor="a2", points=("p2",)),
        ),
    )


def test_what_a_paragraph_stands_for(letter):
    """Its place, its passage, its points; nothing for what is nobody's."""
    assert key_of(letter, 0) == ()
    assert key_of(letter, 1) == ("paragraph", "1", "p1", "p2")
    assert key_of(letter, 2) == ("paragraph", "2", "a1", "p1")


@pytest.mark.parametrize(
    ("wanted", "paragraphs"),
    [(("a1",), {2, 3}), (("p1",), {2, 3}), (("p1", "p2"), {1, 2, 3, 4}), (("a9",), set()), ((), set())],
)
def test_a_selection_marks_its_own_paragraphs(letter, wanted, paragraphs):
    """A heading over several points only together with all of them."""
    assert marked(letter, wanted) == paragraphs


def test_a_point_that_only_a_heading_names_marks_the_heading(letter):
    assert marked(Letter(paper="reply", paragraphs=letter.paragraphs[:2]), ("p1",)) == {1}


@pytest.mark.parametrize(
    ("at", "row"),
    [(0, 0), (7, 0), (8, 1), (14, 1)],
    ids=["beginning", "first line's end", "second paragraph", "end"],
)
def test_the_caret_stands_where_its_words_are_printed(at, row):
    """Every paragraph of a passage is a paragraph in print; number and heading before it are not typed."""
    typed = "已建成96家。\n又新建20家。"
    text = "（一）" + "建" * 20 + "。已建成96家。"
    pages = paginate(
        Letter(
            paper="reply",
            paragraphs=(
                Paragraph(kind=Kind.PASSAGE, text=text, anchor="a1"),
                Paragraph(kind=Kind.PASSAGE, text="又新建20家。", anchor="a1"),
            ),
        )
    )
    first = [place for place, line in pages.printed() if line.paragraph == row]
    assert caret_place(pages, "a1", typed, at) in first


def test_a_passage_without_words_is_not_printed(letter):
    assert caret_place(paginate(letter), "a7", "字", 1) is None
    assert caret_place(paginate(letter), "a1", "\n\n", 1) is None


@given(st.text(alphabet="字1，。\n \u3000a", max_size=60), st.integers(0, 60))
def test_every_caret_has_a_line_of_its_passage_or_none(text, at):
    """Whatever stands in the editor."""
    lines = [each.strip() for each in text.split("\n") if each.strip()]
    letter = Letter(
        paper="reply", paragraphs=tuple(Paragraph(kind=Kind.PASSAGE, text=each, anchor="a1") for each in lines)
    )
    pages = paginate(letter)
    place = caret_place(pages, "a1", text, min(at, len(text)))
    assert place is None or pages.line(place).anchor == "a1"


def test_units_in_the_margin_go_by_their_names():
    assert in_margin({Place(1, 3): ("sfj", "u1")}, {"sfj": "司法局"}) == {Place(1, 3): "司法局, u1"}


def test_the_head_says_page_layout_and_that_the_grid_is_nominal():
    """The PDF's pages where they are counted."""
    left, right = preview_title("sections", 2, 3)
    assert left == "Preview, page 2/3 \u00b7 in sections"
    assert "28x22" in right
    assert preview_title("by-suggestion", 1, 3, "PDF pages: 4")[0].split(" \u00b7 ")[1:] == [
        "PDF pages: 4",
        "suggestion by suggestion",
    ]
