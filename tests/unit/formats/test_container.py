"""Packages: limits while reading, the same bytes when writing."""

import io
import zipfile

import pytest

from reply_studio.errors import InputError
from reply_studio.formats.container import Limits, parse_xml
from reply_studio.formats.packing import read_parts, write_parts


def archive(*entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return stream.getvalue()


def test_what_is_written_is_read_back():
    parts = {"word/document.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"}
    assert read_parts(write_parts(parts), "x.docx") == parts


def test_parts_are_written_in_one_order_without_times():
    parts = {"b.xml": b"2", "[Content_Types].xml": b"0", "a.xml": b"1"}
    data = write_parts(parts)
    assert data == write_parts(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert [each.filename for each in file.infolist()] == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {(each.date_time, each.create_system, each.external_attr) for each in file.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0x20)
        }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        archive(("a.xml", b"<a/>"))[:-30],
        archive(("bomb.xml", bytes(40 << 20))),
        archive(*((f"{n}.xml", b"") for n in range(60))),
        archive(("a.xml", b"x" * 700), ("b.xml", b"y" * 700)),
    ],
    ids=["empty", "no zip", "cut", "bomb", "too many", "too large together"],
)
def test_what_is_no_package_or_too_much_is_refused_with_its_file(data):
    with pytest.raises(InputError) as caught:
        read_parts(data, "received.docx", Limits(parts=50, total=1000, part=64 << 20))
    assert caught.value.where == "received.docx"


def test_a_name_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive(("a.xml", b"1"), ("a.xml", b"2"))
    with pytest.raises(InputError, match="two parts"):
        read_parts(data, "received.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"<a>",
        b"<!DOCTYPE a><a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/x'><a/>",
    ],
)
def test_broken_xml_and_document_types_are_refused_with_their_place(data):
    with pytest.raises(InputError) as caught:
        parse_xml(data, "received.docx", "word/document.xml")
    assert caught.value.where == "received.docx"
    assert "word/document.xml" in caught.value.message
