"""The templates in ``templates/`` are what the blueprint builds, and hold form only."""

import re

import pytest

from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.letter import page
from reply_studio.letter.blueprint import TEMPLATES, build, build_all
from reply_studio.letter.text import W, text_of


@pytest.mark.parametrize(("paper", "name"), TEMPLATES.items())
def test_the_committed_template_is_what_the_blueprint_builds(root, paper, name):
    assert (root / "templates" / name).read_bytes() == build(paper)


def test_building_writes_every_template(tmp_path):
    build_all(tmp_path / "new")
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == sorted(TEMPLATES.values())


@pytest.mark.parametrize("paper", TEMPLATES)
def test_a_template_holds_fields_and_no_sentence(paper):
    words = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text_of(build(paper)))
    assert not words.split()


@pytest.mark.parametrize("paper", TEMPLATES)
def test_a_template_is_lean_and_well_formed(paper):
    data = build(paper)
    assert len(data) < 30_000
    for name, part in read_parts(data, paper).items():
        parse_xml(part, name, name)


@pytest.mark.parametrize("paper", TEMPLATES)
def test_every_style_used_is_defined(paper):
    parts = read_parts(build(paper), paper)
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
