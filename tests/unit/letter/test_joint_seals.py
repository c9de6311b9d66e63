"""The seals of joint organs: a name and a seal each, in rows, apart from each other and inside the type area."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing.page_grid.sealed import sealed
from reply_studio.composing.page_grid.widths import width
from reply_studio.errors import InputError
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts, write_parts
from reply_studio.letter.seal import SIZE, spots
from reply_studio.letter.text import W, own_words
from reply_studio.letter.word import WordPrinter
from reply_studio.model.letter import Kind, Letter, Paragraph
from tests.judged_letters import seal_picture

CHARACTER, LINE = 156 / 28, 225 / 22
DATE = "2025年9月21日"
names = st.lists(st.text("云川市青岚区司法水利局委员会办公室", min_size=4, max_size=30), min_size=2, max_size=6)


def letter(*organs, date=DATE):
    return Letter(
        paper="reply",
        paragraphs=(
            Paragraph(kind=Kind.TITLE, text="关于第29号提案的答复"),
            Paragraph(kind=Kind.NUMBER, text="云民函〔2025〕36号"),
            Paragraph(kind=Kind.CLOSING, text="以上答复您是否满意，如有意见，敬请反馈。"),
            *(Paragraph(kind=Kind.ORGAN, text=each) for each in organs),
            Paragraph(kind=Kind.DATE, text=date),
        ),
    )


def boxes(organs, date=DATE):
    """Name → left, top, right and bottom of its rows in characters and lines, in the order of the organs."""
    for row in sealed(tuple(organs), date).rows:
        for each in row.names:
            half = max(map(width, each.rows)) / 2
            top = row.line + each.down
            yield each.middle - half, top, each.middle + half, top + len(each.rows)


@given(names, st.sampled_from((DATE, "2025年12月31日", "2025年1月1日", "")))
def test_names_stand_in_order_in_the_type_area_and_do_not_meet(organs, date):
    found = sealed(tuple(organs), date)
    assert ["".join(each.rows) for row in found.rows for each in row.names] == organs
    assert found.rows[-1].names[-1].middle == found.middle
    placed = list(boxes(organs, date))
    assert all(left >= 0 and right <= 28.01 for left, _top, right, _bottom in placed)
    for one, other in itertools.combinations(placed, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(names)
def test_seals_are_apart_and_each_covers_its_name(organs):
    found = spots(letter(*organs))
    rows = sealed(tuple(organs), DATE)
    assert len(found) == len(organs)
    for spot in found:
        assert SIZE / 2 <= spot.centre <= 156 - SIZE / 2
    for one, other in itertools.combinations(found, 2):
        assert max(abs(one.centre - other.centre), abs(one.top - other.top)) > SIZE
    for spot, (left, top, right, bottom) in zip(found, boxes(organs), strict=True):
        assert 156 - spot.centre == pytest.approx((left + right) / 2 * CHARACTER)
        assert spot.top < (bottom - rows.date_line) * LINE
        assert spot.top + SIZE > (top - rows.date_line) * LINE
    assert found[-1].top + SIZE > LINE
    assert found[0].top >= -(rows.date_line + 1.2) * LINE


def paragraphs(data):
    document = parse_xml(read_parts(data, "")["word/document.xml"], "", "")
    marks = [each for each in document.iter(f"{W}pStyle") if each.get(f"{W}val") == "Organ"]
    return [each.getparent().getparent() for each in marks]


def test_every_organ_has_its_picture_and_its_name(root):
    data = WordPrinter().issued(
        letter("云川市民政局", "云川市司法局", "云川市教育局"), root / "templates/reply.docx", [seal_picture()] * 3
    )
    assert [own_words(each) for each in paragraphs(data)] == ["\t云川市民政局\t云川市司法局", "\t云川市教育局"]
    parts = read_parts(data, "")
    used = re.findall(rb'r:embed="(\w+)"', parts["word/document.xml"])
    linked = dict(re.findall(rb'Id="(\w+)"[^>]*Target="(media/\w+\.png)"', parts["word/_rels/document.xml.rels"]))
    assert [linked[each] for each in used] == [b"media/seal.png", b"media/seal2.png", b"media/seal3.png"]
    assert {f"word/media/seal{n}.png" for n in ("", 2, 3)} <= set(parts)


def test_one_organ_is_sealed_as_ever(root):
    data = WordPrinter().issued(letter("云川市民政局"), root / "templates/reply.docx", [seal_picture()])
    assert b'<wp:positionV relativeFrom="paragraph"><wp:posOffset>-772560<' in read_parts(data, "")["word/document.xml"]
    assert [own_words(each) for each in paragraphs(data)] == ["云川市民政局"]


def test_a_template_without_lines_for_the_names_is_refused(root, tmp_path):
    parts = read_parts((root / "templates" / "reply.docx").read_bytes(), "x")
    parts = {name: data.replace(b'"Organ"', b'"Signing"') for name, data in parts.items()}
    (tmp_path / "own.docx").write_bytes(write_parts(parts))
    with pytest.raises(InputError, match="seals stand"):
        WordPrinter().issued(letter("云川市民政局", "云川市司法局"), tmp_path / "own.docx", [seal_picture()] * 2)


def test_a_name_of_four_rows_and_its_date_are_both_under_the_seal():
    organs = ("云川市局", "云川市人民政府行政审批和公共资源交易服务管理办公室")
    last = spots(letter(*organs))[-1]
    assert last.top + SIZE > LINE
    assert last.top < -2 * LINE
