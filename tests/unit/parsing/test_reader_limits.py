"""Files made to fill the memory or to keep the program busy are refused in words, or read; every kind of reader."""

import random
import zlib
from collections.abc import Callable

import pytest

from reply_studio.errors import InputError
from reply_studio.parsing import read, understand
from reply_studio.parsing.readers.lines import MOST_BLOCKS, MOST_CHARACTERS
from tests.pdf_files import HEADER, lines, made_of, pdf
from tests.sheets import HEAD, workbook
from tests.word_files import paragraph, word_file, zipped

SENTENCE = "社区食堂布局不合理的问题突出需要统一规划并且逐步加以解决。"


def text(times: int) -> bytes:
    """One line of so many sentences."""
    return SENTENCE.encode() * times


def entities(kind: str) -> bytes:
    """Entities that unfold to a thousand million characters."""
    defined = b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 9))
    return b'<!DOCTYPE %s [<!ENTITY b0 "%s">%s]>' % (kind.encode(), b"x" * 100, defined)


def stream(data: bytes, filters: bytes) -> bytes:
    """A PDF file of one page with this content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>"
    content = b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(data), filters, data)
    return made_of([*HEADER, page, content])


def pages_in_a_ring() -> bytes:
    """A PDF file whose pages hold themselves."""
    return made_of([HEADER[0], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"])


def tables_in_tables(depth: int) -> bytes:
    """A Word file of tables in tables."""
    return word_file("<w:tbl><w:tr><w:tc>" * depth + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * depth)


REFUSED: dict[str, Callable[[], bytes]] = {
    "50 MB of text": lambda: text(580_000),
    "many characters": lambda: text(MOST_CHARACTERS // len(SENTENCE) + 1),
    "many lines": lambda: "一、\n".encode() * (MOST_BLOCKS + 1),
    "many paragraphs": lambda: word_file(paragraph("一、") * 30_000),
    "many parts": lambda: zipped({f"word/document{n}.xml": "x" for n in range(2_100)}),
    "entities in Word": lambda: zipped({"word/document.xml": entities("w").decode() + "<w>&b8;</w>"}),
    "entities in Excel": lambda: zipped({"xl/workbook.xml": entities("w").decode() + "<w>&b8;</w>"}),
    "a part of a thousand letters": lambda: zipped({"word/document.xml": "<" * 41_000_000}),
    "a sheet of a thousand letters": lambda: zipped({"xl/workbook.xml": "<" * 41_000_000}),
    "deep tables": lambda: tables_in_tables(5_000),
    "a page that unfolds": lambda: stream(zlib.compress(b"BT (x) Tj ET\n" * 4_000_000), b"/FlateDecode"),
    "a page that unfolds twice": lambda: stream(
        zlib.compress(zlib.compress(bytes(300_000_000), 1)), b"[/FlateDecode/FlateDecode]"
    ),
    "pages in a ring": pages_in_a_ring,
    "an empty file": lambda: b"",
    "blanks and zeros": lambda: b" \r\n\x00" * 50,
    "noise": lambda: random.Random(1).randbytes(200_000),
    "a program": lambda: b"\x7fELF\x02\x01\x01" + bytes(5_000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5_000),
    "an archive of files": lambda: zipped({"1.docx": word_file(paragraph("甲")), "2.txt": "乙"}),
    "an archive in an archive": lambda: zipped({"x.zip": zipped({"x.zip": zipped({"a": "a" * 30_000_000})})}),
    "half a Word file": lambda: (whole := word_file(paragraph(SENTENCE) * 50))[: len(whole) // 2],
    "half a workbook": lambda: (whole := workbook([HEAD] * 50))[: len(whole) // 2],
    "a compound file cut short": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}
READ: dict[str, Callable[[], bytes]] = {
    "deep elements": lambda: b"<html>" + b"<div>" * 300_000 + "社区".encode(),
    "deep tables of a page": lambda: b"<html>" + b"<table><tr><td>" * 60_000 + "社区".encode(),
    "cells that cover a million": lambda: b"<html><table><tr>" + b"<td colspan=9999 rowspan=9999>x" * 20_000,
    "entities in a page": lambda: entities("html") + "<html><p>&b8;社区</p></html>".encode(),
    "tables in tables": lambda: tables_in_tables(60),
    "headers only": lambda: ("\t".join(HEAD) + "\n").encode() * 2_000,
    "a sheet of headers": lambda: workbook([HEAD] * 600),
    "a long line": lambda: text(10_000),
    "short lines": lambda: "甲\n".encode() * 9_900,
    "short rows": lambda: "甲\t乙\n".encode() * 9_900,
    "nothing but labels": lambda: "提案人:甲乙\n主办单位:市民政局\n".encode() * 4_900,
    "nothing but announcements": lambda: "为此,建议:\n".encode() * 9_900,
    "nothing but numbers": lambda: "一、1.(1)①一是第一,".encode() * 20_000,
    "nothing but brackets": lambda: "(《\u201c".encode() * 120_000,
    "nothing but titles": lambda: "关于甲的提案\n".encode() * 9_900,
    "nothing but salutations": lambda: "甲乙委员:\n您提出的建议收悉。\n".encode() * 4_900,
    "stars": lambda: "**甲 ".encode() * 90_000,
    "a hundred full pages": lambda: pdf(*[lines(*[SENTENCE] * 26)] * 100),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_words(name):
    """The file is named, and what to do."""
    with pytest.raises(InputError) as caught:
        understand(read("x", REFUSED[name]()))
    assert caught.value.where == "x"
    assert caught.value.hint


@pytest.mark.parametrize("name", READ)
def test_read_all_the_same(name):
    """What is only odd is read."""
    assert understand(read("x", READ[name]())).kind in {"proposal", "ledger", "reply", "input"}


@pytest.mark.parametrize("name", ["x.pdf", "x.xlsx", "x.doc", "x", "x.docx.txt"])
def test_the_name_does_not_decide(name):
    """A Word file under any name is read as one."""
    assert read(name, word_file(paragraph(SENTENCE))).format == "docx"
