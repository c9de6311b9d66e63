"""The title's rows in the Word file: line breaks in one paragraph, the words untouched."""

import pytest

from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.text import W, text_of
from reply_studio.letter.word import render
from reply_studio.model.letter import Kind, Letter, Paragraph

TITLE = "关于政协云川市第七届委员会第四次会议第29号提案的答复"


def made(title):
    kinds = (
        (Kind.NUMBER, "云民函〔2025〕36号"),
        (Kind.TITLE, title),
        (Kind.SALUTATION, "赵清和委员："),
        (Kind.PASSAGE, title),
    )
    return Letter(paper="reply", paragraphs=tuple(Paragraph(kind=kind, text=text) for kind, text in kinds))


def paragraphs(data):
    document = parse_xml(read_parts(data, "x")["word/document.xml"], "x", "document")
    return [
        "".join("/" if each.tag == f"{W}br" else each.text or "" for each in p.iter(f"{W}t", f"{W}br"))
        for p in document.iter(f"{W}p")
    ]


@pytest.fixture
def template(root):
    return root / "templates" / "reply.docx"


def test_a_long_title_is_broken_and_nothing_else(template):
    found = paragraphs(render(made(TITLE), template))
    assert [each for each in found if "关于" in each] == [
        "关于政协云川市第七届委员会第四次会议/第29号提案的答复",
        TITLE,
    ]


def test_a_title_of_one_row_and_an_empty_one_stay_as_they_are(template):
    for title in ("关于第29号提案的答复", ""):
        assert not any("/" in each for each in paragraphs(render(made(title), template)))


def test_the_words_of_the_file_are_those_of_the_letter(template):
    letter = made(TITLE)
    assert text_of(render(letter, template)) == letter.text()


def test_a_title_that_a_template_words_itself_is_left_to_it(template, tmp_path):
    parts = read_parts(template.read_bytes(), "x")
    source = parts["word/document.xml"].decode("utf-8")
    own = tmp_path / "own.docx"
    own.write_bytes(
        write_parts(parts | {"word/document.xml": source.replace("{{ title }}", "云川：{{ title }}").encode("utf-8")})
    )
    assert f"云川：{TITLE}" in paragraphs(render(made(TITLE), own))
