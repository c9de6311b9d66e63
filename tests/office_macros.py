"""LibreOffice at work on a form as a person would be: a macro types into the cells and saves, tracking changes or not.

The program runs headless with a profile of its own; the macro is Basic, since Python is not part of every installation.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from reply_studio.formats.form_tags import COLUMNS
from tests.filled_forms import document_of, rows_of
from tests.programs import said

EARLIER = "原来的说法"
"""What stood in a cell before the answer was typed over it with tracked changes."""

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Typist"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typist" script:language="StarBasic">
{source}</script:module>
"""
_SOURCE = """Dim form As Object
Dim table As Object

Function Setting(name As String, value As Variant) As Object
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Setting = made
End Function

Sub Clear(column As Integer, row As Integer)
  table.getCellByPosition(column, row).setString("")
End Sub

Sub Type_(column As Integer, row As Integer, line As String, onward As Boolean)
  Dim cell As Object
  Dim caret As Object
  cell = table.getCellByPosition(column, row)
  caret = cell.createTextCursor()
  caret.gotoEnd(False)
  If onward Then cell.insertControlCharacter(caret, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cell.insertString(caret, line, False)
End Sub

Sub Main
  form = StarDesktop.loadComponentFromURL({source}, "_blank", 0, Array(Setting("Hidden", True)))
  table = form.getTextTables().getByIndex(0)
{typing}  form.storeToURL({target}, Array(Setting("FilterName", "MS Word 2007 XML")))
  form.close(True)
End Sub
"""


def filled_in_libreoffice(
    soffice: str, form: bytes, answers: Mapping[str, str], folder: Path, *, tracked: bool = False
) -> bytes:
    """The form opened in LibreOffice, with answers by suggestion and column (``s3:progress``) typed into its cells, a
    paragraph a line, and saved as a Word file.

    ``tracked``: the cells hold ``EARLIER`` first; it is struck out and the answers are typed with tracked changes on.
    """
    profile = folder / "typist"
    source, target = folder / "form.docx", folder / "typed.docx"
    folder.mkdir(parents=True, exist_ok=True)
    source.write_bytes(form)
    _run(soffice, profile, "--terminate_after_init")
    lines = "".join(f"  {each}\n" for each in _typing(form, answers, tracked=tracked))
    macro = _SOURCE.format(source=_string(source.as_uri()), target=_string(target.as_uri()), typing=lines)
    basic = profile / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic / "Typist.xba").write_text(_MODULE.format(source=escape(macro)), "utf-8")
    _run(soffice, profile, "macro:///Standard.Typist.Main")
    return target.read_bytes()


def _run(soffice: str, profile: Path, wanted: str) -> None:
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", wanted]
    said(command)


def _typing(form: bytes, answers: Mapping[str, str], *, tracked: bool) -> Iterator[str]:
    """The macro's steps: earlier words, then the answers over them."""
    cells = [(*_cell(form, place), text.split("\n")) for place, text in answers.items()]
    if tracked:
        yield from (f"Type_({column}, {row}, {_string(EARLIER)}, False)" for column, row, _lines in cells)
        yield "form.RecordChanges = True"
    for column, row, lines in cells:
        if tracked:
            yield f"Clear({column}, {row})"
        yield from (
            f"Type_({column}, {row}, {_string(line)}, {'True' if at else 'False'})" for at, line in enumerate(lines)
        )


def _cell(form: bytes, place: str) -> tuple[int, int]:
    """Column and row of an answer, counted from 0."""
    suggestion, column = place.split(":")
    rows = rows_of(document_of(form))
    row = next(at for at, each in enumerate(rows) if f'"rs:{suggestion}:row"' in each)
    return COLUMNS.index(column) + 1, row


def _string(text: str) -> str:
    """A string of Basic."""
    return '"' + text.replace('"', '""') + '"'
