"""Templates are compiled once a process, and a changed one is taken as it is."""

import pytest

from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter import environment as made
from reply_studio.letter.environment import environment
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from tests.page_letters import one_page


@pytest.fixture
def template(root, tmp_path):
    path = tmp_path / "own.docx"
    path.write_bytes((root / "templates" / "co-handling.docx").read_bytes())
    return path


def changed(path, old, new):
    parts = read_parts(path.read_bytes(), "x")
    source = parts["word/document.xml"].decode("utf-8")
    assert old in source
    path.write_bytes(write_parts(parts | {"word/document.xml": source.replace(old, new).encode("utf-8")}))


def test_a_source_is_compiled_once_and_rendered_with_what_is_given():
    first = environment().from_string("<a>{{ x }}</a>")
    assert environment().from_string("<a>{{ x }}</a>") is first
    assert (first.render(x="<1>"), first.render(x="2")) == ("<a>&lt;1&gt;</a>", "<a>2</a>")


def test_a_source_too_large_to_keep_and_one_with_names_of_its_own_are_compiled_for_themselves(monkeypatch):
    assert environment().from_string("{{ y }}", {"y": 1}).render() == "1"
    assert environment().from_string("{{ y }}", {"y": 2}).render() == "2"
    monkeypatch.setattr(made, "LARGEST", 3)
    assert environment().from_string("{{ z }}") is not environment().from_string("{{ z }}")


def test_a_template_that_was_changed_is_taken_as_it_is(template):
    assert "此复。" in text_of(render(one_page(), template))
    changed(template, "{{ organ }}", "{{ organ }}（盖章）")
    assert "云川市民政局（盖章）" in text_of(render(one_page(), template))


def test_a_broken_template_is_refused_every_time_with_its_place(template):
    changed(template, "{{ organ }}", "{{ organisation }}")
    said = []
    for _turn in range(2):
        with pytest.raises(InputError) as caught:
            render(one_page(), template)
        said.append(str(caught.value))
    assert said[0] == said[1]
    assert "organisation" in said[0]
