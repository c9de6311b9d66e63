"""The line of printing office and day of printing under a red head."""

import datetime as dt

import msgspec
import pytest

from reply_studio.composing import GivenBack, Reminded, compose, compose_handback, compose_reminder, profile_of
from reply_studio.composing.dating import dated, numbered_as
from reply_studio.composing.page_grid import drawn, paginate
from reply_studio.composing.platform import platform_fields
from reply_studio.config import Papers
from reply_studio.model.letter import Kind
from tests.builders import case_file, office

PRINTER = "云川市民政局办公室"
DAY, LATER = dt.date(2025, 9, 21), dt.date(2025, 9, 23)


def config(style="red-head", printer=PRINTER):
    return msgspec.structs.replace(office(style=style), papers=Papers(printer=printer))


def letter(paper="reply", **more):
    return compose(case_file(), paper, profile_of(config(**more)))


def text(given):
    found = given.first(Kind.IMPRINT)
    return found.text if found else None


@pytest.mark.parametrize("paper", ["reply", "co", "rereply"])
def test_under_a_red_head_the_office_s_line_comes_last(paper):
    assert letter(paper).paragraphs[-1].kind is Kind.IMPRINT


def test_letters_to_other_units_have_it_too():
    profile = profile_of(config())
    told = Reminded(unit="市司法局", today=DAY, reply_by=DAY)
    back = GivenBack(reason="不属于我局职责。")
    for each in (compose_reminder(case_file(), profile, told), compose_handback(case_file(), profile, back)):
        assert each.paragraphs[-1].kind is Kind.IMPRINT


@pytest.mark.parametrize("more", [{"style": "letter"}, {"style": "preprinted"}, {"printer": ""}])
def test_the_letter_form_and_an_office_that_names_none_have_no_such_line(more):
    assert text(letter(**more)) is None


def test_a_style_that_is_asked_for_counts():
    assert profile_of(config(style="letter"), "red-head").printer == PRINTER
    assert profile_of(config(), "letter").printer == ""


def test_the_day_is_blank_until_issue_and_that_of_printing_then():
    assert text(letter()) == f"{PRINTER}\u3000印发"
    assert text(dated(letter(), "云民函〔2025〕36号", DAY)) == f"{PRINTER}\u30002025年9月21日印发"
    final = dated(letter(), "云民函〔2025〕36号", DAY, LATER)
    assert text(final) == f"{PRINTER}\u30002025年9月23日印发"
    assert final.first(Kind.DATE).text == "2025年9月21日"


def test_a_letter_numbered_as_another_one_was_printed_the_same_day():
    final = dated(letter(), "云民函〔2025〕36号", DAY, LATER)
    assert numbered_as(letter(), final) == final
    assert numbered_as(letter(style="letter"), final).first(Kind.IMPRINT) is None


def test_on_the_grid_the_day_stands_right_at_the_foot_of_the_last_page():
    last = paginate(dated(letter(), "云民函〔2025〕36号", DAY)).pages[-1].lines[-1]
    assert last.kind is Kind.IMPRINT
    assert drawn(last) == f"  {PRINTER}{' ' * 17}2025年9月21日印发"


def test_a_proposal_system_gets_no_imprint():
    profile = profile_of(config())
    fields = {each.key: each.text for each in platform_fields(case_file(), profile, letter())}
    assert PRINTER not in fields["content"]
    assert "印发" not in fields["copies"]
