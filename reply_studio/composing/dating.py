"""A letter with its number and date: what issuing fills in, and nothing else."""

import datetime as dt

import msgspec

from reply_studio.model.letter import Kind, Letter


def dated(letter: Letter, number: str, day: dt.date) -> Letter:
    """The letter with both; the date in Arabic digits without zeros (GB/T 9704-2012, 7.3.5.4)."""
    texts = {Kind.NUMBER: number, Kind.DATE: f"{day.year}\u5e74{day.month}\u6708{day.day}\u65e5"}
    filled = (msgspec.structs.replace(each, text=texts.get(each.kind, each.text)) for each in letter.paragraphs)
    return msgspec.structs.replace(letter, paragraphs=tuple(filled))


def numbered_as(letter: Letter, final: Letter) -> Letter:
    """The letter with number and date of another one."""
    texts = {kind: found.text for kind in (Kind.NUMBER, Kind.DATE) if (found := final.first(kind))}
    filled = (msgspec.structs.replace(each, text=texts.get(each.kind, each.text)) for each in letter.paragraphs)
    return msgspec.structs.replace(letter, paragraphs=tuple(filled))
