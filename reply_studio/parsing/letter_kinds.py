"""From the paragraphs of a received letter to typed paragraphs: head, salutation, opening, body, closing, foot."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.model.base import Value
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.parsing.blocks import Block
from reply_studio.parsing.letter_headings import head_of, is_heading
from reply_studio.parsing.letter_lines import columns, organ_and_date, simple_kind
from reply_studio.parsing.letter_sentences import (
    continues_opening,
    is_closing,
    is_greeting,
    is_opening,
    is_sure_opening,
    opening_length,
    says_as_follows,
)
from reply_studio.parsing.letter_title import find_title
from reply_studio.parsing.organs import is_organ
from reply_studio.parsing.plain import plain, readable, squeezed
from reply_studio.parsing.salutation import inline_salutation, is_salutation
from reply_studio.parsing.site_lines import is_site_line
from reply_studio.text.numbering import marker_at

HEAD_LINES: Final = 40
"""A salutation or an opening is looked for in so many lines."""
_FOOT: Final = frozenset(
    {
        Kind.DATE,
        Kind.CONTACT,
        Kind.COPIES,
        Kind.IMPRINT,
        Kind.ATTACHMENT,
        Kind.RESULT_CLASS,
        Kind.DISCLOSURE,
        Kind.SIGNER,
        Kind.NUMBER,
    }
)
_MARK: Final = re.compile(r"(?:文件|用笺|函件|便函)$")
_DAY: Final = re.compile(r"\s*(?:19|20)\d\d")
_RUNNING: Final = re.compile(r"[\u3002;!?]")


class Line(Value):
    """A printed line or paragraph, cut where two things stand in one (signature and date, opening and body).

    ``text`` is as printed, ``words`` the same without a converter's noise: what recognising looks at.
    """

    text: str
    words: str
    line: int
    cells: bool = False


class _Regions(Value):
    """Positions of a letter's parts; each begins where the one before ends."""

    salutation: int
    opening: int
    body: int
    foot: int


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The blocks as lines: head columns, a salutation that runs on, and signature with date are parted."""
    return [_line(text, block.line, bool(block.cells)) for block in blocks for text in _parts(block.text)]


def _line(text: str, line: int, cells: bool = False) -> Line:
    return Line(text=text, words=readable(text), line=line, cells=cells)


def type_lines(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Every line as a typed paragraph; what is none of the known kinds is ``Kind.OTHER``."""
    lines = list(lines)
    regions = _regions(lines)
    regions = _cut_opening(lines, regions)
    kinds = [
        *_head_kinds(lines[: regions.salutation]),
        *(Kind.SALUTATION for _line in range(regions.salutation, regions.opening)),
        *(Kind.OPENING for _line in range(regions.opening, regions.body)),
        *_body_kinds(lines, regions.body, regions.foot),
        *_foot_kinds(lines[regions.foot :]),
    ]
    return tuple(_paragraph(line, kind) for line, kind in zip(lines, kinds, strict=True))


def find_salutation(lines: Sequence[Line], start: int = 0, stop: int | None = None) -> int | None:
    """Position of the first salutation from *start* on."""
    for at in range(start, len(lines) if stop is None else min(stop, len(lines))):
        if is_salutation(lines[at].words, lines[at + 1].words if at + 1 < len(lines) else ""):
            return at
    return None


def _parts(text: str) -> Iterator[str]:
    cut = inline_salutation(text) or organ_and_date(text)
    if cut:
        yield text[:cut].strip()
        yield text[cut:].strip()
    else:
        yield from columns(text) or [text]


def _paragraph(line: Line, kind: Kind) -> Paragraph:
    if kind in (Kind.HEADING, Kind.PASSAGE):
        head = head_of(line.text)
        run_in = head.run_in if kind is Kind.PASSAGE and not line.cells else 0
        return Paragraph(kind=kind, text=line.text, level=head.level, run_in=run_in, line=line.line)
    return Paragraph(kind=kind, text=line.text, line=line.line)


# ---- where the parts begin


def _regions(lines: Sequence[Line]) -> _Regions:
    salutation = find_salutation(lines, stop=HEAD_LINES)
    if salutation is None:
        return _without_salutation(lines)
    opening = salutation + 1
    while opening < len(lines) and is_salutation(lines[opening].words):
        opening += 1
    body = _opening_end(lines, opening)
    return _Regions(salutation=salutation, opening=opening, body=body, foot=_foot(lines, body))


def _without_salutation(lines: Sequence[Line]) -> _Regions:
    """A letter that names nobody begins with its opening; a mere text with its first paragraph behind the head."""
    opening = next((at for at, line in enumerate(lines[:HEAD_LINES]) if is_sure_opening(line.words)), None)
    if opening is not None:
        body = _opening_end(lines, opening)
    else:
        opening = body = _head_end(lines)
    return _Regions(salutation=opening, opening=opening, body=body, foot=_foot(lines, body))


def _head_end(lines: Sequence[Line]) -> int:
    """Behind the last line that shows itself as part of a head, before running text or a number begins."""
    running = next((at for at, line in enumerate(lines) if _is_running(line.words)), len(lines))
    title = find_title([line.words for line in lines[:running]])
    end = title.stop if title else 0
    while end < running and (
        simple_kind(lines[end].words) or is_site_line(lines[end].words) or _is_mark(lines[end].words)
    ):
        end += 1
    return end


def _is_running(text: str) -> bool:
    return bool(_RUNNING.search(plain(text)) or marker_at(text)) and not is_site_line(text)


def _opening_end(lines: Sequence[Line], start: int) -> int:
    at = start
    while at < len(lines) and is_greeting(lines[at].words):
        at += 1
    if (
        at < len(lines)
        and is_opening(lines[at].words)
        and not is_closing(lines[at].words)
        and not _is_item(lines[at].words)
    ):
        at += 1
        if not says_as_follows(lines[at - 1].words):
            at = _second_opening(lines, at)
    return at


def _is_item(text: str) -> bool:
    """A numbered paragraph; 首先,感谢… that says that the item has come in is none."""
    marker = marker_at(text)
    return marker is not None and not (marker.kind == "order" and is_sure_opening(text))


def _second_opening(lines: Sequence[Line], at: int) -> int:
    """Behind a further paragraph that leads to the answer, thanks in between or not; *at* where there is none."""
    lead = at + 1 if at < len(lines) and is_closing(lines[at].words) else at
    return lead + 1 if lead < len(lines) and continues_opening(lines[lead].words) else at


def _cut_opening(lines: list[Line], regions: _Regions) -> _Regions:
    """Parts the last paragraph of the opening where it goes on with the body."""
    if regions.body == regions.opening:
        return regions
    last = lines[regions.body - 1]
    cut = opening_length(last.text)
    if not cut:
        return regions
    lines[regions.body - 1 : regions.body] = [
        _line(last.text[:cut].strip(), last.line),
        _line(last.text[cut:].strip(), last.line),
    ]
    return _Regions(salutation=regions.salutation, opening=regions.opening, body=regions.body, foot=regions.foot + 1)


# ---- the foot


def _foot(lines: Sequence[Line], body: int) -> int:
    """Where closing, signature and what follows begin."""
    foot = _sign_off(lines, body)
    while foot > body and _belongs_to_foot(lines[foot - 1].words, foot == len(lines)):
        foot -= 1
    return foot


def _sign_off(lines: Sequence[Line], body: int) -> int:
    """Position of the date or organ that signs; the end of the text where nothing does."""
    behind = _last_running(lines, body)
    dates = [at for at in range(body, len(lines)) if simple_kind(lines[at].words) is Kind.DATE]
    for at in reversed(dates):
        if at > behind or (at > body and is_organ(lines[at - 1].words)):
            return at
    organs = (at for at in range(max(body, behind + 1), len(lines)) if is_organ(lines[at].words))
    return next(organs, len(lines))


def _last_running(lines: Sequence[Line], body: int) -> int:
    """Position of the last paragraph of running text: a date or an organ before it signs nothing."""
    running = (at for at in range(len(lines) - 1, body - 1, -1) if _runs(lines[at].words))
    return next(running, body - 1)


def _runs(text: str) -> bool:
    return (
        bool(_RUNNING.search(plain(text))) and not is_site_line(text) and not _foot_line(text) and not is_closing(text)
    )


def _belongs_to_foot(text: str, at_end: bool) -> bool:
    signs = is_organ(text) and not marker_at(text)
    return signs or _foot_line(text) or is_closing(text) or (at_end and is_site_line(text))


def _foot_line(text: str) -> bool:
    return simple_kind(text) in _FOOT


def _foot_kinds(lines: Sequence[Line]) -> Iterator[Kind]:
    before: Kind | None = None
    for at, line in enumerate(lines):
        before = _foot_kind(line.words, before)
        if before is Kind.ORGAN and _is_printer(lines, at):
            before = Kind.IMPRINT
        yield before


def _is_printer(lines: Sequence[Line], at: int) -> bool:
    """Whether an organ on a line of its own prints the letter: behind date or copies, the day of printing behind it."""
    above = {simple_kind(each.words) for each in lines[:at]}
    below = lines[at + 1].words if at + 1 < len(lines) else ""
    return (
        bool(above & {Kind.DATE, Kind.COPIES}) and simple_kind(below) is Kind.IMPRINT and _DAY.match(below) is not None
    )


def _foot_kind(words: str, before: Kind | None) -> Kind:
    simple = simple_kind(words)
    if simple:
        return simple
    if is_closing(words):
        return Kind.CLOSING
    if before is Kind.ATTACHMENT and marker_at(words):
        return Kind.ATTACHMENT
    return Kind.ORGAN if is_organ(words) and not is_site_line(words) else Kind.OTHER


# ---- head and body


def _head_kinds(lines: Sequence[Line]) -> list[Kind]:
    title = find_title([line.words for line in lines])
    return [Kind.TITLE if title and at in title else _head_kind(line.words) for at, line in enumerate(lines)]


def _head_kind(text: str) -> Kind:
    simple = simple_kind(text)
    if simple in (Kind.NUMBER, Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.SIGNER):
        return simple
    return Kind.MARK if _is_mark(text) and not is_site_line(text) else Kind.OTHER


def _is_mark(text: str) -> bool:
    return is_organ(text) or (bool(_MARK.search(squeezed(text))) and is_organ(_MARK.sub("", squeezed(text))))


def _body_kinds(lines: Sequence[Line], start: int, stop: int) -> Iterator[Kind]:
    for at in range(start, stop):
        line = lines[at]
        following = lines[at + 1].words if at + 1 < stop else None
        simple = simple_kind(line.words)
        if simple in (Kind.RESULT_CLASS, Kind.DISCLOSURE, Kind.SIGNER):
            yield simple
        elif not line.cells and is_heading(line.words, following):
            yield Kind.HEADING
        else:
            yield Kind.PASSAGE
