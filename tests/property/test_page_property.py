"""Reading whole pages never fails, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.model.letter import Kind
from reply_studio.parsing.page import parse_page
from tests.received import PAGE, REPLY, document, wide

LINES = [line.strip() for line in (PAGE + REPLY + wide(PAGE)).split("\n") if line.strip()]
PIECES = st.one_of(
    st.sampled_from(LINES), st.text("答复单位内容:;主办意见满\t|()\uff1a 0", max_size=30), st.text(max_size=20)
)


@given(st.lists(PIECES, min_size=1, max_size=40).map("\n".join))
def test_any_mixture_of_lines_gives_a_page_whose_letters_match_its_replies(text):
    intake = parse_page(document(text, "page.txt"))
    assert len(intake.letters) == len(intake.replies)
    ids = [each.id for reply in intake.replies for each in reply.passages]
    assert len(ids) == len(set(ids))
    for letter in intake.letters:
        assert all(each.line is not None and each.text for each in letter.paragraphs)


@given(st.integers(0, PAGE.count("\n")), st.integers(1, 5))
def test_a_page_with_lines_lost_still_gives_every_salutation_that_is_left(start, count):
    lines = PAGE.split("\n")
    del lines[start : start + count]
    letters = parse_page(document("\n".join(lines), "page.txt")).letters
    found = [each.text for letter in letters for each in letter.every(Kind.SALUTATION)]
    printed = [line.strip() for line in lines if line.strip() in {"市民政局:", "尊敬的赵清和委员:"}]
    assert len(printed) - 1 <= len(found) <= len(printed)
