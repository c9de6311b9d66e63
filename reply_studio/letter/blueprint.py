"""Builds the Word templates in ``templates/``: lean packages of our own, to be edited in Word afterwards.

A template holds form only: fields and conditions (``letter/context.py`` says which), never a sentence of the letter.
``python -m reply_studio.letter.blueprint templates`` writes them; same bytes on every run.
"""

import sys
from pathlib import Path
from typing import Final

from reply_studio.formats.packing import write_parts
from reply_studio.letter.page import DEFAULTS, FONT_TABLE, RED, RULE_LINE, SECTION, UNDER_RULE, exact, style_sheet
from reply_studio.letter.parts import line, package, root, run

TEMPLATES: Final = {"reply": "reply.docx", "co": "co-handling.docx"}
"""Paper of a Letter → file name of its template."""

_AT_FOOT: Final = (
    '<w:framePr w:w="8844" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
    'w:xAlign="center" w:yAlign="bottom"/>'
)
"""10.1: the copies stand at the foot of the last page, as wide as the type area."""
_KEEP: Final = "<w:keepNext/>"
_RELATED: Final = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId11", "header", "header1.xml"),
    ("rId12", "header", "header2.xml"),
    ("rId13", "footer", "footer1.xml"),
    ("rId14", "footer", "footer2.xml"),
    ("rId15", "footer", "footer3.xml"),
)
"""Parts beside the document: header1 is every page's (empty), header2 the first page's mark and rule; footer1 and
footer2 the page number on odd and even pages, footer3 the first page's second rule."""


def build(paper: str) -> bytes:
    """The template of a paper as docx bytes."""
    return write_parts(package(_parts(paper), _RELATED))


def build_all(folder: Path) -> None:
    """Writes the template of every paper into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper, name in TEMPLATES.items():
        (folder / name).write_bytes(build(paper))


def _parts(paper: str) -> dict[str, str]:
    return {
        "word/document.xml": root("document", f"<w:body>{_body(paper)}{SECTION}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet()),
        "word/settings.xml": root("settings", _SETTINGS),
        "word/fontTable.xml": root("fonts", FONT_TABLE),
        "word/header1.xml": root("hdr", line("Tiny")),
        "word/header2.xml": root("hdr", _mark()),
        "word/footer1.xml": root("ftr", _page_number("PageOdd")),
        "word/footer2.xml": root("ftr", _page_number("PageEven")),
        "word/footer3.xml": root("ftr", _rule("thinThickSmallGap")),
    }


def _body(paper: str) -> str:
    """The page from number to copies. Only a reply carries class and disclosure (a co-handling opinion has none)."""
    register = [_optional("result_class", "Register"), _optional("disclosure", "Register")] if paper == "reply" else []
    return "".join(
        (
            *register,
            _field("DocNumber", "number"),
            line("Normal") * 2,  # 10.1: the title stands two lines below
            _field("ReplyTitle", "title"),
            line("Normal"),  # 7.3.2: one blank line
            _field("Addressee", "salutation"),
            _paragraphs(),
            line("Normal", properties=_KEEP),  # 7.3.5.2: one blank line
            _field("Organ", "organ"),
            _field("SignDate", "date"),
            _optional("contact", "Note"),
            _tag("if copies"),
            line("Copies", run("{{ copies }}"), _AT_FOOT),
            line("Tiny"),  # a frame hangs on the paragraph behind it
            _tag("endif"),
        )
    )


def _paragraphs() -> str:
    """The loop over ``body``: a heading stands alone, a lead opens its paragraph in the heading's font."""
    return "".join(
        (
            _tag("for p in body"),
            _tag('if p.kind == "heading" and p.level == 1'),
            _field("Level1", "p.text"),
            _tag('elif p.kind == "heading"'),
            _field("Level2", "p.text"),
            _tag("elif loop.last"),  # the sign-off never stands on a page without text
            line("BodyText", run("{{ p.lead }}", "Lead2") + run("{{ p.rest }}"), _KEEP),
            _tag("elif p.level == 1"),
            line("BodyText", run("{{ p.lead }}", "Lead1") + run("{{ p.rest }}")),
            _tag("else"),
            line("BodyText", run("{{ p.lead }}", "Lead2") + run("{{ p.rest }}")),
            _tag("endif"),
            _tag("endfor"),
        )
    )


def _mark() -> str:
    """7.2.4, 10.1: the organ's mark; a name of more than eleven characters is set smaller so that it fits 170 mm."""
    return "".join(
        (
            _tag("if mark|length > 11"),
            _field("MarkLong", "mark"),
            _tag("elif mark"),
            _field("Mark", "mark"),
            _tag("endif"),
            _rule("thickThinSmallGap", exact(RULE_LINE, after=UNDER_RULE)),
        )
    )


def _rule(pattern: str, spacing: str = "") -> str:
    """10.1: a red double rule; above the text the thick line comes first, at the foot the thin one."""
    border = f'<w:pBdr><w:bottom w:val="{pattern}" w:sz="18" w:space="0" w:color="{RED}"/></w:pBdr>'
    return line("Rule", properties=border + spacing)


def _page_number(style: str) -> str:
    """7.5: the number between two dashes."""
    number = f'<w:fldSimple w:instr=" PAGE ">{run("2")}</w:fldSimple>'
    return line(style, run("— ") + number + run(" —"))


def _tag(statement: str) -> str:
    """A paragraph that vanishes: it only carries a statement."""
    return line("Normal", run(f"{{%p {statement} %}}"))


def _optional(name: str, style: str) -> str:
    return _tag(f"if {name}") + _field(style, name) + _tag("endif")


def _field(style: str, name: str) -> str:
    return line(style, run(f"{{{{ {name} }}}}"))


_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)

if __name__ == "__main__":
    build_all(Path(sys.argv[1]))
