"""Builds the Word templates in ``templates/``: lean packages of our own, to be edited in Word afterwards.

A template holds form only: fields and conditions (``letter/context.py`` says which), never a sentence of the letter.
``python -m reply_studio.letter.blueprint templates`` writes them; same bytes on every run.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reply_studio.formats.packing import write_parts
from reply_studio.letter.foot import foot_box
from reply_studio.letter.page import (
    DEFAULTS,
    FONT_TABLE,
    LINE,
    RED,
    RULE_LINE,
    SECTION,
    TINY,
    TITLE,
    UNDER_RULE,
    exact,
    fonts,
    paragraph_style,
    size,
    style_sheet,
)
from reply_studio.letter.parts import line, package, page_number, root, run

TEMPLATES: Final = {"reply": "reply.docx", "co": "co-handling.docx"}
"""Paper of a Letter → file name of its template in the letter form."""
LETTER, RED_HEAD, PREPRINTED = "letter", "red-head", "preprinted"
STYLES: Final = (LETTER, RED_HEAD, PREPRINTED)
"""信函格式 (10.1), 版头 (7.2), and paper on which mark and rules of the letter form are printed already."""

_KEEP: Final = "<w:keepNext/>"
_REGISTER: Final = ("result_class", "disclosure")
"""What only a reply carries: a co-handling opinion has none."""
_MM: Final = 1440 / 25.4
"""Twips."""
_HEAD_TOP: Final = 2098 - 1701
"""7.2: a red head begins at the head of the type area, 7 mm under the header's; a header that began there would take a
line from every page.
"""
_RULE_HEIGHT: Final = 75
"""What a double rule takes below its paragraph's line."""
_MARK_TOP: Final = round(35 * _MM)
"""7.2.4: from the head of the type area to the mark."""
_WITHIN: Final = '<w:ind w:left="0" w:right="0"/>'
"""7.2.4: a red head's mark keeps to the type area."""
_THICK, _THIN = 8, 6
"""7.4.1: eighths of a point. The first and the last rule of the imprint 0.35 mm, the one between 0.25 mm."""
_IMPRINT_LINE, _OVER_RULE = 480, 50
"""Height of a line between rules and what is free above a rule: with the rules no more than lines of the text take."""
_IMPRINT: Final = (
    f'<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>{exact(_IMPRINT_LINE)}'
    '<w:ind w:left="280" w:right="280"/><w:jc w:val="left"/>'
)
"""7.4.3: one character of size 4 in on both sides."""
_HEAD_RULE: Final = (
    f'<w:snapToGrid w:val="0"/>{exact(round(4 * _MM))}'
    f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{RED}"/></w:pBdr>'
)
"""7.2.7: a red line as wide as the type area, 4 mm under the number."""
_NAMES, _TAIL = 6660, 2184
"""Twips of the columns of joint names and of 文件."""
_MARK_LOOK: Final = (
    f'<w:snapToGrid w:val="0"/>{exact(880)}<w:jc w:val="{{}}"/>',
    f'{fonts(TITLE)}<w:color w:val="{RED}"/>{size(84)}',
)
_BESIDE_SIGNER: Final = '<w:tabs><w:tab w:val="right" w:pos="8529"/></w:tabs><w:ind w:left="315"/><w:jc w:val="left"/>'
"""7.2.5, 7.2.6: the number one character in on the left, the signer one character in on the right."""
_HEAD_STYLES: Final = "".join(
    (
        paragraph_style("MarkNames", "联合发文机关标志", _MARK_LOOK[0].format("distribute"), _MARK_LOOK[1]),
        paragraph_style("MarkTail", "联合发文机关标志\uff08文件\uff09", _MARK_LOOK[0].format("right"), _MARK_LOOK[1]),
        paragraph_style("HeadNumber", "发文字号\uff08居中\uff09", '<w:jc w:val="center"/>'),
        paragraph_style("HeadRule", "红色分隔线", _HEAD_RULE),
        paragraph_style("FootRule", "版记分隔线", '<w:snapToGrid w:val="0"/>'),
        paragraph_style("Imprint", "印发机关和印发日期", _IMPRINT, size(28)),
        paragraph_style("HeadTop", "版头上距", f'<w:snapToGrid w:val="0"/>{exact(_HEAD_TOP)}'),
        paragraph_style("HeadGap", "版头间距", f'<w:snapToGrid w:val="0"/>{exact(_MARK_TOP - 2 * LINE)}'),
    )
)
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


def name_of(paper: str, style: str) -> str:
    """The file name of a paper's template in a style: reply.docx, reply-red-head.docx."""
    stem = TEMPLATES[paper].removesuffix(".docx")
    return f"{stem}.docx" if style == LETTER else f"{stem}-{style}.docx"


def build(paper: str, style: str = LETTER) -> bytes:
    """The template of a paper in a style as docx bytes."""
    return write_parts(package(_parts(paper, style), _RELATED))


def build_all(folder: Path) -> None:
    """Writes the template of every paper in every style into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in TEMPLATES:
        for style in STYLES:
            (folder / name_of(paper, style)).write_bytes(build(paper, style))


def _parts(paper: str, style: str) -> dict[str, str]:
    return {
        "word/document.xml": root("document", f"<w:body>{_body(paper, style)}{SECTION}</w:body>"),
        "word/styles.xml": root("styles", DEFAULTS + style_sheet() + (_HEAD_STYLES if style == RED_HEAD else "")),
        "word/settings.xml": root("settings", _SETTINGS),
        "word/fontTable.xml": root("fonts", FONT_TABLE),
        "word/header1.xml": root("hdr", line("Tiny")),
        "word/header2.xml": root("hdr", _first_header(paper, style)),
        "word/footer1.xml": root("ftr", page_number("PageOdd")),
        "word/footer2.xml": root("ftr", page_number("PageEven")),
        "word/footer3.xml": root("ftr", _first_footer(style)),
    }


def _body(paper: str, style: str) -> str:
    """The page from number to copies."""
    return "".join(
        (
            *_above_title(paper, style),
            line("Normal") * 2,  # 7.3.1, 10.1: the title stands two lines below
            _field("ReplyTitle", "title"),
            line("Normal"),  # 7.3.2: one blank line
            _field("Addressee", "salutation"),
            _paragraphs(),
            line("Normal", properties=_KEEP),  # 7.3.5.2: one blank line
            _field("Organ", "organ"),
            _field("SignDate", "date"),
            _optional("contact", "Note"),
            _foot(style),
        )
    )


def _above_title(paper: str, style: str) -> tuple[str, ...]:
    """Class, disclosure, number and signer; under a red head the number alone, or left of the signer, with the red line
    under it (7.2.5, 7.2.6, 7.2.7).
    """
    signer = run("{{ signer_label }}") + run("{{ signer_name }}", "Lead2")
    if style == RED_HEAD:
        both = line("HeadNumber", run("{{ number }}") + "<w:r><w:tab/></w:r>" + signer, _BESIDE_SIGNER)
        number = (_tag("if signer"), both, _tag("else"), _field("HeadNumber", "number"), _tag("endif"))
        return (line("Normal") * 2, *number, line("HeadRule"))
    register = [_optional(each, "Register") for each in _REGISTER] if paper == "reply" else []
    named = (_tag("if signer"), line("DocNumber", signer), _tag("endif"))
    return (*register, _field("DocNumber", "number"), *named)


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


def _foot(style: str) -> str:
    """7.4, 10.1: the copies at the foot of the last page, under a red head with the imprint. They stand in a box that
    the text does not feel; the line it hangs on keeps their room free on the page of the sign-off (``letter/foot.py``).
    """
    inner = _imprint() if style == RED_HEAD else _field("Copies", "copies")
    wanted = "if copies or imprint" if style == RED_HEAD else "if copies"
    return _tag(wanted) + line("Foot", foot_box(inner)) + _tag("endif")


def _imprint() -> str:
    """7.4.1, 7.4.3: copies and the line of the printing office between rules, the middle one thin."""
    printed = run("{{ printer }}") + "<w:r><w:tab/></w:r>" + run("{{ printed }}")
    return "".join(
        (
            _foot_rule(_THICK),
            _tag("if copies"),
            _field("Copies", "copies", exact(_IMPRINT_LINE)),
            _tag("endif"),
            _tag("if copies and imprint"),
            _foot_rule(_THIN, before=_OVER_RULE),
            _tag("endif"),
            _tag("if imprint"),
            line("Imprint", printed),
            _tag("endif"),
            _foot_rule(_THICK, before=_OVER_RULE),
        )
    )


def _foot_rule(eighths: int, *, before: int = 0) -> str:
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>'
    return line("FootRule", properties=border + exact(TINY, before=before))


def _first_header(paper: str, style: str) -> str:
    """What stands above the text of the first page."""
    if style == RED_HEAD:
        return line("HeadTop") + "".join(_head_register(paper)) + line("HeadGap") + _red_head(paper)
    return line("Mark") + _blank_rule() if style == PREPRINTED else _name() + _mark_rule()


def _red_head(paper: str) -> str:
    """7.2.4: the mark; of joint organs all names one below the other, 文件 right of them in the middle.

    How large they are, and how wide their column, is set when the letter is printed (``letter/marks.py``).
    """
    if paper != "reply":
        return _name(_WITHIN)
    names = _tag("for each in head_names") + _field("MarkNames", "each") + _tag("endfor")
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_NAMES}"/><w:gridCol w:w="{_TAIL}"/></w:tblGrid><w:tr>'
        f"{_cell(_NAMES, names)}{_cell(_TAIL, _field('MarkTail', 'head_tail'))}</w:tr></w:tbl>"
    )
    return _tag("if organs|length > 1") + table + line("Tiny") + _tag("else") + _name(_WITHIN) + _tag("endif")


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _head_register(paper: str) -> Iterator[str]:
    """The two lines at the head of the type area: class and disclosure of a reply, blank where it has none."""
    for each in _REGISTER:
        if paper == "reply":
            yield _tag(f"if {each}") + _field("Register", each) + _tag("else") + line("Register") + _tag("endif")
        else:
            yield line("Register")


def _first_footer(style: str) -> str:
    """A letter's first page bears the second rule and no number (10.1); under a red head every page has one (7.5)."""
    if style == RED_HEAD:
        return page_number("PageOdd")
    return line("Rule") if style == PREPRINTED else _rule("thinThickSmallGap")


def _name(properties: str = "") -> str:
    """7.2.4, 10.1: the organ's mark; a name of more than eleven characters is set smaller so that it fits 170 mm."""
    return "".join(
        (
            _tag("if mark|length > 11"),
            _field("MarkLong", "mark", properties),
            _tag("elif mark"),
            _field("Mark", "mark", properties),
            _tag("endif"),
        )
    )


def _mark_rule() -> str:
    return _rule("thickThinSmallGap", exact(RULE_LINE, after=UNDER_RULE))


def _blank_rule() -> str:
    """The place of a rule that the paper bears already."""
    return line("Rule", properties=exact(RULE_LINE, after=UNDER_RULE + _RULE_HEIGHT))


def _rule(pattern: str, spacing: str = "") -> str:
    """10.1: a red double rule; above the text the thick line comes first, at the foot the thin one."""
    border = f'<w:pBdr><w:bottom w:val="{pattern}" w:sz="18" w:space="0" w:color="{RED}"/></w:pBdr>'
    return line("Rule", properties=border + spacing)


def _tag(statement: str) -> str:
    """A paragraph that vanishes: it only carries a statement."""
    return f"<w:p>{run(f'{{%p {statement} %}}')}</w:p>"


def _optional(name: str, style: str) -> str:
    return _tag(f"if {name}") + _field(style, name) + _tag("endif")


def _field(style: str, name: str, properties: str = "") -> str:
    return line(style, run(f"{{{{ {name} }}}}"), properties)


_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)

if __name__ == "__main__":
    build_all(Path(sys.argv[1]))
