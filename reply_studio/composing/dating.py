"""A letter with its number and its days: what issuing fills in, and nothing else."""

import datetime as dt

import msgspec

from reply_studio.composing.plans import date_words
from reply_studio.composing.signing_off import APART, PRINTED, SIGNER
from reply_studio.model.letter import Kind, Letter, Paragraph


def dated(letter: Letter, number: str, day: dt.date, printed: dt.date | None = None, signer: str = "") -> Letter:
    """The letter with number and date, in Arabic digits without zeros (GB/T 9704-2012, 7.3.5.4), with the day of
    printing in its imprint, the letter's own where none is given, and with the signer's name where it has a place.
    """
    texts = {Kind.NUMBER: number, Kind.DATE: date_words(day), Kind.SIGNER: f"{SIGNER}{signer}"}
    return _filled(letter, texts, date_words(printed or day))


def numbered_as(letter: Letter, final: Letter) -> Letter:
    """The letter with number, date, signer and day of printing of another one."""
    texts = {kind: found.text for kind in (Kind.NUMBER, Kind.DATE, Kind.SIGNER) if (found := final.first(kind))}
    imprint = final.first(Kind.IMPRINT)
    return _filled(letter, texts, imprint.text.rpartition(APART)[2].removesuffix(PRINTED) if imprint else "")


def _filled(letter: Letter, texts: dict[Kind, str], printed: str) -> Letter:
    filled = (msgspec.structs.replace(each, text=_text(each, texts, printed)) for each in letter.paragraphs)
    return msgspec.structs.replace(letter, paragraphs=tuple(filled))


def _text(paragraph: Paragraph, texts: dict[Kind, str], printed: str) -> str:
    if paragraph.kind is Kind.IMPRINT:
        return f"{paragraph.text.rpartition(APART)[0]}{APART}{printed}{PRINTED}"
    return texts.get(paragraph.kind, paragraph.text)
