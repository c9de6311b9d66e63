"""What became of every passage of an input: open, used, merged or left out."""

from collections.abc import Mapping
from typing import Final

from reply_studio.merging.kept import kept
from reply_studio.model.act import standing
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Origin, Passage
from reply_studio.model.ids import ordinal
from reply_studio.model.reply import ReplyPassage, passage_text
from reply_studio.text.digests import text_hash

SAME: Final = "same"
"""The act that says of two passages that they say the same."""
LOST: Final = 0.15
"""An origin of which less is left does not count as used any more."""
WOVEN: Final = 0.5
"""A passage of which less comes from its one origin was woven with words of our own."""


class Use(Value):
    """State of an input's passage: ``open``, ``used``, ``merged`` or ``left-out`` with its ``reason``."""

    passage: str
    state: str
    reason: str | None = None


def uses(file: CaseFile) -> tuple[Use, ...]:
    """The state of every passage of the newest inputs, by passage id.

    ``used`` and ``merged`` follow from the origins of the draft's passages, never from acts: merged means several
    origins in one passage, or one that was rewritten with other words. An origin in an earlier version counts while
    the passage's text is the same. A passage in the draft is used even if it was left out once. Where a person has said
    that two passages say the same, the origin is enough.
    """
    left = _left_out(file)
    placed = _placed(file)
    return tuple(
        _use(passage, placed.get(passage.id, ()), left) for each in file.contributions for passage in each.passages
    )


def _use(passage: ReplyPassage, states: tuple[str, ...], left: Mapping[str, str]) -> Use:
    if states:
        return Use(passage=passage.id, state="merged" if "merged" in states else "used")
    if passage.id in left:
        return Use(passage=passage.id, state="left-out", reason=left[passage.id])
    return Use(passage=passage.id, state="open")


def _placed(file: CaseFile) -> dict[str, tuple[str, ...]]:
    """Passage id → ``used`` or ``merged`` for every passage of the draft that still holds its words."""
    texts = {passage.id: passage_text(passage) for each in file.inputs for passage in each.passages}
    newest, said = _newest(file), _said_elsewhere(file)
    found: dict[str, tuple[str, ...]] = {}
    for drafted in file.draft.passages.values():
        for origin in drafted.received:
            text = texts.get(origin.passage, "")
            if kept(text, drafted.text) < LOST and (drafted.id, origin.passage) not in said:
                continue
            here = newest.get((_unit(origin), text_hash(text)), origin.passage)
            found[here] = (*found.get(here, ()), _state(drafted, text))
    return found


def _said_elsewhere(file: CaseFile) -> set[tuple[str, str]]:
    """(passage of the draft, passage of an input) that a person has called one and the same: the first one's words
    stand for the second one's, too, however little they have in common.
    """
    return {
        (str(each.data.get("to", "")), str(each.data.get("passage", "")))
        for each in standing(file.acts)
        if each.act == SAME
    }


def _state(drafted: Passage, text: str) -> str:
    alone = len({origin.passage for origin in drafted.received if not _is_replaced(origin, drafted)}) == 1
    return "used" if alone and kept(drafted.text, text) >= WOVEN else "merged"


def _is_replaced(origin: Origin, drafted: Passage) -> bool:
    """The passage has words of a later version of the same unit's input: those took the place of these."""
    return any(_unit(each) == _unit(origin) and _version(each) > _version(origin) for each in drafted.received)


def _unit(origin: Origin) -> str:
    return origin.input.rpartition("-v")[0]


def _version(origin: Origin) -> int:
    return ordinal(origin.input)


def _newest(file: CaseFile) -> dict[tuple[str, str], str]:
    """(unit, hash of the text) → id of the passage in the unit's newest input."""
    return {
        (each.unit, text_hash(passage_text(passage))): passage.id
        for each in file.contributions
        for passage in each.passages
    }


def current_ids(file: CaseFile) -> dict[str, str]:
    """Passage id of any version → id of the passage with the same text in the unit's newest input, else itself."""
    newest = _newest(file)
    return {
        passage.id: newest.get((each.unit, text_hash(passage_text(passage))), passage.id)
        for each in _oldest_first(file)
        for passage in each.passages
    }


def _left_out(file: CaseFile) -> dict[str, str]:
    """Passage id → reason, as the last act on it says; an act on an earlier version counts for the same text."""
    known = current_ids(file)
    left: dict[str, str] = {}
    for act in standing(file.acts):
        if act.act not in {"leave-out", "reopen"}:
            continue
        named = str(act.data.get("passage", ""))
        passage = known.get(named, named)
        left.pop(passage, None)
        if act.act == "leave-out":
            left[passage] = str(act.data.get("reason", ""))
    return left


def _oldest_first(file: CaseFile) -> list[Contribution]:
    return sorted(file.inputs, key=lambda each: each.version)
