"""The phrase bank: filled with a case's fields, data stays data, a broken file stops nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio import bootstrap
from reply_studio.composing.quoting import one_line
from reply_studio.errors import InputError, UsageError
from reply_studio.model.draft import Draft
from reply_studio.services import phrases
from reply_studio.services.editing import replace
from tests.builders import case_file
from tests.desks import desk_at


@pytest.fixture
def desk(tmp_path):
    """A workspace with a phrase bank of its own."""
    (tmp_path / "templates" / "phrases").mkdir(parents=True)
    return desk_at(tmp_path)


def put(desk, name, source):
    (phrases.folder(desk) / f"{name}.j2").write_bytes(source if isinstance(source, bytes) else source.encode())


def test_the_shipped_phrases_fill_without_a_fault(tmp_path):
    found = phrases.phrases(desk_at(tmp_path), case_file(), "s1")
    assert len(found) >= 8
    assert [each.fault for each in found if each.fault] == []
    assert all(each.label and each.text for each in found)
    joint = next(each for each in found if each.name == "12-progress-joint")
    assert "市司法局\u3001市委组织部" in joint.text
    heading = next(each for each in found if each.name == "11-progress-heading")
    known = phrases.fields(desk_at(tmp_path), case_file(), "s1")["heading"]
    assert known
    assert f"\u201c{known}\u201d" in heading.text


def test_a_workspace_gets_the_shipped_phrases(tmp_path):
    made = bootstrap.make_workspace(tmp_path / "office", "市民政局")
    shipped = {each.name for each in bootstrap.packaged("templates", "phrases").glob("*.j2")}
    assert {each.name for each in (made / "templates" / "phrases").iterdir()} == shipped


def test_a_phrase_with_nothing_to_say_in_a_case_is_empty(tmp_path):
    desk, file = desk_at(tmp_path), case_file(units=())
    assert phrases.phrase(desk, file, "12-progress-joint").text == ""


def test_every_field_can_be_named(desk):
    known = phrases.fields(desk, case_file(), "s4")
    put(desk, "all", "{# 全部 #}\n" + "\n".join(f"{each}={{{{ {each} }}}}" for each in known))
    found = phrases.phrase(desk, case_file(), "all", "s4")
    assert found.text.split("\n") == [f"{name}={value}" for name, value in known.items()]
    assert known["suggestion"] == "3.1"
    assert known["today"] == "2025年6月30日"
    assert (known["unit"], known["full_unit"], known["we"]) == ("市民政局", "云川市民政局", "我局")


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        ("{# 坏 #}\n好的一行\n{{ nothing }}", 3, "nothing"),
        ("一\n{% if title %}\n二", 3, "if"),
        ("{{ title", 1, "broken"),
        ("{% include 'secret' %}", 1, "broken"),
        ("{{ title.__class__.__mro__ }}", 1, "broken"),
        ("{{ 1 / 0 }}", 1, "broken"),
        (b"\xff\xfe", 0, "cannot be read"),
    ],
)
def test_a_broken_phrase_is_named_with_its_line_and_stops_no_other(desk, source, line, told):
    put(desk, "bad", source)
    put(desk, "good", "{# 好 #}{{ title }}")
    bad, good = phrases.phrases(desk, case_file())
    assert (good.text, good.fault) == (case_file().proposal.title, "")
    assert bad.line == line
    assert bad.fault
    assert not bad.text
    with pytest.raises(InputError) as caught:
        phrases.phrase(desk, case_file(), "bad")
    assert "bad.j2" in str(caught.value)


def test_an_unknown_phrase_names_those_there_are(desk):
    put(desk, "good", "x")
    with pytest.raises(UsageError) as caught:
        phrases.phrase(desk, case_file(), "god")
    assert "good" in str(caught.value.hint)


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_a_case_holds_is_never_read_as_a_template(tmp_path_factory, title, heading):
    """A title of {{ }} or {% %} stands in the phrase as it is."""
    root = tmp_path_factory.mktemp("office")
    (root / "templates" / "phrases").mkdir(parents=True)
    desk, plain = desk_at(root), case_file(draft=Draft())
    put(desk, "one", "[{{ title }}|{{ heading }}]")
    first = replace(plain.proposal.suggestions[0], heading=heading)
    file = replace(plain, proposal=replace(plain.proposal, title=f"{{{{ 7*7 }}}}{title}", suggestions=(first,)))
    found = phrases.phrase(desk, file, "one", "s1")
    known = phrases.fields(desk, file, "s1")
    assert found.text == "\n".join(each.rstrip() for each in f"[{known['title']}|{known['heading']}]".split("\n"))
    assert known["title"] == one_line(file.proposal.title)
    assert "{{ 7*7 }}" in found.text
