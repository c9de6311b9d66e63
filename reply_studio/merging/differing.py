"""The conflicts of a case with what was decided of them.

A conflict is known by the words of its two passages and the two values, not by its place in the list: what was decided
holds while both passages say the same, whatever else comes, goes or gets another version. What was decided is an act of
the journal and stands nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from reply_studio.matching import Part
from reply_studio.merging.conflicts import Conflict, conflicts
from reply_studio.merging.statuses import statuses
from reply_studio.model.act import Act, standing
from reply_studio.model.base import Value
from reply_studio.model.contribution import Contribution
from reply_studio.model.reply import passage_text
from reply_studio.text.digests import digest

ACT: Final = "resolve"
REOPEN: Final = "reopen"
BOTH: Final = "both"
"""The choice that both values stand: they count different things."""
_DIGITS: Final = 4
"""So many digits name a conflict; more where two would have the same ones."""


class Differing(Value):
    """A conflict of figures or statuses. ``id`` names it for people, ``key`` is what it is known by in the
    journal; ``resolved`` is the value chosen (or ``both``) with its ``reason``, ``None`` while open.
    """

    id: str
    passages: tuple[str, str]
    what: str
    values: tuple[str, str]
    resolved: str | None = None
    reason: str | None = None
    key: str = ""


def differing(
    contributions: Iterable[Contribution], parts: Sequence[Part], acts: Iterable[Act], names: Mapping[str, str]
) -> tuple[Differing, ...]:
    """The conflicts between the inputs' passages (``parts``): figures in reading order, then statuses;
    ``names``: passage id → label.
    """
    texts = {each.id: f"{one.unit}\x1f{passage_text(each)}" for one in contributions for each in one.passages}
    found = [*conflicts(parts), *statuses(parts)]
    keys = _keys(found, texts)
    ids = _ids(keys)
    plain = tuple(
        Differing(
            id=ids[key],
            passages=(names[each.passages[0]], names[each.passages[1]]),
            what=each.what,
            values=each.values,
            key=key,
        )
        for key, each in zip(keys, found, strict=True)
    )
    return with_decisions(plain, acts)


def with_decisions(found: Iterable[Differing], acts: Iterable[Act]) -> tuple[Differing, ...]:
    """The conflicts as the journal has decided them by now; the last decision holds."""
    made = {key: each.data for key, each in decisions(acts).items()}
    return tuple(
        msgspec.structs.replace(
            each,
            resolved=str(made[each.key]["value"]) if each.key in made else None,
            reason=str(made[each.key].get("reason", "")) if each.key in made else None,
        )
        for each in found
    )


def decisions(acts: Iterable[Act]) -> dict[str, Act]:
    """Key of a conflict → the act that decided it last; one that was opened again has none."""
    made: dict[str, Act] = {}
    for each in standing(acts):
        key = str(each.data.get("conflict", ""))
        if each.act == ACT:
            made[key] = each
        elif each.act == REOPEN:
            made.pop(key, None)
    return made


def _keys(found: Sequence[Conflict], texts: Mapping[str, str]) -> list[str]:
    """What each conflict is known by (``texts``: passage id → unit and words); a second one of the same words and
    values is told apart by its turn.
    """
    seen: Counter[str] = Counter()
    keys = []
    for each in found:
        told = zip(each.passages, each.values, strict=True)
        sides = sorted(f"{texts[passage]}\x1f{value}" for passage, value in told)
        content = "\x1e".join([*sides, each.what])
        seen[content] += 1
        keys.append(digest(f"{content}\x1e{seen[content]}".encode(), 16))
    return keys


def _ids(keys: Sequence[str]) -> dict[str, str]:
    """Key → id: ``c`` and the first digits of the key as a number."""
    numbers = {key: f"{int(key, 16):020d}" for key in keys}
    short = Counter(each[-_DIGITS:] for each in numbers.values())
    return {key: "c" + (each[-_DIGITS:] if short[each[-_DIGITS:]] == 1 else each) for key, each in numbers.items()}
