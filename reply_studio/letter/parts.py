"""The parts of a lean Word package, written by hand: content types, relationships, paragraphs and runs."""

from collections.abc import Iterable, Mapping
from typing import Final

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES: Final = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."

Related = tuple[tuple[str, str, str], ...]
"""Relationship id, kind and target of the parts beside the document."""


def package(parts: Mapping[str, str], related: Related) -> dict[str, bytes]:
    """All parts of a package: these (``word/…``), and those that say what they are and how they hang together."""
    whole = {
        "[Content_Types].xml": _content_types(related),
        "_rels/.rels": _relations(
            (
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": _relations((key, f"{_OFFICE}/{kind}", to) for key, kind, to in related),
        **parts,
    }
    return {name: (_HEAD + xml).encode("utf-8") for name, xml in whole.items()}


def line(style: str, runs: str = "", properties: str = "") -> str:
    """A paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def run(text: str, style: str = "") -> str:
    """A run of text that holds no markup; quotes and dashes are taken from the East Asian font."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    said = text.replace(">", "&gt;")
    return f'<w:r><w:rPr>{named}{_HINT}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def page_number(style: str) -> str:
    """The paragraph of a footer that bears the page's number between two dashes (GB/T 9704-2012, 7.5)."""
    number = f'<w:fldSimple w:instr=" PAGE ">{run("2")}</w:fldSimple>'
    return line(style, run("\u2014 ") + number + run(" \u2014"))


def root(name: str, content: str) -> str:
    """The root element of a part."""
    return f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"


def _relations(entries: Iterable[tuple[str, str, str]]) -> str:
    rows = (f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _content_types(related: Related) -> str:
    typed = [("/word/document.xml", f"{_WORD_TYPE}document.main+xml")]
    typed += [(f"/word/{target}", f"{_WORD_TYPE}{kind}+xml") for _key, kind, target in related]
    typed.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in typed)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
