"""A public page as one HTML file that needs nothing else: no script, no picture, no address of another server."""

from collections.abc import Iterator
from html import escape
from itertools import groupby, pairwise
from typing import Final

from reply_studio.composing.public_page.lines import Line, Role, page_lines
from reply_studio.composing.public_page.page import PublicPage

_STYLE: Final = (
    "body{margin:0;background:#f4f4f2;color:#222;font:1rem/1.9 'Noto Serif CJK SC','Source Han Serif SC',SimSun,serif}"
    "main{max-width:46rem;margin:0 auto;padding:2rem 2.5rem 3rem;background:#fff}"
    "h1{font-size:1.5rem;line-height:1.5;text-align:center;margin:.5rem 0 1.5rem;border-bottom:2px solid #c00;"
    "padding-bottom:1rem}"
    "h2{font-size:1.1rem;margin:1.8rem 0 .5rem;padding-left:.6rem;border-left:.3rem solid #c00}"
    "p{margin:.3rem 0;text-align:justify;overflow-wrap:anywhere}"
    ".text p{text-indent:2em}.field{margin:0}"
    "article{margin:1.2rem 0;padding:1rem 1.2rem;border:1px solid #ddd}"
    "@media print{body{background:#fff}main{max-width:none;padding:0}}"
)


def page_html(page: PublicPage) -> str:
    """The page; every text in it is escaped, and no reader of it fetches anything.

    Raises:
        InputError: as ``page_lines``.
    """
    lines = page_lines(page)
    title = escape(lines[0].text)
    head = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "".join(_body(lines)) + "</main>\n</body>\n</html>\n"


def _body(lines: tuple[Line, ...]) -> Iterator[str]:
    """Every reply is an article, paragraphs in a row are a block of text."""
    parts = [0, *(at for at, each in enumerate(lines) if _begins(lines, at)), len(lines)]
    for start, end in pairwise(parts):
        part = lines[start:end]
        inside = "".join(_blocks(part))
        yield f"<article>\n{inside}</article>\n" if part and part[0].role is Role.REPLY else inside


def _begins(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a reply begins here, or what follows the last one."""
    behind = at > 0 and lines[at].role is Role.HEADING and lines[at - 1].role in (Role.LETTER, Role.FIELD)
    return lines[at].role is Role.REPLY or behind


def _blocks(lines: tuple[Line, ...]) -> Iterator[str]:
    for running, group in groupby(lines, key=lambda each: each.role in (Role.PARAGRAPH, Role.LETTER)):
        inside = "".join(map(_line, group))
        yield f'<div class="text">\n{inside}</div>\n' if running else inside


def _line(line: Line) -> str:
    words = escape(line.label + line.text)
    if line.role is Role.TITLE:
        return f"<h1>{words}</h1>\n"
    if line.role is Role.HEADING:
        return f"<h2>{words}</h2>\n"
    return f"<p>{words}</p>\n" if line.role in (Role.PARAGRAPH, Role.LETTER) else f'<p class="field">{words}</p>\n'
