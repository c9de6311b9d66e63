"""Plain text is read in any encoding that offices send; what is no text is refused by name."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.errors import InputError
from reply_studio.parsing import read
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.lines import cells_of
from reply_studio.parsing.readers.text import LARGEST

TEXT = "关于加强校园周边交通秩序管理的提案\n编号\uff1a第12号"
TRADITIONAL = "關於加強校園周邊交通秩序管理的提案\n編號\uff1a第12號"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding):
    assert read("x.txt", TEXT.encode(encoding)).raw == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional_text(encoding):
    assert read("x.txt", TRADITIONAL.encode(encoding)).raw == TRADITIONAL


def test_big_endian_mark():
    assert read("x.txt", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")).raw == TEXT


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x0b", "\u2028"])
def test_every_line_end_is_a_newline(newline):
    assert read("x.txt", TEXT.replace("\n", newline).encode()).raw == TEXT


def test_blocks_have_place_indent_and_gap():
    document = read("x.txt", "题目\n\n\n\u3000\u3000正文 \n\u00a0续".encode())
    assert [(b.text, b.line, b.indent, b.gap) for b in document.blocks] == [
        ("题目", 1, 0, 0),
        ("正文", 4, 4, 2),
        ("续", 5, 1, 0),
    ]
    assert all(document.raw[b.start : b.end] == b.text for b in document.blocks)


def test_text_cut_inside_a_character_is_read_up_to_there():
    assert read("x.txt", TEXT.encode()[:-1]).raw == TEXT[:-1]


def test_damage_is_remarked_with_its_line():
    document = read("x.txt", TEXT.encode("gb18030") + b"\n\xff\xff" + "好".encode("gb18030") * 40)
    assert [(remark.code, remark.line) for remark in document.remarks] == [("IN001", 3)]


def test_control_characters_become_spaces():
    document = read("x.txt", (TEXT + "\x1b[31m").encode())
    assert "\x1b" not in document.raw
    assert [remark.code for remark in document.remarks] == ["IN002"]


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00" * 50, bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError) as caught:
        read("x.txt", data)
    assert caught.value.where == "x.txt"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"7z\xbc\xaf\x27\x1c",
        b"PK\x03\x04" + b"ppt/presentation.xml" + b"\x00" * 40,
        b"PK\x03\x04" + b"OFD.xml" + b"\x00" * 40,
    ],
)
def test_other_formats_are_named_whatever_the_suffix(data):
    with pytest.raises(InputError) as caught:
        read("x.txt", data)
    assert "save it as Word" in caught.value.hint


def test_too_large_a_text_is_refused():
    with pytest.raises(InputError, match="MB"):
        read("x.txt", b"a" * (LARGEST + 1))


def test_too_many_lines_are_refused():
    with pytest.raises(InputError, match="lines"):
        read("x.txt", b"a\n" * 25_000)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("编号 | 73 | 领衔代表 | 某某 |", ("编号", "73", "领衔代表", "某某")),
        ("| 索引号: | 12 | |", ("索引号:", "12", "")),
        ("代表姓名 |", ("代表姓名",)),
        ("编号\t041", ("编号", "041")),
        ("1.\t加强管理", ()),
        ("甲|乙", ()),
        ("没有表格", ()),
    ],
)
def test_rows_have_cells(line, cells):
    assert cells_of(line) == cells


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(data):
    found = attempt(data)
    if isinstance(found, InputError):
        assert found.where == "x"
    else:
        assert all(found.raw[b.start : b.end] == b.text for b in found.blocks)


def attempt(data: bytes) -> Document | InputError:
    try:
        return read("x", data)
    except InputError as error:
        return error
