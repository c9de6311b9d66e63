"""Files of old and other programs go through LibreOffice; what is protected or of another kind is refused by name."""

import pytest

from reply_studio.errors import InputError, MissingToolError
from reply_studio.formats import office
from reply_studio.parsing import read
from tests.sheets import ledger
from tests.word_files import levels, lists, paragraph, word_file

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
NUMBERED = word_file(
    "".join(paragraph(text, num=1) for text in ("优化食堂布局。", "加大扶持力度。")),
    numbering=levels(("chineseCounting", "%1\u3001")) + lists(1),
)


def stream(name: str) -> bytes:
    """A compound file with the name of a stream in it, and nothing else."""
    return COMPOUND + name.encode("utf-16-le") + b"\x00" * 80


@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_word_files_of_other_programs_keep_their_printed_numbers(needs, suffix):
    """Automatic numbers are in the text as in the Word file; what the bytes are decides, not the name."""
    needs("soffice")
    document = read("x.wps", office.convert("x.docx", NUMBERED, "docx", suffix))
    assert [each.text for each in document.blocks] == ["一、优化食堂布局。", "二、加大扶持力度。"]
    assert document.format == suffix


@pytest.mark.parametrize("data", [stream("WordDocument"), b"{\\rtf1 x}", b"PK\x03\x04" + b"\x00" * 26], ids=len)
def test_without_libreoffice_the_tool_is_named(data, monkeypatch):
    """Exit code 7, for these formats only."""
    monkeypatch.setattr(office, "find", lambda: None)
    if data.startswith(b"PK"):
        with pytest.raises(InputError, match="damaged"):
            read("x.docx", data)
    else:
        with pytest.raises(MissingToolError, match="soffice"):
            read("x.doc", data)
        assert read("x.xlsx", ledger()).format == "xlsx"


@pytest.mark.parametrize(
    ("name", "word"),
    [("EncryptedPackage", "password"), ("PowerPoint Document", "PowerPoint"), ("Contents", "old program")],
)
def test_what_is_no_text_of_old_word_is_refused(name, word):
    """Protected files and those of other programs, without asking LibreOffice."""
    with pytest.raises(InputError, match=word) as caught:
        read("x.doc", stream(name))
    assert caught.value.where == "x.doc"


def test_rich_text_in_chinese_characters(needs):
    """Characters as numbers, as most programs write them."""
    needs("soffice")
    document = read("x.doc", b"{\\rtf1\\ansi\\ansicpg936\\uc1 \\u20851?\\u20110?\\par \\u19968?\\u12289?\\par}")
    assert [each.text for each in document.blocks] == ["\u5173\u4e8e", "\u4e00\u3001"]


def test_a_damaged_old_file_is_the_files_fault(needs):
    """LibreOffice makes nothing of it."""
    needs("soffice")
    with pytest.raises(InputError) as caught:
        read("x.doc", stream("WordDocument"))
    assert caught.value.where == "x.doc"
