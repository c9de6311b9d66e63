"""Where name and date stand, and what the printed page measures."""

import html
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing import compose, profile_of
from reply_studio.composing.page_grid.sign_off import column, indents
from reply_studio.composing.page_grid.widths import width
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.text import W, own_words
from reply_studio.letter.word import render
from reply_studio.model.letter import Kind, Letter, Paragraph
from tests.builders import case_file, issued, office
from tests.programs import convert, said


def test_latin_takes_half_a_character_and_a_gap_beside_han():
    assert width("云川市民政局") == 6
    assert width("2025年9月21日") == pytest.approx(3.5 + 3 + 5 * 0.2)


@pytest.mark.parametrize("organ", ["云川市民政局", "中共云川市委组织部", "云川市青岚区市场监督管理局"])
def test_the_date_begins_two_characters_behind_the_name_and_nothing_passes_two_from_the_margin(organ):
    date = "2025年12月31日"
    name_right, date_right = indents(organ, date)
    assert (date_right + width(date)) - (name_right + width(organ)) == pytest.approx(-2)
    assert min(name_right, date_right) == 2


def test_before_issue_the_name_stands_two_from_the_margin():
    assert indents("云川市民政局", "") == (2, 2)


def test_the_indents_are_written_into_the_letter(root):
    made = issued(compose(case_file(), "reply", profile_of(office())))
    data = render(made, root / "templates" / "reply.docx")
    found = {}
    for mark in parse_xml(read_parts(data, "")["word/document.xml"], "", "").iter(f"{W}pStyle"):
        found[mark.get(f"{W}val")] = mark.getparent().find(f"{W}ind")
    assert int(found["Organ"].get(f"{W}right")) > int(found["SignDate"].get(f"{W}right")) == 630


def pages(pdf):
    """Of every page the lines, each as (text, left, right, top) in millimetres."""
    boxes = said(["pdftotext", "-bbox-layout", pdf, "-"])
    form = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    for part in boxes.split("<page ")[1:]:
        rows = {}
        for word in form.finditer(part):
            left, top, right, bottom = (float(word[n]) / 72 * 25.4 for n in range(1, 5))
            rows.setdefault(round(top + bottom), []).append((left, right, top, html.unescape(word[5])))
        yield [
            (
                "".join(each[3] for each in sorted(row)),
                min(row)[0],
                max(each[1] for each in row),
                min(each[2] for each in row),
            )
            for _height, row in sorted(rows.items())
        ]


@pytest.fixture
def printed(needs, tmp_path):
    """Prints docx bytes with LibreOffice and returns the lines of its pages."""
    soffice = needs("soffice")
    needs("pdftotext")

    def print_pages(data):
        (tmp_path / "letter.docx").write_bytes(data)
        convert(soffice, tmp_path, "pdf", tmp_path / "letter.docx")
        return list(pages(tmp_path / "letter.pdf"))

    return print_pages


def test_the_printed_page_holds_22_lines_of_28_characters(root, printed):
    body = tuple(Paragraph(kind=Kind.PASSAGE, text="社区协商" * 300) for _n in range(2))
    signs = (Paragraph(kind=Kind.ORGAN, text="云川市民政局"), Paragraph(kind=Kind.DATE, text="2025年9月21日"))
    head = (Paragraph(kind=Kind.MARK, text="云川市民政局"), Paragraph(kind=Kind.TITLE, text="关于第29号提案的答复"))
    copies = Paragraph(kind=Kind.COPIES, text="抄送\uff1a市政府办公室。")
    found = printed(
        render(Letter(paper="reply", paragraphs=(*head, *body, *signs, copies)), root / "templates" / "reply.docx")
    )
    first, second, last = found[0], found[1], found[-1]
    assert [len(text) for text, *_place in second[:-1]] == [28] * 22
    assert second[-1][0] == "—2—"
    assert not any("—" in text for text, *_place in first)
    assert second[0][1] == pytest.approx(28, abs=0.5)
    assert second[0][2] == pytest.approx(184, abs=1)
    assert last[-2][0] == "抄送\uff1a市政府办公室。"
    assert last[-2][3] == pytest.approx(255.5, abs=2)
    edges = {text: (left, right) for text, left, right, _top in last}
    assert edges["云川市民政局"][0] < edges["2025年9月21日"][0]
    assert edges["2025年9月21日"][1] == pytest.approx(184 - 11.1, abs=1)


def joint_letter(*names):
    made = issued(compose(case_file(), "reply", profile_of(office())))
    more = [Paragraph(kind=Kind.ORGAN, text=each) for each in names]
    at = next(n for n, each in enumerate(made.paragraphs) if each.kind is Kind.ORGAN) + 1
    return msgspec.structs.replace(made, paragraphs=(*made.paragraphs[:at], *more, *made.paragraphs[at:]))


def test_names_of_joint_organs_begin_one_below_the_other_with_the_date_two_further_in():
    names = ("云川市民政局", "中共云川市委组织部")
    found = column(names, "2025年9月21日")
    assert found.rows == (("云川市民政局",), ("中共云川市委组织部",))
    assert found.left == 28 - 2 - max(9, width("2025年9月21日") + 2)
    assert found.date_left == found.left + 2
    assert column(("云川市民政局",), "2025年9月21日") is None


@given(
    st.lists(st.text("云川市青岚区司法局委员会办公室", min_size=4, max_size=30), min_size=1, max_size=6),
    st.sampled_from(("", "2025年9月21日", "2025年12月31日")),
)
def test_names_and_date_keep_to_the_line(names, date):
    found = column(tuple(names), date)
    if found is None:
        assert min(indents(names[0], date)) >= 2
        return
    assert ["".join(rows) for rows in found.rows] == names
    wide = max(width(row) for rows in found.rows for row in rows)
    assert 0 <= found.left <= 28 - wide
    assert found.date_left + width(date) <= 28


@pytest.mark.parametrize("ask", ["{{ organ }}", "loop"])
def test_every_name_is_a_paragraph_of_its_own_whether_the_template_loops_or_not(root, tmp_path, ask):
    path = root / "templates" / "reply.docx"
    if ask == "loop":
        path = looping(path, tmp_path / "loop.docx")
    data = render(joint_letter("云川市司法局", "云川市青岚区人力资源和社会保障局退役军人事务管理办公室"), path)
    document = parse_xml(read_parts(data, "")["word/document.xml"], "", "")
    marks = [each for each in document.iter(f"{W}pStyle") if each.get(f"{W}val") == "Organ"]
    paragraphs = [each.getparent().getparent() for each in marks]
    assert [own_words(each) for each in paragraphs] == [
        "云川市民政局",
        "云川市司法局",
        "云川市青岚区人力资源和社会保障局\n退役军人事务管理办公室",
    ]
    assert len({each.find(f"{W}pPr/{W}ind").get(f"{W}left") for each in paragraphs}) == 1


def looping(path, target):
    """The template with a loop over the names."""
    parts = read_parts(path.read_bytes(), "x")
    source = parts["word/document.xml"].decode("utf-8")
    at = source.rindex("<w:p>", 0, source.index("{{ organ }}"))
    end = source.index("</w:p>", at) + len("</w:p>")
    tag = '<w:p><w:r><w:t xml:space="preserve">{{%p {} %}}</w:t></w:r></w:p>'
    inner = source[at:end].replace("organ", "each")
    made = source[:at] + tag.format("for each in organs") + inner + tag.format("endfor") + source[end:]
    target.write_bytes(write_parts(parts | {"word/document.xml": made.encode("utf-8")}))
    return target


def test_a_template_of_other_styles_prints_the_names_as_lines(root, tmp_path):
    parts = read_parts((root / "templates" / "reply.docx").read_bytes(), "x")
    parts = {name: data.replace(b'"Organ"', b'"Signing"') for name, data in parts.items()}
    (tmp_path / "own.docx").write_bytes(write_parts(parts))
    data = render(joint_letter("云川市司法局"), tmp_path / "own.docx")
    document = parse_xml(read_parts(data, "")["word/document.xml"], "", "")
    assert "云川市民政局\n云川市司法局" in [own_words(each) for each in document.iter(f"{W}p")]


def test_the_signing_names_are_printed_as_the_grid_has_them(root, printed):
    made = joint_letter("中共云川市委组织部", "云川市人力资源和社会保障局")
    last = {text: (left, right) for text, left, right, _top in printed(render(made, root / "templates/reply.docx"))[-1]}
    names = [each.text for each in made.every(Kind.ORGAN)]
    lefts = [last[each][0] for each in names]
    assert max(lefts) - min(lefts) < 0.5
    assert last["云川市人力资源和社会保障局"][1] == pytest.approx(184 - 11.1, abs=1)
    assert last["2025年9月21日"][0] == pytest.approx(lefts[0] + 11.1, abs=1)
