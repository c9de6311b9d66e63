"""The three styles of a letter: the same words, and a head where the standard, or the printed paper, has it."""

import datetime as dt
import re

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.dating import dated
from reply_studio.config import Papers, decode
from reply_studio.letter.blueprint import STYLES, TEMPLATES, name_of
from reply_studio.letter.conformity import Status, judge
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from reply_studio.model.letter import Kind
from reply_studio.parsing import read, understand
from reply_studio.services import printing
from tests.builders import case_file, draft, issued, office
from tests.programs import convert, said

PROFILE = profile_of(office())
DAY = dt.date(2025, 9, 21)
POINT = 25.4 / 72
"""Millimetres."""
LINE = 225 / 22
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@pytest.fixture(scope="module")
def letter():
    case = case_file()
    classed = msgspec.structs.replace(case, draft=msgspec.structs.replace(case.draft, result_class="B"))
    return issued(compose(classed, "reply", PROFILE))


def words(page):
    """Text → left, top, right and bottom in mm."""
    return {each[5]: tuple(float(each[n]) * POINT for n in range(1, 5)) for each in WORD.finditer(page)}


@pytest.fixture(scope="module")
def pages(letter, tmp_path_factory):
    """``pages(style, soffice, root)`` → the printed pages of the letter, as pdftotext has them."""
    made = {}

    def make(style, soffice, root):
        if style not in made:
            folder = tmp_path_factory.mktemp(style)
            file = folder / "letter.docx"
            file.write_bytes(render(letter, root / "templates" / name_of("reply", style)))
            convert(soffice, folder, "pdf", file)
            made[style] = said(["pdftotext", "-bbox", folder / "letter.pdf", "-"]).split("<page ")[1:]
        return made[style]

    return make


def test_the_styles_of_the_services_are_those_of_the_blueprint():
    assert printing.STYLES == STYLES
    with pytest.raises(msgspec.ValidationError, match="style"):
        decode({"letter": {"style": "redhead"}})


@pytest.mark.parametrize("paper", TEMPLATES)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_prints_the_letter_s_words(root, letter, paper, style):
    """A red head has class and disclosure above its mark; on printed paper the mark is there already."""
    given = letter if paper == "reply" else issued(compose(case_file(), "co", PROFILE))
    shown = [each.text for each in given.paragraphs if each.text]
    if style == "preprinted":
        shown.remove(given.first(Kind.MARK).text)
    found = text_of(render(given, root / "templates" / name_of(paper, style))).split("\n")
    assert sorted(found) == sorted(shown)
    assert found if style == "red-head" else found == shown


def test_a_red_head_stands_where_the_standard_has_it(root, needs, pages):
    """7.2.4: mark 35 mm under the type area's top; number centred; every page numbered."""
    needs("pdftotext")
    found = pages("red-head", needs("soffice"), root)
    first = words(found[0])
    mark = first["云川市民政局"]
    assert mark[1] == pytest.approx(37 + 35, abs=3)
    assert (mark[0] + mark[2]) / 2 == pytest.approx(28 + 78, abs=1)
    number = next(place for text, place in first.items() if text.startswith("云民函"))
    assert number[1] > mark[3] + LINE
    assert any("1" in text and place[1] > 262 for text, place in first.items())
    assert all(any(place[1] > 262 for place in words(page).values()) for page in found)


def test_on_printed_paper_the_words_stand_as_under_a_mark(root, needs, pages):
    """The head is blank and as high, so that every line of every page stands where the letter form has it."""
    needs("pdftotext")
    soffice = needs("soffice")
    form, blank = pages("letter", soffice, root), pages("preprinted", soffice, root)
    assert len(form) == len(blank)
    left = words(form[0]).keys() - words(blank[0]).keys()
    assert left == {"云川市民政局"}
    for one, other in zip(form, blank, strict=True):
        there, here = words(one), words(other)
        assert all(here[text] == pytest.approx(there[text], abs=0.2) for text in here)


def test_a_letter_without_a_class_keeps_the_head_s_place(root, needs, tmp_path):
    """The lines of class and disclosure stay blank; the mark does not move."""
    needs("pdftotext")
    plain = issued(compose(case_file(draft=draft((), ())), "reply", profile_of(office(disclosure=""))))
    file = tmp_path / "letter.docx"
    file.write_bytes(render(plain, root / "templates" / name_of("reply", "red-head")))
    convert(needs("soffice"), tmp_path, "pdf", file)
    found = words(said(["pdftotext", "-bbox", tmp_path / "letter.pdf", "-"]).split("<page ")[1])
    assert found["云川市民政局"][1] == pytest.approx(37 + 35, abs=3)


@pytest.mark.parametrize("copies", [(), ("市政府办公室",)])
def test_an_imprint_keeps_to_the_standard_in_print_and_is_known_again(root, needs, copies):
    """With copies a thin rule between; without them two thick rules alone."""
    needs("soffice")
    needs("pdftotext")
    config = msgspec.structs.replace(
        office(style="red-head", copies=copies), papers=Papers(printer="云川市民政局办公室")
    )
    alone = case_file(units=())
    given = dated(compose(alone, "reply", profile_of(config)), "云民函〔2025〕36号", DAY, DAY)
    data = render(given, root / "templates" / name_of("reply", "red-head"))
    assert text_of(data).split("\n")[-1] == "云川市民政局办公室\t2025年9月21日印发"
    found = {each.id: each.status for each in judge("imprint.docx", data, printing=True).verdicts}
    assert Status.FAIL not in found.values()
    assert found["7.4.1a"] == found["7.4.3a"] == found["7.4.3b"] == Status.PASS
    assert found["7.4.1b"] == (Status.PASS if copies else Status.NOT_APPLICABLE)
    (again,) = understand(read("imprint.docx", data), "reply").letters
    assert [each.text for each in again.every(Kind.IMPRINT)] == ["云川市民政局办公室 2025年9月21日印发"]
    assert [each.text for each in again.every(Kind.ORGAN)] == ["云川市民政局"]


@pytest.mark.parametrize("style", STYLES)
def test_a_signer_stands_where_the_standard_has_it(root, needs, style):
    """Under a red head beside the number; in the letter form on a line of its own, right as the number is."""
    needs("soffice")
    needs("pdftotext")
    config = msgspec.structs.replace(office(style=style), papers=Papers(signer=True))
    given = dated(compose(case_file(), "reply", profile_of(config)), "云民函〔2025〕36号", DAY, signer="顾清和")
    data = render(given, root / "templates" / name_of("reply", style))
    between = "\t" if style == "red-head" else "\n"
    assert f"云民函〔2025〕36号{between}签发人：顾清和\n" in text_of(data)
    found = {each.id: each.status for each in judge("signer.docx", data, printing=True).verdicts}
    assert Status.FAIL not in found.values()
    assert found["7.2.6a"] == Status.PASS
    assert found["7.2.6b"] == (Status.PASS if style == "red-head" else Status.NOT_APPLICABLE)
    (again,) = understand(read("signer.docx", data), "reply").letters
    assert again.first(Kind.SIGNER).text == "签发人：顾清和"


@pytest.mark.parametrize("style", STYLES)
def test_every_style_keeps_to_the_standard(root, letter, style):
    """Clause by clause from the file; over a red head with the mark that names it."""
    mark = msgspec.structs.replace(letter.first(Kind.MARK), text="云川市民政局文件")
    paragraphs = tuple(mark if each.kind is Kind.MARK else each for each in letter.paragraphs)
    given = msgspec.structs.replace(letter, paragraphs=paragraphs) if style == "red-head" else letter
    report = judge(style, render(given, root / "templates" / name_of("reply", style)), printing=False)
    assert not [each for each in report.verdicts if each.status == "fail"]
