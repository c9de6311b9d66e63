"""Packages from outside are counted before they are trusted."""

import io
import warnings
import zipfile

import pytest

from reply_studio.errors import InputError
from reply_studio.formats.container import Limits, Package, parse_xml
from tests.word_files import zipped


def test_parts_are_read():
    package = Package("x.zip", zipped({"a.xml": "<a/>", "b/c.txt": "text"}))
    assert package.names == ("a.xml", "b/c.txt")
    assert package.read("b/c.txt") == b"text"
    assert package.xml("a.xml").tag == "a"


def test_links_name_parts_from_where_they_stand():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://x/styles" Target="styles.xml"/>'
        '<Relationship Id="2" Type="http://x/image" Target="/media/i.png"/>'
        '<Relationship Id="3" Type="http://x/link" Target="http://y" TargetMode="External"/></Relationships>'
    )
    package = Package("x", zipped({"word/_rels/document.xml.rels": rels, "word/document.xml": "<a/>"}))
    assert [(each.type, each.target) for each in package.relationships("word/document.xml")] == [
        ("styles", "word/styles.xml"),
        ("image", "media/i.png"),
    ]
    assert list(package.relationships("")) == []


def test_names_that_occur_twice_are_refused():
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as package:
        warnings.simplefilter("ignore")
        package.writestr("a.xml", "1")
        package.writestr("A.xml", "2")
    with pytest.raises(InputError, match="two parts"):
        Package("x", target.getvalue())


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(parts=1), "holds 2 parts"),
        (Limits(part=100), "more than is read"),
        (Limits(total=100), "more than is read"),
        (Limits(ratio=10, free=10), "more than is read"),
    ],
)
def test_limits(limits, message):
    data = zipped({"a.xml": "<a/>", "b.txt": "x" * 10_000})
    with pytest.raises(InputError, match=message):
        Package("x", data, limits).read("b.txt")


def test_a_bomb_is_stopped_while_it_unpacks():
    data = zipped({"b.txt": b"\x00" * 30_000_000})
    with pytest.raises(InputError, match="more than is read"):
        Package("x", data).read("b.txt")


@pytest.mark.parametrize("cut", [10, 30, 60, 90])
def test_truncated_packages_are_refused(cut):
    data = zipped({"a.xml": "<a>" + "text " * 50 + "</a>"})
    with pytest.raises(InputError):
        Package("x", data[: len(data) * cut // 100]).read("a.xml")


def test_damaged_parts_are_refused():
    data = bytearray(zipped({"a.xml": "<a>" + "text " * 500 + "</a>"}))
    data[40:60] = b"\xff" * 20
    with pytest.raises(InputError, match=r"damaged|more"):
        Package("x", bytes(data)).read("a.xml")


def test_absent_part_is_named():
    with pytest.raises(InputError, match=r"lacks its part b\.xml"):
        Package("x", zipped({"a.xml": ""})).read("b.xml")


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        b"<a>" * 3_000 + b"</a>" * 3_000,
        b"<a><b></a>",
        b"",
        b"\x00\x01",
    ],
)
def test_xml_that_is_not_trusted_is_refused_with_its_part(data):
    with pytest.raises(InputError, match=r"its part p\.xml") as caught:
        parse_xml(data, "x.docx", "p.xml")
    assert caught.value.where == "x.docx"
