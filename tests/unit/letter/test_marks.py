"""The organ's mark: as large as fits its place; of joint organs all names over a red head's rule."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing import compose, profile_of
from reply_studio.composing.page_grid.marks import LETTER, RED_HEAD, fit, head
from reply_studio.composing.page_grid.names import name_rows
from reply_studio.composing.page_grid.widths import width
from reply_studio.formats.container import parse_xml
from reply_studio.formats.packing import read_parts
from reply_studio.letter.text import W, own_words
from reply_studio.letter.word import render
from tests.builders import case_file, issued, office

LONG = "中国人民政治协商会议云川市青岚区委员会提案委员会办公室"
names = st.text("云川市青岚区民政司法水利教育体育公安局委员会办公室和", min_size=4, max_size=30)


@pytest.mark.parametrize(
    ("name", "room", "rows"),
    [
        (LONG, 18, ("中国人民政治协商会议", "云川市青岚区委员会提案委员会办公室")),
        ("云川市人力资源和社会保障局", 10, ("云川市人力资源", "和社会保障局")),
        ("云川市公安局交通警察支队", 9, ("云川市公安局", "交通警察支队")),
        ("云川市司法局", 6, ("云川市司法局",)),
    ],
)
def test_a_name_is_broken_where_its_parts_meet(name, room, rows):
    assert name_rows(name, room) == rows


@given(names, st.integers(min_value=8, max_value=28))
def test_rows_lose_nothing_and_keep_to_their_room(name, room):
    rows = name_rows(name, room)
    assert "".join(rows) == name
    assert all(width(each) <= room for each in rows)


@given(names, st.sampled_from((LETTER, RED_HEAD)))
def test_a_mark_keeps_to_its_place(mark, room):
    found = fit(mark, room)
    assert "".join(found.rows) == mark
    assert all(width(each) * found.size / 2 <= room for each in found.rows)


@given(st.lists(names, min_size=1, max_size=6), st.sampled_from(("", "文件")))
def test_joint_names_and_their_tail_keep_to_the_type_area(organs, tail):
    found = head(tuple(organs), tail)
    assert ["".join(each) for each in found.names] == organs
    assert found.wide / 20 + (2.6 * found.size / 2 if tail else 0) <= RED_HEAD + 1.1
    assert sum(map(len, found.names)) * found.pitch <= 6800


def header(root, config, joint, style):
    file = case_file()
    file = msgspec.structs.replace(file, draft=msgspec.structs.replace(file.draft, joint=joint))
    data = render(issued(compose(file, "reply", profile_of(config))), root / "templates" / f"reply{style}.docx")
    return parse_xml(read_parts(data, "")["word/header2.xml"], "", "")


def said(element):
    return [text for each in element.iter(f"{W}p") if (text := own_words(each))]


def test_the_letter_form_bears_the_leads_mark_alone(root):
    assert said(header(root, office(), ("sfj", "zzb"), "")) == ["云川市民政局"]


def test_a_red_head_names_all_organs_and_the_word_file_once(root):
    config = msgspec.structs.replace(office(), papers=msgspec.structs.replace(office().papers, mark="云川市民政局文件"))
    found = header(root, config, ("sfj", "zzb"), "-red-head")
    names, tail = found.iter(f"{W}tc")
    assert said(names) == ["云川市民政局", "云川市司法局", "中共云川市委组织部"]
    assert said(tail) == ["文件"]
    assert said(header(root, config, (), "-red-head"))[-1] == "云川市民政局文件"


def test_without_the_word_file_there_is_no_column_for_it(root):
    found = header(root, office(), ("sfj",), "-red-head")
    (cell,) = found.iter(f"{W}tc")
    assert said(cell) == ["云川市民政局", "云川市司法局"]
    assert len(list(found.iter(f"{W}gridCol"))) == 1
