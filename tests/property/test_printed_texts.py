"""Whatever a text holds, the Word file holds the same, or the text is refused."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from reply_studio.model.letter import Kind, Letter, Paragraph

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "reply.docx"
SIGNS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{_{", "_", "<", "&", ">", '"', "'", "\\", "]]>", "w:t", "\t", "\u3000"]
)
PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
TEXTS = st.lists(SIGNS | st.text(PRINTABLE, max_size=6), min_size=1, max_size=12).map("".join)


@settings(max_examples=40)
@given(TEXTS, TEXTS, st.integers(0, 20))
@example("{_", "{", 1)
def test_a_text_of_printable_characters_comes_out_as_it_is(title, passage, run_in):
    paragraphs = (
        Paragraph(kind=Kind.TITLE, text=title),
        Paragraph(kind=Kind.PASSAGE, text=passage, level=2, run_in=min(run_in, len(passage))),
    )
    letter = Letter(paper="reply", paragraphs=paragraphs)
    assert text_of(render(letter, TEMPLATE)) == letter.text()
