"""The form for units: lean, the same bytes every time, texts from outside as they are."""

import datetime as dt

from reply_studio.formats.container import parse_xml
from reply_studio.formats.form_tags import COLUMNS, read_tag
from reply_studio.formats.packing import read_parts
from reply_studio.letter.text import W
from reply_studio.letter.word import WordPrinter
from reply_studio.services.ports import AskedRow, AskingForm

ASKED = AskingForm(
    place="2025-t-0029",
    item="《关于<长者>&“食堂”的建议》",
    unit='市"司法"局</w:t>',
    unit_key="sfj",
    office="云川市民政局",
    asked=dt.date(2025, 6, 30),
    reply_by=dt.date(2025, 7, 30),
    rows=(
        AskedRow(id="s1", number="1", title="优化布局 {{ x }} {% if %}"),
        AskedRow(id="s4", number="3.1", title="食品\x1b[31m安全"),
    ),
)


def document(form: bytes):
    return parse_xml(read_parts(form, "form")["word/document.xml"], "form", "document")


def test_the_same_form_gives_the_same_bytes():
    assert WordPrinter().form(ASKED) == WordPrinter().form(ASKED)


def test_every_part_is_well_formed_and_every_style_defined():
    parts = read_parts(WordPrinter().form(ASKED), "form")
    for name, part in parts.items():
        parse_xml(part, name, name)
    styles = {each.get(f"{W}styleId") for each in parse_xml(parts["word/styles.xml"], "", "").iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in parse_xml(parts["word/document.xml"], "", "").iter(f"{W}pStyle")}
    assert used <= styles


def test_every_row_and_head_has_a_locked_control_with_its_tag():
    controls = list(document(WordPrinter().form(ASKED)).iter(f"{W}sdtPr"))
    assert [read_tag(each.find(f"{W}tag").get(f"{W}val")) for each in controls] == [
        ("unit", "sfj"),
        ("case", "2025-t-0029"),
        *(("head", column) for column in COLUMNS),
        ("s1", "row"),
        ("s4", "row"),
    ]
    assert {each.find(f"{W}lock").get(f"{W}val") for each in controls} == {"sdtContentLocked"}


def test_controls_stand_inside_lines():
    """Around paragraphs, cells or rows other programs garble them."""
    body = document(WordPrinter().form(ASKED))
    assert {each.getparent().tag for each in body.iter(f"{W}sdt")} == {f"{W}p"}


def test_texts_are_data():
    text = "".join(each.text or "" for each in document(WordPrinter().form(ASKED)).iter(f"{W}t"))
    assert '市"司法"局</w:t>' in text
    assert "{{ x }} {% if %}" in text
    assert "\x1b" not in text


def test_a_tag_that_is_not_ours_is_none():
    assert read_tag("rs:../../etc:progress") is None
    assert read_tag("rs:s1:" + "x" * 60) is None
    assert read_tag("姓名") is None
    assert read_tag("rs:s1:row") == ("s1", "row")
