"""``preview --pages`` and ``--pdf-count``."""

import pytest

from reply_studio.composing.page_grid import WIDEST, WIDTH
from reply_studio.formats import office
from reply_studio.text.width import cells


@pytest.fixture
def letter(cli, case):
    """The sample case with an outline."""
    assert cli("outline", case).code == 0
    return case


def test_the_usual_preview_stays_as_it_is(cli, letter):
    """Paragraphs, one a line."""
    said = cli("preview", letter)
    assert said.code == 0
    assert "page 1" not in said.out


def test_the_letter_page_by_page(cli, letter):
    said = cli("preview", letter, "--pages")
    assert said.code == 0
    lines = said.out.splitlines()
    assert "— page 1 —" in said.out
    assert "nominal grid" in lines[-1]
    assert max(map(cells, lines[:22])) <= WIDEST
    assert lines[22].strip() == "— page 1 —"


def test_the_pages_hold_the_words_of_the_letter(cli, letter):
    plain = "".join(cli("preview", letter).out.split())
    paged = "".join(cli("preview", letter, "--pages").out.split())
    assert plain[:40] in paged


def test_the_count_of_the_pdf_is_told(cli, letter, needs):
    needs("soffice")
    said = cli("preview", letter, "--pages", "--pdf-count")
    assert said.code == 0
    assert said.out.splitlines()[-1].startswith("pages of the PDF: ")


def test_without_libreoffice_the_count_is_refused_and_the_pages_are_not(cli, letter, monkeypatch):
    monkeypatch.setattr(office, "find", lambda: None)
    assert cli("preview", letter, "--pages").code == 0
    said = cli("preview", letter, "--pdf-count")
    assert (said.code, said.out) == (7, "")
    assert office.PACKAGE in said.err


def test_the_margin_names_the_unit_of_a_taken_passage(cli, letter):
    """Beside its lines only; without --pages, too."""
    assert cli("take", letter, "财政局.1", "--point", "p1").code == 0
    said = cli("preview", letter, "--sources")
    assert said.code == 0
    named = [each for each in said.out.splitlines() if each.endswith("财政局") and cells(each) > WIDTH]
    assert named
    assert len({each.split()[-1] for each in named}) == 1
    assert "—" not in "".join(named)
    assert cli("preview", letter, "--pages", "--sources").out == said.out
    assert not set(named) & set(cli("preview", letter, "--pages").out.splitlines())
