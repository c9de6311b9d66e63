"""Templates opened from what was read once, and letters that leave nothing behind."""

import gc
import io
import os
from pathlib import Path

import pytest
from docx import Document

from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter import package
from reply_studio.letter.blueprint import TEMPLATES
from reply_studio.letter.package import opened
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from tests.page_letters import letters

FILES = sorted(Path(__file__).parents[3].joinpath("templates").glob("*.docx"))


def saved(document) -> dict[str, bytes]:
    stream = io.BytesIO()
    document.save(stream)
    return read_parts(stream.getvalue(), "x")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_template_opened_again_is_as_python_docx_opens_it(file):
    """The second one has nothing of what became of the first."""
    data = file.read_bytes()
    first = opened(data, "x")
    first.add_paragraph("加一段")
    first.sections[0].header.paragraphs[0].text = "改页眉"
    assert saved(opened(data, "x")) == saved(Document(str(file)))


def test_a_template_changed_in_word_is_used_as_it_is_now(root, tmp_path):
    letter = letters()["short"]
    file = tmp_path / "reply.docx"
    data = (root / "templates" / TEMPLATES[letter.paper]).read_bytes()
    file.write_bytes(data)
    first = render(letter, file)
    before = file.stat()
    document = Document(io.BytesIO(data))
    document.add_paragraph("另起一段")
    document.save(str(file))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "另起一段" in text_of(render(letter, file))
    file.write_bytes(data)
    assert render(letter, file) == first


def test_a_large_template_is_read_each_time_and_not_kept(monkeypatch):
    data = FILES[0].read_bytes()
    monkeypatch.setattr(package, "LARGEST", 100)
    before = package._kept.cache_info().currsize
    assert saved(opened(data, "big")) == saved(opened(data, "big"))
    assert package._kept.cache_info().currsize == before


def test_what_is_no_word_document_is_refused(root):
    parts = read_parts(FILES[0].read_bytes(), "x")
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    with pytest.raises(ValueError, match="template"):
        opened(write_parts(parts | {"[Content_Types].xml": types}), "x")
    with pytest.raises(InputError):
        opened(b"PK", "x")


def test_a_letter_leaves_nothing_in_circles(root):
    """What is in circles stays in memory until all of it is looked through: two thousand letters would weigh."""
    letter = letters()["several"]
    template = root / "templates" / TEMPLATES[letter.paper]
    render(letter, template)
    gc.collect()
    gc.disable()
    try:
        gc.set_debug(gc.DEBUG_SAVEALL)
        render(letter, template)
        gc.collect()
        left = [type(each).__name__ for each in gc.garbage]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert set(left) <= {"cell", "function", "tuple"}
    assert len(left) < 10
