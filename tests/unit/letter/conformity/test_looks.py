"""Formatting resolved over defaults, styles, theme, lists and direct properties."""

import pytest

from reply_studio.letter.conformity.sheet import PAGE, read_sheet
from tests.judged_letters import package, r
from tests.word_files import W

FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements><a:fontScheme '
    'name="t"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont><a:minorFont><a:latin '
    'typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="仿宋"/><a:font script="Hant" '
    'typeface="新細明體"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(key, inner, base="", kind="paragraph", default=False):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{key}">{based}{inner}</w:style>'


def line(paragraph, styles="", **parts):
    return lines(paragraph, styles, **parts)[0]


def lines(body, styles="", **parts):
    return read_sheet("x.docx", package({"document": f"<w:body>{body}</w:body>", "styles": styles} | parts)).lines


def look(paragraph, styles="", **parts):
    return line(paragraph, styles, **parts).pieces[0].look


def par(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def test_without_any_layer_the_size_is_ten_points():
    assert look(par(r("甲"))).size == 10


def test_a_style_inherits_from_the_one_it_is_based_on_and_both_from_the_defaults():
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT.format("宋体")}<w:sz w:val="21"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        + style("base", f"<w:rPr>{FONT.format('仿宋')}</w:rPr>")
        + style("own", '<w:rPr><w:sz w:val="32"/></w:rPr>', "base")
    )
    found = look(par(r("甲"), '<w:pStyle w:val="own"/>'), styles)
    assert (found.east, found.size) == ("仿宋", 16)
    assert look(par(r("甲")), styles).east == "宋体"


def test_the_default_paragraph_style_counts_where_none_is_named():
    styles = style("a", '<w:rPr><w:sz w:val="32"/></w:rPr>', default=True)
    assert look(par(r("甲")), styles).size == 16


def test_direct_formatting_wins_over_character_style_over_paragraph_style():
    styles = style("a", f"<w:rPr>{FONT.format('宋体')}</w:rPr>") + style(
        "c", f"<w:rPr>{FONT.format('黑体')}</w:rPr>", kind="character"
    )
    named = '<w:pStyle w:val="a"/>'
    assert look(par(r("甲", '<w:rStyle w:val="c"/>'), named), styles).east == "黑体"
    assert look(par(r("甲", f'<w:rStyle w:val="c"/>{FONT.format("楷体")}'), named), styles).east == "楷体"


def test_styles_that_are_based_on_each_other_end():
    styles = style("a", "", "b") + style("b", '<w:rPr><w:sz w:val="30"/></w:rPr>', "a")
    assert look(par(r("甲"), '<w:pStyle w:val="a"/>'), styles).size == 15


@pytest.mark.parametrize(
    ("language", "name", "font"),
    [("zh-CN", "minorEastAsia", "仿宋"), ("zh-TW", "minorEastAsia", "新細明體"), ("zh-CN", "majorEastAsia", "黑体")],
)
def test_a_font_of_the_theme_is_the_scripts_own_where_the_theme_names_none(language, name, font):
    settings = f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'
    found = look(par(r("甲", f'<w:rFonts w:eastAsiaTheme="{name}"/>')), theme1=THEME, settings=settings)
    assert found.east == font


def test_bold_in_paragraph_and_character_style_is_off_again():
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("a", bold) + style("c", bold, kind="character")
    named = '<w:pStyle w:val="a"/>'
    assert look(par(r("甲"), named), styles).bold
    assert not look(par(r("甲", '<w:rStyle w:val="c"/>'), named), styles).bold
    assert look(par(r("甲", '<w:rStyle w:val="c"/><w:b/>'), named), styles).bold
    assert not look(par(r("甲", '<w:b w:val="0"/>'), named), styles).bold


def test_hidden_text_is_not_printed_whichever_layer_hides_it():
    styles = style("h", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    assert line(par(r("甲") + r("乙", '<w:rStyle w:val="h"/>') + r("丙", "<w:vanish/>")), styles).text == "甲"


def test_deleted_text_is_not_printed_and_inserted_text_is():
    inserted = f'<w:ins w:id="1" w:author="x">{r("乙")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>丙</w:delText></w:r></w:del>'
    assert line(par(r("甲") + inserted + deleted)).text == "甲乙"


def test_twips_take_the_place_of_characters_that_a_style_sets():
    styles = style("a", '<w:pPr><w:ind w:firstLineChars="200" w:left="100"/></w:pPr>')
    named = '<w:pStyle w:val="a"/>'
    assert line(par(r("甲"), named), styles).look.indents == {"firstLineChars": 200, "left": 100}
    assert line(par(r("甲"), f'{named}<w:ind w:firstLine="400"/>'), styles).look.indents == {
        "firstLine": 400,
        "left": 100,
    }
    assert line(par(r("甲"), '<w:ind w:start="50" w:hanging="30"/>')).look.indents == {"left": 50, "firstLine": -30}


def numbered(ind):
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        f'<w:pStyle w:val="h"/><w:lvlText w:val="%1、"/><w:pPr><w:ind w:left="{ind}"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )


def test_a_list_brings_its_number_and_its_indent():
    styles = style("h", '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:ind w:left="90"/></w:pPr>') + style(
        "t", '<w:pPr><w:ind w:left="70"/></w:pPr>'
    )
    styled = par(r("甲"), '<w:pStyle w:val="h"/>')
    direct = par(r("乙"), '<w:pStyle w:val="t"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
    found = lines(styled + direct + par(r("丙")), styles, numbering=numbered(420))
    assert [each.text for each in found] == ["一、甲", "二、乙", "丙"]
    assert [each.look.indents.get("left") for each in found] == [90, 420, None]


def test_a_list_that_a_paragraph_switches_off_prints_no_number():
    styles = style("h", '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>')
    off = par(r("甲"), '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert line(off, styles, numbering=numbered(0)).text == "甲"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', PAGE),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
        ("BEGIN PAGE SEP7END", PAGE),
        ("BEGIN NUMPAGES SEP7END", "7"),
        ("END甲", "甲"),
        ("BEGIN" * 40 + " PAGE " + "END" * 50 + "甲", f"{PAGE}甲"),
        ("BEGIN=BEGIN PAGE SEP7END+1 SEP8END", f"{PAGE}8"),
    ],
)
def test_the_pages_number_is_a_field(field, text):
    if not field.startswith("<"):
        parts = field.replace("END", "\0e").replace("BEGIN", "\0b").replace("SEP", "\0s")
        field = "".join(_field(each) for each in parts.split("\0") if each)
    assert line(par(field)).text == text


def _field(piece):
    kind = {"b": "begin", "s": "separate", "e": "end"}[piece[0]]
    words = piece[1:]
    tag = "instrText" if kind == "begin" or words.startswith("+") else "t"
    text = f"<w:r><w:{tag}>{words}</w:{tag}></w:r>" if words else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{text}'


def test_the_namespace_of_strict_files_is_read_alike():
    from tests.word_files import STRICT, paragraph, word_file

    for space in (W, STRICT):
        assert read_sheet("x.docx", word_file(paragraph("甲"), space=space)).lines[0].text == "甲"
