"""A letter in Word: its text, its bytes, its faults."""

import hashlib
import os
import subprocess
import sys

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.errors import InputError
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.blueprint import TEMPLATES, build
from reply_studio.letter.context import context_of
from reply_studio.letter.text import W, text_of
from reply_studio.letter.word import CORE, WordPrinter, render
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.letter import Kind, Letter, Paragraph
from tests.builders import case_file, draft, issued, office, passage

PROFILE = profile_of(office())
DOCUMENT = "word/document.xml"


def letter(paper="reply", layout="sections"):
    return compose(case_file(), paper, PROFILE, layout)


def one(text, kind=Kind.PASSAGE, **fields):
    """A letter with this text in one paragraph."""
    return Letter(paper="reply", paragraphs=(Paragraph(kind=kind, text=text, **fields),))


@pytest.fixture
def template(root):
    return root / "templates" / "reply.docx"


@pytest.fixture
def edited(tmp_path):
    """The reply template with one piece of a part replaced, as an office might save it."""

    def edit(old, new, part=DOCUMENT, paper="reply"):
        parts = read_parts(build(paper), paper)
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
        path = tmp_path / "ours.docx"
        path.write_bytes(write_parts(parts))
        return path

    return edit


@pytest.mark.parametrize("name", TEMPLATES.values())
@pytest.mark.parametrize("paper", ["reply", "co"])
@pytest.mark.parametrize("layout", ["sections", "by-suggestion"])
@pytest.mark.parametrize("final", [False, True])
def test_the_docx_s_text_equals_the_letter_s(root, name, paper, layout, final):
    given = letter(paper, layout)
    if final:
        given = issued(given)
    shown = given
    if name != TEMPLATES["reply"]:  # a co-handling opinion has no place for class and disclosure
        kept = tuple(each for each in given.paragraphs if each.kind not in (Kind.RESULT_CLASS, Kind.DISCLOSURE))
        shown = msgspec.structs.replace(given, paragraphs=kept)
    assert text_of(render(given, root / "templates" / name)) == shown.text()


@pytest.mark.parametrize(
    "kind", [Kind.MARK, Kind.NUMBER, Kind.TITLE, Kind.PASSAGE, Kind.HEADING, Kind.CONTACT, Kind.COPIES]
)
@pytest.mark.parametrize(
    "text",
    [
        "a < b & c > d &amp; <w:p/> ]]>",
        "{{ title }} {% if x %} {# y #} {%p for z in body %} {{r t}}",
        "{_{ x }_} {_% y %_} _{ }_",
        "\"双\" '单' “弯”",
        "\U0001f9d3 \U00020bb7 \u3007",
        "有\t制表符",
        "${7*7} #{x} \\u0041 %s %(a)s",
        "社" * 10_000,
    ],
    ids=["markup", "template", "docxtpl braces", "quotes", "astral", "tab", "other templates", "long"],
)
def test_texts_come_out_literally(template, kind, text):
    assert text_of(render(one(text, kind), template)) == text


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\n", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\u2028", "\ud800", "\uffff"]
)
@pytest.mark.parametrize(("kind", "field"), [(Kind.TITLE, "title"), (Kind.PASSAGE, "body[1] (a3)")])
def test_a_control_character_is_refused_with_its_field(template, character, kind, field):
    with pytest.raises(InputError, match=f"character 3 is U\\+{ord(character):04X}") as caught:
        render(one(f"正文{character}", kind, anchor="a3"), template)
    assert caught.value.where == field


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x1f", "\x85"])
def test_a_control_character_of_the_draft_is_refused_with_its_passage(template, character):
    case = case_file(draft=draft([ReplyPoint(id="p1", progress=("a1",))], [passage("a1", f"正文{character}。")]))
    with pytest.raises(InputError) as caught:
        render(compose(case, "reply", PROFILE), template)
    assert caught.value.where == "body[3] (a1)"


def test_a_field_of_its_own_that_stands_twice_is_refused(template):
    twice = Letter(
        paper="reply", paragraphs=(Paragraph(kind=Kind.TITLE, text="甲"), Paragraph(kind=Kind.TITLE, text="乙"))
    )
    with pytest.raises(InputError) as caught:
        render(twice, template)
    assert caught.value.where == "title"


@pytest.mark.parametrize(
    ("part", "old", "new", "field"),
    [
        (DOCUMENT, "{{ contact }}", "{{ contcat }}", "contcat"),
        (DOCUMENT, "{{ salutation }}", "{{ body.first }}", "first"),
        ("word/header2.xml", "mark|length", "logo|length", "logo"),
    ],
)
def test_an_unknown_field_is_named_with_template_and_place(edited, part, old, new, field):
    with pytest.raises(InputError) as caught:
        render(letter(), edited(old, new, part))
    assert caught.value.message.endswith(field)
    assert caught.value.where.startswith(f"ours.docx: {part}: ")
    assert new in caught.value.where


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ title }}", "{{ title"),
        ("{{ title }}", "{{ title | nosuchfilter }}"),
        ("{{ title }}", "{{ title.__class__.__mro__ }}"),
        ("{{ title }}", "{{ 1 // 0 }}"),
        ("{{ title }}", "{{ title + 1 }}"),
        ("{{ title }}", "{{ range(999999999) }}"),
        ("{{ title }}", "{% include 'x' %}"),
        ("{%p endfor %}", ""),
        ("{%p endfor %}", "{%p endif %}"),
        ("{{ title }}", "{{ '&lt;/w:t&gt;'|safe }}"),
    ],
    ids=["open", "filter", "sandbox", "zero", "types", "range", "include", "no end", "wrong end", "torn XML"],
)
def test_a_broken_template_is_named_with_the_place(edited, old, new):
    with pytest.raises(InputError) as caught:
        render(letter(), edited(old, new))
    assert caught.value.where.startswith(f"ours.docx: {DOCUMENT}")
    assert caught.value.hint


def test_the_place_of_a_fault_shows_the_template_s_words(edited):
    with pytest.raises(InputError) as caught:
        render(letter(), edited("{{ title }}", "答复 {{ title | nosuchfilter }}"))
    assert caught.value.where.endswith("答复 {{ title | nosuchfilter }}")


def test_an_absent_template_is_named(tmp_path):
    with pytest.raises(InputError) as caught:
        render(letter(), tmp_path / "none.docx")
    assert caught.value.where.endswith("none.docx")


@pytest.mark.parametrize(
    "data", [b"", b"plain text", write_parts({"a.txt": b"x"}), write_parts({"[Content_Types].xml": b"<"})]
)
def test_a_template_that_is_no_word_file_is_named(tmp_path, data):
    path = tmp_path / "letter.docx"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        render(letter(), path)
    assert caught.value.where.endswith("letter.docx")


@pytest.mark.parametrize(("final", "status"), [(False, "送审稿"), (True, "正式稿")])
def test_the_properties_tell_a_draft_from_a_letter(template, final, status):
    given = issued(letter()) if final else letter()
    core = parse_xml(read_parts(WordPrinter().print(given, template), "")[CORE], "", "")
    told = {each.tag.rpartition("}")[2]: each.text for each in core}
    assert told == {
        "title": "关于政协云川市第七届委员会第四次会议第29号提案的答复",
        "creator": "云川市民政局",
        "category": "答复",
        "contentStatus": status,
    }


def test_a_number_alone_is_still_a_draft():
    paragraphs = (Paragraph(kind=Kind.NUMBER, text="云民函〔2025〕36号"), Paragraph(kind=Kind.DATE, text=""))
    assert context_of(Letter(paper="reply", paragraphs=paragraphs))["draft"] is True


PRINT = """
import hashlib, sys
from pathlib import Path
from reply_studio.composing import compose, profile_of
from reply_studio.letter.word import render
from tests.builders import case_file, draft, issued, office, passage
letter = issued(compose(case_file(), "reply", profile_of(office()), "by-suggestion"))
print(hashlib.sha256(render(letter, Path("templates/reply.docx"))).hexdigest())
"""


@pytest.mark.parametrize(
    ("zone", "seed", "locale"), [("Asia/Shanghai", "1", "C"), ("America/New_York", "2", "C.UTF-8")]
)
def test_the_same_letter_is_the_same_file_in_every_process(root, zone, seed, locale):
    here = render(issued(letter(layout="by-suggestion")), root / "templates" / "reply.docx")
    env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", PRINT], cwd=root, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_word_libraries_are_loaded_only_when_printing(root):
    heavy = "'docxtpl', 'docx', 'jinja2', 'lxml'"
    code = f"import sys, reply_studio.letter.word; print([each for each in ({heavy}) if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_run_in_heading_is_printed_in_its_own_font(template):
    document = parse_xml(read_parts(render(letter(), template), "")[DOCUMENT], "", "")
    leads = [
        "".join(run.itertext())
        for run in document.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None
        and style.get(f"{W}val") == "Lead2"
        and run.find(f"{W}t").text
    ]
    assert leads[0] == "\uff08一\uff09优化食堂布局。"
