"""Measures and styles of GB/T 9704-2012 as WordprocessingML: the form that every template of ours shares.

Lengths are twips (1/20 pt; 1 mm = 56.7 twips), font sizes half-points. The clause stands beside each value. The page
holds 22 lines of 28 characters (5.2.3): lines of 579 twips exactly, characters of 16 pt drawn together by 0.25 pt,
because 28 x 16 pt is wider than the 156 mm of the type area. A character grid with a negative pitch would say the same
to Word, but LibreOffice then gives every character two cells.
"""

from typing import Final

LINE: Final = 579
CHARACTER: Final = 315
"""Advance of one body character: 16 pt less 0.25 pt."""
TINY: Final = 14
"""Height of a paragraph that shows nothing: the least that Word takes."""

NUMBER_FOOT: Final = 290
"""Below the page number: its dash stands 7 mm under the type area (7.5)."""
RULE_LINE: Final = 120
"""Height of the paragraph that a rule is the border of."""
UNDER_RULE: Final = 70
"""Below the head's rule: with what a line keeps free above its characters, 7/8 of a character of size 3 (10.1)."""

BODY: Final = "仿宋_GB2312"
TITLE: Final = "方正小标宋简体"
BLACK: Final = "黑体"
KAI: Final = "楷体_GB2312"
SONG: Final = "宋体"
FALLBACKS: Final = {
    BODY: "仿宋",
    KAI: "楷体",
    TITLE: "方正小标宋_GBK",
    BLACK: "SimHei",
    SONG: "SimSun",
}
"""Font → what to take where it is not installed; written into the font table, Word and WPS follow it."""

FONT_TABLE: Final = "".join(
    f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
    for name, other in FALLBACKS.items()
)

RED: Final = "FF0000"
RULE_OVERHANG: Final = 397
"""The red rules of the letter form are 170 mm wide (10.1): 7 mm more than the type area on either side."""

SECTION: Final = (
    "<w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId11"/><w:headerReference w:type="even" r:id="rId11"/>'
    '<w:headerReference w:type="first" r:id="rId12"/>'
    '<w:footerReference w:type="default" r:id="rId13"/><w:footerReference w:type="even" r:id="rId14"/>'
    '<w:footerReference w:type="first" r:id="rId15"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'  # 5.1: A4
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1974" w:left="1588" w:header="1701" w:footer="1134" w:gutter="0"/>'
    '<w:titlePg/><w:docGrid w:linePitch="579"/></w:sectPr>'
)
"""5.2.1: top 37 mm, left 28 mm, type area 156 x 225 mm; 10 twips more in height leave 22 full
lines some room. 10.1: mark 30 mm from the top, second rule 20 mm from the foot of the page. No grid holds
the lines, they are exact: LibreOffice would push those of the first page down."""


def fonts(name: str) -> str:
    """One font for Chinese and Latin alike: its digits are half a character wide, so that they keep to the 28."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def paragraph_style(key: str, name: str, paragraph: str = "", run: str = "", *, default: bool = False) -> str:
    """A paragraph style; all but the default one rest on it."""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    mark = ' w:default="1"' if default else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character_style(key: str, name: str, run: str) -> str:
    """A character style, for the heading that opens a paragraph."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def exact(line: int, *, before: int = 0, after: int = 0) -> str:
    """Spacing of lines of a fixed height."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def size(half_points: int, *, spacing: int = 0) -> str:
    """Font size; ``spacing`` draws characters apart, negative together."""
    return f'<w:spacing w:val="{spacing}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def style_sheet() -> str:
    """All styles, with Chinese names as an office sees them in Word."""
    two = f'<w:ind w:firstLine="{2 * CHARACTER}"/>'
    mark = '<w:snapToGrid w:val="0"/>{}' + _OVERHANG + '<w:jc w:val="center"/>'
    return "".join(
        (
            paragraph_style("Normal", "Normal", _NORMAL, default=True),
            paragraph_style("Mark", "发文机关标志", mark.format(exact(880)), _red(84)),
            paragraph_style("MarkLong", "发文机关标志\uff08长\uff09", mark.format(exact(600)), _red(52)),
            paragraph_style("Register", "公开属性和类别", '<w:jc w:val="left"/>'),
            paragraph_style("DocNumber", "发文字号", '<w:jc w:val="right"/>'),
            paragraph_style("ReplyTitle", "公文标题", _TITLE_LINES, fonts(TITLE) + size(44)),
            paragraph_style("Addressee", "主送", '<w:keepNext/><w:jc w:val="left"/>'),
            paragraph_style("BodyText", "公文正文", two),
            paragraph_style("Level1", "一级标题", "<w:keepNext/>" + two, fonts(BLACK)),
            paragraph_style("Level2", "二级标题", "<w:keepNext/>" + two, fonts(KAI)),
            paragraph_style("Organ", "署名", "<w:keepNext/>" + _right(2)),
            paragraph_style("SignDate", "成文日期", "<w:keepNext/>" + _right(2)),
            paragraph_style("Note", "附注", "<w:keepNext/>" + two),
            paragraph_style("Foot", "版记上距", '<w:snapToGrid w:val="0"/>' + exact(LINE)),
            paragraph_style("Copies", "抄送", _COPIES, size(28)),
            paragraph_style("PageOdd", "页码\uff08单页\uff09", _number("right"), _PAGE_FONT),
            paragraph_style("PageEven", "页码\uff08双页\uff09", _number("left"), _PAGE_FONT),
            paragraph_style("Rule", "红色双线", '<w:snapToGrid w:val="0"/>' + exact(RULE_LINE) + _OVERHANG),
            paragraph_style("Tiny", "页眉占位", '<w:snapToGrid w:val="0"/>' + exact(TINY)),
            character_style("Lead1", "一级引题", fonts(BLACK)),
            character_style("Lead2", "二级引题", fonts(KAI)),
        )
    )


def _red(half_points: int) -> str:
    return fonts(TITLE) + f'<w:color w:val="{RED}"/>' + size(half_points)


def _right(characters: int) -> str:
    """Set against the right margin, that many characters short of it (7.3.5.2)."""
    return f'<w:ind w:right="{characters * CHARACTER}"/><w:jc w:val="right"/>'


def _number(side: str) -> str:
    """One character of 14 pt in from the outer edge of the type area (7.5)."""
    return exact(280, after=NUMBER_FOOT) + f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>'


_NORMAL: Final = (
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>' + exact(LINE) + '<w:jc w:val="both"/>'
)  # marks may overhang, as Word does unasked; LibreOffice 7.4 reads it as no, and loses a comma where it overhangs
_TITLE_LINES: Final = f'<w:keepNext/><w:snapToGrid w:val="0"/>{exact(LINE)}<w:jc w:val="center"/>'
_COPIES: Final = f'{exact(LINE)}<w:ind w:left="1120" w:right="280" w:hanging="840"/>'
_OVERHANG: Final = f'<w:ind w:left="-{RULE_OVERHANG}" w:right="-{RULE_OVERHANG}"/>'
_PAGE_FONT: Final = fonts(SONG) + size(28)

DEFAULTS: Final = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY)}{size(32, spacing=-5)}"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
