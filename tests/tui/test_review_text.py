"""What the review screen shows of two versions: nothing is lost, and every change is bracketed where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid import paginate
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.services import versions
from reply_studio.text.diff import GONE, NEW
from reply_studio.tui.panes.review_text import BRACKETS, place_key, with_changes

TEXTS = st.text(alphabet="一二三四五六七八九十,。()[]{+-}", min_size=1, max_size=40)
KINDS = st.sampled_from([Kind.TITLE, Kind.HEADING, Kind.PASSAGE, Kind.SALUTATION, Kind.CLOSING])
LETTERS = st.lists(st.builds(Paragraph, kind=KINDS, text=TEXTS, anchor=st.sampled_from(["", "a1", "a2"])), max_size=6)


def letter(paragraphs):
    return Letter(paper="reply", paragraphs=tuple(paragraphs))


@given(LETTERS, LETTERS)
def test_without_what_is_gone_stands_the_new_letter_and_without_what_is_new_the_old_one(old, new):
    marked = with_changes("reply", versions.between(letter(old), letter(new)))
    for kind, wanted in ((GONE, new), (NEW, old)):
        found = [_without(marked, n, kind) for n in range(len(marked.letter.paragraphs))]
        assert [each for each in found if each] == [each.text for each in wanted]


def _without(marked, at, kind):
    """A paragraph without the stretches of a kind and without the brackets of the others."""
    text, end, found = marked.letter.paragraphs[at].text, 0, ""
    for span in marked.spans.get(at, ()):
        before, after = BRACKETS[span.kind]
        found += text[end : span.start]
        inner = text[span.start + len(before) : span.end - len(after)]
        found += "" if span.kind == kind else inner
        end = span.end
    return found + text[end:]


@given(LETTERS, LETTERS)
def test_every_character_of_both_versions_is_on_the_pages(old, new):
    marked = with_changes("reply", versions.between(letter(old), letter(new)))
    pages = paginate(marked.letter)
    for at, each in enumerate(marked.letter.paragraphs):
        printed = "".join(pages.line(place).text for place in pages.paragraph(at))
        assert printed.replace(" ", "") == each.text.replace(" ", "")


@given(LETTERS)
def test_a_letter_beside_itself_has_no_change(same):
    marked = with_changes("reply", versions.between(letter(same), letter(same)))
    assert marked.spans == {}
    assert [each.text for each in marked.letter.paragraphs] == [each.text for each in same]


@given(LETTERS)
def test_every_paragraph_with_words_can_be_selected(found):
    one = letter(found)
    keys = [place_key(one, n) for n in range(len(found))]
    assert len(set(keys)) == len(keys)
    assert all(key[2:] == ((each.anchor,) if each.anchor else ()) for key, each in zip(keys, found, strict=True))
