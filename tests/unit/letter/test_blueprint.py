"""The templates in ``templates/`` are what the blueprint builds, and hold form only."""

import re

import pytest

from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.letter import page
from reply_studio.letter.blueprint import STYLES, TEMPLATES, build, build_all, name_of
from reply_studio.letter.text import W, text_of


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", TEMPLATES)
def test_the_committed_template_is_what_the_blueprint_builds(root, paper, style):
    assert (root / "templates" / name_of(paper, style)).read_bytes() == build(paper, style)


@pytest.mark.parametrize(("paper", "name"), TEMPLATES.items())
def test_the_letter_form_s_template_bears_the_paper_s_plain_name(paper, name):
    assert name_of(paper, "letter") == name


def test_building_writes_every_template(tmp_path):
    build_all(tmp_path / "new")
    names = sorted(name_of(paper, style) for paper in TEMPLATES for style in STYLES)
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == names


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", TEMPLATES)
def test_a_template_holds_fields_and_no_sentence(paper, style):
    words = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text_of(build(paper, style)))
    assert not words.split()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", TEMPLATES)
def test_a_template_is_lean_and_well_formed(paper, style):
    data = build(paper, style)
    assert len(data) < 30_000
    for name, part in read_parts(data, paper).items():
        parse_xml(part, name, name)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", TEMPLATES)
def test_every_style_used_is_defined(paper, style):
    parts = read_parts(build(paper, style), paper)
    defined = {each.get(f"{W}styleId") for each in parse_xml(parts["word/styles.xml"], "", "").iter(f"{W}style")}
    used = set()
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            used |= {each.get(f"{W}val") for each in parse_xml(part, "", "").iter(f"{W}pStyle", f"{W}rStyle")}
    assert used <= defined


def test_quotes_and_dashes_are_taken_from_the_east_asian_font():
    document = parse_xml(read_parts(build("reply"), "")["word/document.xml"], "", "")
    runs = [each for each in document.iter(f"{W}r") if each.find(f"{W}t") is not None]
    assert runs
    assert all(each.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia" for each in runs)


def test_the_page_is_that_of_the_standard():
    section = parse_xml(read_parts(build("reply"), "")["word/document.xml"], "", "").find(f".//{W}sectPr")
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    mm = {side: int(margin.get(f"{W}{side}")) / 1440 * 25.4 for side in ("top", "left", "right", "bottom")}
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert mm["top"] == pytest.approx(37, abs=1)
    assert mm["left"] == pytest.approx(28, abs=1)
    assert 210 - mm["left"] - mm["right"] == pytest.approx(156, abs=0.2)
    assert 297 - mm["top"] - mm["bottom"] == pytest.approx(225, abs=0.2)


def test_every_font_has_a_fallback():
    table = parse_xml(read_parts(build("reply"), "")["word/fontTable.xml"], "", "")
    named = {each.get(f"{W}name"): each.find(f"{W}altName") for each in table}
    assert set(named) == {page.BODY, page.TITLE, page.BLACK, page.KAI, page.SONG}
    assert all(each is not None for each in named.values())
