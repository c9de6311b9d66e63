"""Whole letters: ours, good ones in other layouts, and files that were never made to the standard."""

import io

import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.sheets import feedback_sheet
from reply_studio.errors import InputError
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter import grid
from reply_studio.letter.blueprint import STYLES, name_of
from reply_studio.letter.conformity import Status, judge
from reply_studio.letter.conformity.judging import CLAUSES
from reply_studio.letter.text import text_of
from reply_studio.letter.word import render
from tests.builders import case_file, group, issued, office, person
from tests.judged_letters import LETTERS, letter
from tests.page_letters import letter as made_letter
from tests.page_letters import letters
from tests.programs import convert
from tests.word_files import paragraph, table, word_file

NINE = ("赵清和", "钱若谷", "孙知微", "李望舒", "周以宁", "吴思远", "郑怀瑾", "王秋实", "冯佳木")
OURS = letters() | {
    "eleven-pages": made_letter(31, 24),
    "nine": made_letter(41, 2, proposers=tuple(map(person, NINE))),
    "long-organs": made_letter(
        7, 6, proposers=(group("中国国民党革命委员会云川市委员会"), group("云川市工商业联合会（云川市总商会）"))
    ),
}


def failed(data: bytes, **more):
    return {each.id: each.found for each in judge("x.docx", data, **more).failed}


def status(data: bytes, **more):
    return {each.id: each.status for each in judge("x.docx", data, **more).verdicts}


def ours(root, name, style="letter"):
    made = OURS[name]
    return render(made, root / "templates" / name_of(made.paper, style))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", OURS)
def test_our_letters_keep_every_clause_that_the_file_shows(root, name, style):
    assert failed(ours(root, name, style), printing=False) == {}


@pytest.mark.parametrize(
    ("name", "style"),
    [
        *((each, "letter") for each in ("canteens-sections", "one-page", "long-title", "nine", "eleven-pages")),
        *((each, "red-head") for each in ("canteens-sections", "six-pages")),
        *((each, "preprinted") for each in ("short", "co")),
    ],
)
def test_our_letters_keep_every_clause_in_print(root, needs, name, style):
    needs("soffice")
    needs("pdftotext")
    assert failed(ours(root, name, style), printing=True) == {}


def test_pages_that_hold_a_line_less_are_found(root, needs):
    """A header that begins in the type area takes a line from every page, though their pitch is right."""
    needs("soffice")
    needs("pdftotext")
    parts = read_parts(ours(root, "six-pages", "red-head"), "x")
    source = parts["word/document.xml"].decode("utf-8")
    lower = write_parts(parts | {"word/document.xml": source.replace('w:header="1701"', 'w:header="2098"').encode()})
    assert "21 on the fullest page" in failed(lower, printing=True)["5.2.3c"]


@pytest.mark.parametrize("name", LETTERS)
def test_good_letters_in_other_layouts_keep_every_clause(name, needs):
    needs("soffice")
    needs("pdftotext")
    assert failed(letter(name), printing=True) == {}


@pytest.mark.parametrize("name", ["direct", "preprinted"])
def test_a_letter_saved_by_another_program_keeps_what_it_kept(name, needs, tmp_path):
    """LibreOffice writes styles, defaults and fields its own way."""
    soffice = needs("soffice")
    (tmp_path / f"{name}.docx").write_bytes(letter(name))
    convert(soffice, tmp_path, "odt", tmp_path / f"{name}.docx")
    (tmp_path / "again").mkdir()
    convert(soffice, tmp_path, "docx", tmp_path / f"{name}.odt", out=tmp_path / "again")
    again = (tmp_path / "again" / f"{name}.docx").read_bytes()
    wanted = (
        "5.1",
        "5.2.1a",
        "5.2.1b",
        "5.2.2a",
        "5.2.3a",
        "5.2.3b",
        "7.3.1a",
        "7.3.1b",
        "7.3.3a",
        "7.3.3e",
        "7.5a",
        "7.5b",
    )
    found = status(again, printing=False)
    assert {key: found[key] for key in wanted} == dict.fromkeys(wanted, Status.PASS)


def test_a_plain_document_fails_where_it_should():
    """python-docx's own template: American paper, no margins, fonts or page numbers of the standard."""
    from docx import Document

    document = Document()
    document.add_heading("关于第29号提案的答复", 0)
    for text in (
        "赵清和委员：",
        "您提出的建议收悉。现答复如下：",
        "我们认真研究，抓好落实。" * 60,
        "云川市民政局",
        "2025年09月21日",
    ):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    found = failed(stream.getvalue(), printing=False)
    assert {"5.1", "5.2.1a", "5.2.1b", "5.2.1c", "5.2.2a", "5.2.3a", "5.2.3b", "5.2.4"} <= set(found)
    assert {"7.3.1a", "7.3.1b", "7.3.3e", "7.3.5a", "7.3.5b", "7.3.5.4", "7.5a"} <= set(found)
    assert found["7.3.5.4"] == "2025年09月21日"
    assert "7.3.2b" not in found


def test_a_file_without_any_text_is_judged_by_its_page_alone():
    found = status(word_file("<w:p/>"), printing=False)
    assert found["5.1"] is Status.FAIL
    assert {each for key, each in found.items() if key.startswith(("7.3", "10."))} == {Status.NOT_APPLICABLE}


def test_all_clauses_are_reported_in_the_order_of_the_standard():
    report = judge("x.docx", letter("direct"), printing=False)
    assert sorted(each.id for each in report.verdicts) == sorted(each.id for each in CLAUSES)
    numbers = [tuple(map(int, each.clause.split("."))) for each in report.verdicts]
    assert numbers == sorted(numbers)
    assert report.pages is None


@pytest.mark.parametrize(
    "data",
    [b"no package", word_file("<w:p/>")[:-30], word_file("<w:p/>").replace(b"word/document", b"work/document")],
    ids=["no package", "cut off", "another name"],
)
def test_what_is_no_word_file_is_refused_with_its_name(data):
    with pytest.raises(InputError) as caught:
        judge("x.docx", data, printing=False)
    assert caught.value.where == "x.docx"


TITLE = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>{}</w:t></w:r></w:p>'


def test_a_form_to_fill_in_has_margins_and_fonts_of_its_own():
    rows = table([["编号", "29"], ["提出者", "赵清和"]])
    found = status(
        word_file(TITLE.format("政协提案办理情况征询意见表") + paragraph("请逐项填写。") + rows), printing=False
    )
    assert {found[key] for key in ("5.2.1a", "5.2.2a", "5.2.3a", "7.2.5", "7.3.3e")} == {Status.NOT_APPLICABLE}
    assert found["7.3.1a"] is Status.FAIL


def test_the_feedback_form_of_an_issued_letter_has_nothing_against_it():
    """The letter's number stands in a cell of its table, not above its title."""
    profile = profile_of(office())
    final = issued(compose(case_file(), "reply", profile))
    form = grid.build(feedback_sheet(case_file(), profile, final))
    assert "云民函" in text_of(form)
    assert failed(form, printing=False) == {}


def test_a_letter_with_a_table_is_no_form():
    rows = table([["年度", "金额"], ["2025", "10"]])
    body = (
        TITLE.format("关于第29号提案的答复")
        + paragraph("赵清和委员：")
        + paragraph("您的建议收悉。现答复如下：")
        + rows
    )
    found = status(word_file(body), printing=False)
    assert {found[key] for key in ("5.2.1a", "5.2.2a", "5.2.3a", "7.3.3e")} == {Status.FAIL}


def test_text_that_looks_like_a_sign_of_ours_is_text():
    """The object replacement character stands for the page's number inside; typed, it is nothing."""
    data = word_file(paragraph("第\ufffc号"))
    assert status(data, printing=False)["7.5a"] is not Status.PASS


def test_the_readme_tells_how_many_demands_there_are(root):
    printed = sum(each.title.startswith("print: ") for each in CLAUSES)
    told = f"judges {len(CLAUSES)} demands of GB/T 9704-2012, {printed} of them in print"
    assert told in (root / "README.md").read_text("utf-8")
