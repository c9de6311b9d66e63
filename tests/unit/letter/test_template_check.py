"""Faults of Word templates: all of them at once, each with its place."""

import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.blueprint import TEMPLATES, build
from reply_studio.letter.context import context_of
from reply_studio.letter.fields import FIELDS, PARAGRAPH_FIELDS
from reply_studio.letter.parts import line, run
from reply_studio.letter.template_check import check
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from reply_studio.model.letter import SINGLE, Kind, Letter, Paragraph
from tests.builders import case_file, office
from tests.programs import convert
from tests.word_files import zipped

DOCUMENT = "word/document.xml"


@pytest.fixture
def edited(tmp_path):
    """The reply template with pieces replaced, as an office might save it."""

    def edit(*changes, part=DOCUMENT):
        parts = read_parts(build("reply"), "reply")
        for old, new in changes:
            assert old.encode() in parts[part]
            parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
        path = tmp_path / "ours.docx"
        path.write_bytes(write_parts(parts))
        return path

    return edit


def with_line(text):
    """The change that puts a line of words before the section's end."""
    return "<w:sectPr>", line("Normal", run(text)) + "<w:sectPr>"


@pytest.mark.parametrize("name", TEMPLATES.values())
def test_the_delivered_templates_have_no_fault(root, name):
    assert check(root / "templates" / name) == ()


def test_the_fields_told_are_those_that_letters_fill():
    given = context_of(Letter(paper="reply", paragraphs=(Paragraph(kind=Kind.PASSAGE, text="正文"),)))
    assert {each.name for each in FIELDS} == set(given)
    assert {each.name for each in PARAGRAPH_FIELDS} == set(given["body"][0])
    assert {each.name for each in FIELDS if each.required} <= {each.value for each in SINGLE} | {"body"}


def test_an_unknown_field_is_told_with_its_place_and_the_nearest_name(edited):
    found = check(edited(("{{ contact }}", "{{ contcat }}")))
    assert [each.kind for each in found] == ["unknown_field"]
    assert (found[0].part, found[0].quote) == (DOCUMENT, "{{ contcat }}")
    assert found[0].paragraph > 1
    assert "contcat" in found[0].message
    assert "contact" in found[0].hint


def test_an_unknown_field_of_a_paragraph_and_an_unknown_filter_are_told(edited):
    found = check(edited(("p.text", "p.txet"), ("{{ organ }}", "{{ organ|uper }}")))
    assert [each.kind for each in found] == ["unknown_field"] * 2
    assert "text" in found[0].hint
    assert "upper" in found[1].hint


def test_a_field_of_the_header_is_looked_at_too(edited):
    found = check(edited(("mark|length", "logo|length"), part="word/header2.xml"))
    assert [(each.kind, each.part) for each in found] == [("unknown_field", "word/header2.xml")]


@pytest.mark.parametrize("field", [each.name for each in FIELDS if each.required and each.name != "body"])
def test_every_required_field_that_is_missing_is_told(edited, field):
    found = check(edited((f"{{{{ {field} }}}}", "")))
    assert [each.kind for each in found] == ["missing_field"]
    assert field in found[0].message


def test_a_field_that_is_only_tested_is_missing(edited):
    found = check(edited(("{{ date }}", "{% if date %}{% endif %}")))
    assert ["date" in each.message for each in found] == [True]


def test_a_loop_that_prints_no_words_is_told(edited):
    gone = [("{{ p.text }}", "")] * 2 + [("{{ p.rest }}", "")] * 3 + [("{{ p.lead }}", "")] * 3
    assert "body" in check(edited(*gone))[0].message


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("感谢您对我们工作的支持,请你(们)反馈。", "你(们)"),
        ("经XX局研究", "XX"),
        ("经××局研究", "××"),
        ("联系人:      ,电话:", "联系人"),
        ("(此处填写单位名称)", "此处填写"),
        ("<<姓名>>", "<<姓名>>"),
    ],
)
def test_words_left_of_a_form_are_told(edited, text, quote):
    found = check(edited(with_line(text.replace("<", "&lt;"))))
    assert {each.kind for each in found} == {"leak"}
    assert any(quote in each.quote for each in found)


def test_a_prompt_of_word_is_told(edited):
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:sectPr>"
    found = check(edited(("<w:sectPr>", control.format(line("Normal", run("单击输入文字。"))))))
    assert [(each.kind, each.quote) for each in found] == [("leak", "单击输入文字。")]


def test_words_beside_a_statement_that_takes_its_paragraph_are_told(edited):
    found = check(edited(("{%p if copies %}", "抄送{%p if copies %}")))
    assert [each.kind for each in found] == ["lost_words"]


def test_a_broken_statement_does_not_hide_the_other_faults(edited):
    found = check(edited(("{%p endfor %}", ""), ("{{ contact }}", "{{ contcat }}"), ("{{ date }}", "XX年")))
    assert [each.kind for each in found].count("broken") == 1
    assert {"unknown_field", "missing_field", "leak"} <= {each.kind for each in found}


def test_what_a_template_sets_itself_is_known(edited):
    assert check(edited(("{{ organ }}", "{% set who = organ %}{{ who }}{{ organ }}"))) == ()


def test_a_file_that_is_no_word_file_is_refused(tmp_path):
    path = tmp_path / "not.docx"
    path.write_bytes(b"words")
    with pytest.raises(InputError) as caught:
        check(path)
    assert caught.value.where == str(path)
    with pytest.raises(InputError):
        check(tmp_path / "absent.docx")


@pytest.fixture
def resaved(needs, root, tmp_path):
    """``resaved()`` → the reply template opened and saved by LibreOffice, words of it replaced there."""
    soffice = needs("soffice")

    def save(*changes):
        (tmp_path / "reply.docx").write_bytes((root / "templates" / "reply.docx").read_bytes())
        convert(soffice, tmp_path, "odt", tmp_path / "reply.docx")
        source = tmp_path / "reply.odt"
        parts = read_parts(source.read_bytes(), "reply.odt")
        for old, new in changes:
            assert old.encode() in parts["content.xml"]
            parts["content.xml"] = parts["content.xml"].replace(old.encode(), new.encode(), 1)
        source.write_bytes(zipped(parts))
        convert(soffice, tmp_path, "docx", source, out=tmp_path / "saved")
        return tmp_path / "saved" / "reply.docx"

    return save


def test_a_template_that_libreoffice_saved_is_good_and_prints_the_letter(resaved):
    letter = compose(case_file(), "reply", profile_of(office()))
    saved = resaved()
    assert check(saved) == ()
    assert text_of(render(letter, saved)) == letter.text()


def test_all_faults_of_a_template_that_was_spoilt_in_libreoffice_are_told_at_once(resaved):
    changes = (
        ("{{ salutation }}", "{{ salutaton }}你(们)"),
        ("{{ organ }}", "XX市民政局"),
        ("{{ number }}", "云民函〔{{ yaer }}〕号"),
    )
    told = [f"{each.message} {each.quote}" for each in check(resaved(*changes))]
    wanted = ("yaer", "salutaton", "你(们)", "XX", "“number”", "“salutation”", "“organ”")
    assert [any(each in one for one in told) for each in wanted] == [True] * len(wanted), told
