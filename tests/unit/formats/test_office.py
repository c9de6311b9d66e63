"""LibreOffice as a bridge: absent it is named, present it converts, and it neither runs macros nor hangs."""

import io
import re
import sys
import zipfile

import pytest

from reply_studio.errors import InputError, MissingToolError
from reply_studio.formats import office

RTF = b"{\\rtf1\\ansi\\ansicpg936\\uc1 \\u20851?\\u20110?A\\par}"


def test_the_absent_program_is_named_with_its_package(monkeypatch):
    """Exit code 7, the tool, the package, and the way round."""
    monkeypatch.setattr(office, "find", lambda: None)
    with pytest.raises(MissingToolError, match="soffice") as caught:
        office.convert("x.doc", b"x", "doc", "docx")
    assert caught.value.exit_code == 7
    assert office.PACKAGE in caught.value.hint


def test_a_file_becomes_a_word_file_and_again(needs):
    """Two conversions share the profile; nothing is left beside it."""
    needs("soffice")
    for _time in range(2):
        made = office.convert("x.rtf", RTF, "rtf", "docx")
        text = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
        assert "\u5173\u4e8eA" in re.sub("<[^>]+>", "", text)
    assert office.convert("x.rtf", RTF, "rtf", "pdf").startswith(b"%PDF")


def test_the_profile_forbids_macros():
    """The settings name the level that runs none."""
    settings = (office._profile() / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert "DisableMacrosExecution" in settings


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_hangs_is_ended_with_all_it_started(monkeypatch, tmp_path):
    """The time is limited; the message says so."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: str(program))
    monkeypatch.setattr(office, "SECONDS", 0.3)
    with pytest.raises(InputError, match="longer than"):
        office.convert("x.doc", b"x", "doc", "docx")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_makes_nothing_is_told(monkeypatch, tmp_path):
    """What it could not read is the file's fault."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: str(program))
    with pytest.raises(InputError, match="cannot be read by LibreOffice"):
        office.convert("x.doc", b"x", "doc", "docx")
