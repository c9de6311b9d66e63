"""Good letters in layouts that are not ours, written out in XML as other programs write it.

``red_head``: a paper with a red head, styles with numbers for names, automatic numbering, a drawn line, an attachment.
``direct``: the letter form of an old program, nothing but direct formatting, VML lines, indents that are typed.
``joint``: the same, signed by two organs. ``joint_head``: a red head of three organs, their names and seals in tables.
``preprinted``: text for preprinted paper, fonts from the theme, indents in characters, a seal, numbers in a frame.
"""

import struct
import zlib
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from tests.word_files import zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def package(parts: Mapping[str, str], more: Mapping[str, tuple[str, bytes]] | None = None) -> bytes:
    """A Word file of these parts: name without ending → what its root holds. *more*: file → its kind, its bytes."""
    kinds = {name: name.rstrip("0123456789") for name in parts if name != "document"}
    made: dict[str, str | bytes] = {"[Content_Types].xml": _types(kinds)}
    made["_rels/.rels"] = _links({"r1": ("officeDocument", "word/document.xml")})
    links = {name: (kind, f"{name}.xml") for name, kind in kinds.items()}
    links |= {name.partition(".")[0]: (kind, name) for name, (kind, _data) in (more or {}).items()}
    made["word/_rels/document.xml.rels"] = _links(links)
    for name, inner in parts.items():
        made[f"word/{name}.xml"] = inner if name == "theme1" else _root(name, inner)
    return zipped(made | {f"word/{name}": data for name, (_kind, data) in (more or {}).items()})


def _types(kinds: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_type(kind)}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{rows}</Types>'
    )


def _type(kind: str) -> str:
    return "application/vnd.openxmlformats-officedocument.theme+xml" if kind == "theme" else f"{_MAIN}.{kind}+xml"


def _links(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _root(name: str, inner: str) -> str:
    kind = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{kind} {_SPACES}>{inner}</w:{kind}>'


def p(inner: str = "", properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


# ---- a paper with a red head

_BREAK = "<w:r><w:br/></w:r>"
_FANG = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
_EXACT = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_RUN = f'{_FANG}<w:spacing w:val="-5"/><w:sz w:val="32"/>'
_TALK = (
    "按照便民利民的要求，统筹推进长者食堂、助浴点和日间照料室建设，引导社会力量参与，完善运营补贴、食品安全和质量评估制度，"
    "做到布点合理、价格公道、服务规范。坚持先行试点、逐步推开，边实施边总结，及时听取老年人和家属的意见。"
)


def _style(key: str, kind: str, inner: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    mark = ' w:default="1"' if key == "a" else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{key}"><w:name w:val="{key}"/>{based}{inner}</w:style>'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>'


def _s(key: str, more: str = "") -> str:
    return f'<w:pStyle w:val="{key}"/>{more}'


def _line(width: int, colour: str, points: float, *, kind: str = "sng") -> str:
    """A line drawn across the page, its middle where its paragraph begins; millimetres."""
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>144000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width * 36000}" cy="0"/><wp:wrapNone/><wp:docPr id="{width}" name="line"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 36000}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(points * 12700)}" cmpd="{kind}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


_STYLES = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_RUN}</w:rPr></w:rPrDefault>"
    f'<w:pPrDefault><w:pPr>{_EXACT}<w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("a", "paragraph", "")
    + _style("1", "paragraph", '<w:pPr><w:ind w:firstLine="630"/></w:pPr>', "a")
    + _style("2", "paragraph", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "1")
    + _style("3", "paragraph", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>', "1")
    + _style("4", "paragraph", f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{_fonts("方正小标宋简体")}</w:rPr>', "a")
    + _style(
        "5",
        "paragraph",
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:spacing w:val="0"/><w:sz w:val="44"/></w:rPr>',
        "4",
    )
    + _style("6", "character", f"<w:rPr>{_fonts('黑体')}</w:rPr>")
    + _style("7", "character", f"<w:rPr>{_fonts('楷体_GB2312')}</w:rPr>")
)


def _level(depth: int, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="630"/></w:pPr></w:lvl>'
    )


_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_level(0, "%1、")}{_level(1, "（%2）")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def _red_top() -> str:
    """Copy number, secrecy, urgency, mark, number and signer, title."""
    mark = '<w:spacing w:before="190" w:line="1000" w:lineRule="exact"/>'
    red = '<w:color w:val="FF0000"/><w:spacing w:val="0"/><w:sz w:val="84"/>'
    signer = r("签发人：") + r("林知远", '<w:rStyle w:val="7"/>')
    return (
        p(r("000012"), _s("a"))
        + p(r("秘密★1年", '<w:rStyle w:val="6"/>'), _s("a"))
        + p(r("特急", '<w:rStyle w:val="6"/>'), _s("a"))
        + p(r("云川市民政局文件", red), _s("4", mark))
        + p() * 2
        + p(
            r("云民发〔2025〕12号") + "<w:r><w:tab/></w:r>" + signer,
            _s("a", '<w:tabs><w:tab w:val="right" w:pos="8500"/></w:tabs><w:ind w:left="315"/>'),
        )
        + p(_line(156, "FF0000", 1.5), _s("a"))
        + p() * 2
        + p(r("关于市政协七届四次会议第29号提案") + _BREAK + r("办理情况的答复"), _s("5"))
        + p()
    )


def _red_text() -> str:
    """From the addressee to the contact."""
    return (
        p(r("云川市人民政府："), _s("a"))
        + p(r("现将有关情况报告如下：" + _TALK), _s("1"))
        + p(r("办理情况", '<w:rStyle w:val="6"/>'), _s("2"))
        + p(r("优化布局。", '<w:rStyle w:val="7"/>') + r(_TALK), _s("3"))
        + p(r("1.落实“一老一小”政策。") + r(_TALK), _s("1"))
        + p(r(_TALK), _s("1"))
        + p()
        + p(r("附件：长者食堂名单"), _s("1"))
        + p()
        + p(r("云川市民政局"), _s("a", '<w:ind w:right="1575"/><w:jc w:val="right"/>'))
        + p(r("2025年9月1日"), _s("a", '<w:ind w:right="630"/><w:jc w:val="right"/>'))
        + p(r("（联系人：江若川，电话：0599-6120031）"), _s("1"))
    )


def _red_end() -> str:
    """The attachment, copies and printing office, the section."""
    return (
        p(r("附件1", '<w:rStyle w:val="6"/>'), _s("a", "<w:pageBreakBefore/>"))
        + p()
        + p(r("长者食堂名单"), _s("5"))
        + p(r(_TALK * 2), _s("1"))
        + p() * 8
        + p("", '<w:spacing w:line="460" w:lineRule="exact"/>')
        + _printed_by(
            p(
                r("抄送：市发展和改革委员会，市财政局。", '<w:sz w:val="28"/>'),
                _s("a", '<w:ind w:left="280" w:right="280"/>'),
            ),
            p(
                r("云川市民政局办公室", '<w:sz w:val="28"/>')
                + "<w:r><w:tab/></w:r>"
                + r("2025年9月1日印发", '<w:sz w:val="28"/>'),
                _s("a", '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs><w:ind w:left="280" w:right="280"/>'),
            ),
        )
        + p("", _s("a", '<w:spacing w:line="20" w:lineRule="exact"/>'))
        + _section(
            _margins(1964),
            ("default", "even"),
        )
    )


def red_head() -> dict[str, str]:
    """A paper to a higher organ: number left, signer right."""
    body = _red_top() + _red_text() + _red_end()
    return {
        "document": f"<w:body>{body}</w:body>",
        "styles": _STYLES,
        "numbering": _NUMBERING,
        "settings": "<w:evenAndOddHeaders/>",
        "footer1": p(
            _number(),
            '<w:spacing w:after="290" w:line="280" w:lineRule="exact"/><w:ind w:right="280"/><w:jc w:val="right"/>',
        ),
        "footer2": p(
            _number(),
            '<w:spacing w:after="290" w:line="280" w:lineRule="exact"/><w:ind w:left="280"/><w:jc w:val="left"/>',
        ),
    }


def _printed_by(*rows: str) -> str:
    """A table at the foot of the page, its outer rules 1 pt, the inner one 0.75 pt."""
    border = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
    rules = border.format("top", 8) + border.format("bottom", 8) + border.format("insideH", 6)
    cells = "".join(
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/></w:tcPr>{each}</w:tc></w:tr>' for each in rows
    )
    return (
        "<w:tbl><w:tblPr>"
        f'<w:tblW w:w="8844" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="8844"/></w:tblGrid>{cells}</w:tbl>'
    )


def _number() -> str:
    """The page's number as a field in three parts."""
    look = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/>'
    char = '<w:r><w:rPr>{}</w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'
    field = f'<w:r><w:rPr>{look}</w:rPr><w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    begin, middle, end = (char.format(look, each) for each in ("begin", "separate", "end"))
    return r("— ", look) + begin + field + middle + r("1", look) + end + r(" —", look)


def _margins(bottom: int) -> str:
    sides = f'w:top="2098" w:right="1474" w:bottom="{bottom}" w:left="1588"'
    return f'<w:pgMar {sides} w:header="851" w:footer="1110" w:gutter="0"/>'


def _section(margins: str, footers: tuple[str, ...], more: str = "") -> str:
    links = "".join(f'<w:footerReference w:type="{each}" r:id="footer{n}"/>' for n, each in enumerate(footers, 1))
    return f'<w:sectPr>{links}<w:pgSz w:w="11906" w:h="16838"/>{margins}{more}</w:sectPr>'


# ---- the letter form of an old program


def _old_rule(top: float, style: str) -> str:
    """A double rule as a line of VML, so many points from the paper's upper edge."""
    place = "position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page;z-index:1"
    return (
        f'<w:r><w:pict><v:line id="l{top:.0f}" style="{place}" from="56.7pt,{top}pt" to="538.6pt,{top}pt" '
        f'strokecolor="red" strokeweight="4.5pt"><v:stroke linestyle="{style}"/></v:line></w:pict></w:r>'
    )


def _plain(inner: str, more: str = "") -> str:
    return p(inner, f'<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>{more}')


def _t(text: str, font: str = "仿宋_GB2312", size: int = 32, more: str = "") -> str:
    """A run whose look is all its own."""
    close = '<w:spacing w:val="-5"/>' if size == 32 else ""
    return r(text, f'{_fonts(font)}{more}{close}<w:sz w:val="{size}"/>')


def direct() -> dict[str, str]:
    """Nothing but direct formatting."""
    right = '<w:jc w:val="right"/>'
    body = (
        _plain(_t("云民函〔2025〕36号"), right)
        + _plain("") * 2
        + _plain(_t("关于市政协七届四次会议", "方正小标宋简体", 44), '<w:jc w:val="center"/>')
        + _plain(_t("第29号提案的答复", "方正小标宋简体", 44), '<w:jc w:val="center"/>')
        + _plain("")
        + _plain(_t("赵清和委员："))
        + _plain(_t("　　您提出的《关于加快长者食堂建设的建议》收悉。现答复如下："), _BOTH)
        + _plain(_t("　　一、办理情况", "黑体"))
        + _plain(_t("　　（一）优化布局。", "楷体_GB2312") + _t(_TALK), _BOTH)
        + _plain(_t("　　（二）加大投入。", "楷体_GB2312") + _t(_TALK * 2), _BOTH)
        + _plain(_t("　　二、下一步打算", "黑体"))
        + _plain(_t("　　" + _TALK * 3), _BOTH)
        + _plain(_t("　　感谢您对我们工作的关心和支持。"), _BOTH)
        + _plain("")
        + _plain(_t("云川市民政局　　　　　"), right)
        + _plain(_t("2025年9月21日　　"), right)
        + _plain(_t("　　（联系人：江若川，电话：0599-6120031）"))
        + _section(
            _margins(1964),
            ("default", "even"),
            "<w:titlePg/>",
        ).replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>')
    )
    head = p(
        r("云川市民政局", _fonts("方正小标宋简体") + '<w:color w:val="FF0000"/><w:sz w:val="84"/>'),
        '<w:spacing w:before="850" w:line="880" w:lineRule="exact"/><w:jc w:val="center"/>',
    ) + p(
        _old_rule(138, "thickThin") + _old_rule(783, "thinThick"),
        '<w:spacing w:line="290" w:lineRule="exact"/>',
    )
    edge = '<w:spacing w:after="290" w:line="280" w:lineRule="exact"/><w:ind w:{0}="280"/><w:jc w:val="{0}"/>'
    return {
        "document": f"<w:body>{body}</w:body>",
        "settings": "<w:evenAndOddHeaders/>",
        "header1": head,
        "footer1": p(_number(), edge.format("right")),
        "footer2": p(_number(), edge.format("left")),
    }


_BOTH = '<w:jc w:val="both"/>'
_HOME, _WORK = "云川市青岚区民政局", "云川市青岚区人力资源和社会保障局"


def joint() -> dict[str, str]:
    """The letter form of the old program, signed by two organs one below the other, the lead's mark above."""
    parts = direct()
    right, left = '<w:jc w:val="right"/>', '<w:ind w:left="3150"/>'
    alone = _plain(_t("云川市民政局　　　　　"), right) + _plain(_t("2025年9月21日　　"), right)
    both = _plain(_t(_HOME), left) + _plain(_t(_WORK), left) + _plain(_t("2025年9月21日"), '<w:ind w:left="3780"/>')
    assert alone in parts["document"]
    document = parts["document"].replace(alone, both).replace(_TALK * 3, _TALK * 2)
    return parts | {"document": document, "header1": parts["header1"].replace("云川市民政局", _HOME)}


def joint_head() -> dict[str, str]:
    """A red head of three organs in a table, and their seals over a table of two columns without borders."""
    parts = red_head()
    red = '<w:color w:val="FF0000"/><w:spacing w:val="0"/><w:sz w:val="60"/>'
    line = '<w:spacing w:line="660" w:lineRule="exact"/><w:jc w:val="{}"/>'
    names = [p(r(each, red), _s("4", line.format("distribute"))) for each in _ORGANS]
    tail = p(r("文件", red), _s("4", line.format("right")))
    rows = "".join(
        f"<w:tr>{_td(5500, each)}{_td(1700, tail if not at else p('', line.format('right')), _MERGED[bool(at)])}</w:tr>"
        for at, each in enumerate(names)
    )
    head = p("", '<w:spacing w:line="285" w:lineRule="exact"/>') + _bare_table((5500, 1700), rows)
    mark = '<w:spacing w:before="190" w:line="1000" w:lineRule="exact"/>'
    one = p(r("云川市民政局文件", red.replace("60", "84")), _s("4", mark))
    single = p(r("云川市民政局"), _s("a", '<w:ind w:right="1575"/><w:jc w:val="right"/>'))
    dated = p(r("2025年9月1日"), _s("a", '<w:ind w:right="630"/><w:jc w:val="right"/>'))
    assert one in parts["document"]
    assert single + dated in parts["document"]
    document = parts["document"].replace(one, head).replace(single + dated, _sealed_names())
    for more in (p(r("1.落实“一老一小”政策。") + r(_TALK), _s("1")), p(r(_TALK), _s("1"))):
        document = document.replace(more, "")
    return parts | {"document": document}


_ORGANS = ("云川市民政局", "云川市司法局", "中共云川市委组织部")
_MERGED = ('<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>', "<w:vMerge/>")


def _td(width: int, inner: str, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{inner}</w:tc>'


def _bare_table(widths: tuple[int, ...], rows: str) -> str:
    """A table without borders in the middle of the page."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _sealed_names() -> str:
    """Three names in two columns, the third over the date; the seals float from the date."""
    centred = '<w:jc w:val="center"/>'
    first, second, third = (p(r(each), _s("a", centred)) for each in _ORGANS)
    high = '<w:trPr><w:trHeight w:val="2895" w:hRule="exact"/></w:trPr>'
    rows = f"<w:tr>{high}{_td(4000, first)}{_td(4844, second)}</w:tr><w:tr>{_td(4000, p())}{_td(4844, third)}</w:tr>"
    seals = "".join(
        _SEAL.replace('relativeFrom="column"', 'relativeFrom="margin"')
        .replace("3700000", str(round(left * 36000)))
        .replace("-900000", str(round(top * 36000)))
        .replace("1440000", str(42 * 36000))
        for left, top in ((14.3, -72.5), (92.3, -72.5), (92.3, -21.5))
    )
    date = p(seals + r("2025年9月1日"), _s("a", f'<w:ind w:left="4000"/>{centred}'))
    return _bare_table((4000, 4844), rows) + date


# ---- text for preprinted paper


def preprinted() -> dict[str, str]:
    """Fonts from the theme, indents in characters."""
    themed = '<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia" w:eastAsiaTheme="minorEastAsia"/>'
    titled = '<w:rFonts w:asciiTheme="majorEastAsia" w:hAnsiTheme="majorEastAsia" w:eastAsiaTheme="majorEastAsia"/>'
    close = '<w:spacing w:val="-5"/><w:sz w:val="32"/>'
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{themed}{close}</w:rPr></w:rPrDefault></w:docDefaults>"
        + _style("a", "paragraph", f'<w:pPr>{_EXACT}<w:jc w:val="both"/></w:pPr>')
        + _style(
            "Title",
            "paragraph",
            f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{titled}<w:spacing w:val="0"/><w:sz w:val="44"/></w:rPr>',
            "a",
        )
        + _style("Text", "paragraph", '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="630"/></w:pPr>', "a")
        + _style("Strong", "character", f"<w:rPr>{_fonts('黑体')}</w:rPr>")
    )
    body = (
        p(r("云民函〔2025〕37号"), _s("a", '<w:jc w:val="right"/>'))
        + p() * 2
        + p(r("关于市政协七届四次会议") + _BREAK + r("第30号提案的答复"), _s("Title"))
        + p()
        + p(r("民盟云川市委员会："))
        + p(r("你们提出的《关于完善社区养老服务的建议》收悉。现答复如下："), _s("Text"))
        + p(r("一、办理情况", '<w:rStyle w:val="Strong"/>'), _s("Text"))
        + p(r(_TALK * 2), _s("Text"))
        + p(r("二、下一步打算", '<w:rStyle w:val="Strong"/>'), _s("Text"))
        + p(r(_TALK * 4), _s("Text"))
        + p()
        + p(r("云川市民政局"), _s("a", '<w:ind w:right="1495"/><w:jc w:val="right"/>'))
        + p(_SEAL + r("2025年9月28日"), _s("a", '<w:ind w:right="1260"/><w:jc w:val="right"/>'))
        + p(r("抄送：市政府办公室。", '<w:sz w:val="28"/>'), _s("a", _FRAMED))
        + p("", '<w:spacing w:line="20" w:lineRule="exact"/>')
        + _section(
            _margins(1954),
            ("default", "even"),
            '<w:docGrid w:type="lines" w:linePitch="579"/>',
        )
    )
    spacing = '<w:spacing w:after="290" w:line="280" w:lineRule="exact"/>'
    edge = spacing + '<w:ind w:{0}Chars="100" w:{0}="280"/><w:jc w:val="{0}"/>'
    return {
        "document": f"<w:body>{body}</w:body>",
        "styles": styles,
        "theme1": _THEME,
        "settings": '<w:evenAndOddHeaders/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
        "footer1": p(_number(), edge.format("right")),
        "footer2": p(_number(), edge.format("left")),
    }


_FRAMED = (
    '<w:framePr w:w="8844" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" '
    'w:yAlign="bottom"/><w:ind w:left="280" w:right="280"/>'
)
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements>'
    '<a:fontScheme name="t"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="方正小标宋简体"/>'
    '<a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Hans" typeface="仿宋_GB2312"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
_SEAL = (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" behindDoc="1" '
    'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>3700000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>-900000'
    '</wp:posOffset></wp:positionV><wp:extent cx="1440000" cy="1440000"/><wp:wrapNone/><wp:docPr id="9" name="seal"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="9" name="seal"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="seal"/>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="1440000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor>'
    "</w:drawing></w:r>"
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def seal_picture() -> bytes:
    """A small red picture."""
    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xdd\x11\x11" * 4) * 4)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


LETTERS: dict[str, Callable[[], dict[str, str]]] = {
    "red_head": red_head,
    "direct": direct,
    "preprinted": preprinted,
    "joint": joint,
    "joint_head": joint_head,
}
_PICTURE = {"seal.png": ("image", seal_picture())}
MORE: dict[str, dict[str, tuple[str, bytes]]] = {"preprinted": _PICTURE, "joint_head": _PICTURE}


def letter(name: str, parts: Mapping[str, str] | None = None) -> bytes:
    """One of the letters; *parts* instead of its own."""
    return package(parts or LETTERS[name](), MORE.get(name))
