"""Random proposals of a known tree, printed in every numbering style and with the noise that real files have.

``proposal(random.Random(seed))`` gives a text and the truth, ``received`` a file of any format and the truth.
Persons, places and figures are made up.
"""

import random

from reply_studio.model.proposal import Suggestion
from reply_studio.parsing import read, understand
from reply_studio.text.normalise import clean, fold, squeeze
from tests.printed.body import Printer
from tests.printed.register import Truth, register
from tests.printed.tree import Node
from tests.printed.wear import Wear

EDGE = " \t.,;:!?\u3002\u3001\u2026\u00b7"


def received(rng: random.Random, serial: int | None = None, form: str = "") -> tuple[bytes, Truth]:
    """A file of any format, or of one *form* (text, page, word); those with a *serial* are items of their own."""
    sheet = register(rng, serial)
    printer = Printer(rng)
    sheet.truth.roots = printer.body(whole=False)
    sheet.truth.traits |= printer.sheet.traits
    wear = Wear(rng, sheet, printer.sheet.lines)
    make = getattr(wear, form) if form else rng.choice([wear.text, wear.text, wear.page, wear.word])
    return make(), sheet.truth


def proposal(rng: random.Random, serial: int | None = None) -> tuple[str, Truth]:
    """A text; one with a *serial* is an item of its own."""
    sheet = register(rng, serial)
    printer = Printer(rng)
    sheet.truth.roots = printer.body(whole=True)
    wear = Wear(rng, sheet, printer.sheet.lines)
    lines = [
        *map(wear.labelled, sheet.head),
        *(each.text for each in printer.sheet.lines),
        *map(wear.labelled, sheet.tail),
    ]
    return wear.marks("\n".join(lines)), sheet.truth


def words(text: str) -> str:
    """What two readings of the same words have in common."""
    return squeeze(clean(text).text).strip(EDGE)


def meant(nodes: list[Node]) -> list[tuple]:
    """The tree that was printed."""
    return [
        (words(each.number), words(each.heading), words(each.text), words(each.tail), meant(each.children))
        for each in nodes
    ]


def found(suggestions: tuple[Suggestion, ...]) -> list[tuple]:
    """The tree that was read."""
    return [
        (words(each.marker), words(each.heading), words(each.text), words(each.tail), found(each.children))
        for each in suggestions
    ]


def differences(data: bytes, truth: Truth) -> list[str]:
    """What was read differently from what was printed; nothing for an exact reading."""
    found_in = understand(read("x", data))
    if found_in.item is None:
        return [f"kind: {found_in.kind}"]
    item, seen = found_in.item, found_in.item.proposal
    session = (item.session.term, item.session.meeting) if truth.session else None
    pairs = {
        "title": (fold(truth.title), squeeze(seen.title)),
        "number": (truth.number, item.number),
        "proposers": (truth.proposers, [fold(each.name) for each in seen.proposers]),
        "units": (truth.units, [(fold(each.name), each.role) for each in item.handling_units]),
        "type": (truth.type, item.type),
        "session": (truth.session, session),
        "tree": (meant(truth.roots), found(seen.suggestions)),
    }
    return [f"{name}: want {want} got {got}" for name, (want, got) in pairs.items() if want != got]


def is_exact(data: bytes, truth: Truth) -> bool:
    """Whether register and tree are read exactly as they were printed."""
    return not differences(data, truth)
