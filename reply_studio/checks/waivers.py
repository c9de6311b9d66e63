"""Waivers: findings that a person has decided to leave as they are, told with name and reason.

A waiver is for one code at one place and for the very words that were found there: it ends when these change.
"""

from collections.abc import Iterable, Sequence

from reply_studio.checks.base import Finding
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.text.digests import digest

WAIVE = "waive"
UNWAIVE = "unwaive"


class Waived(Value):
    """A finding that is left as it is: why, by whom, and when (ISO time)."""

    finding: Finding
    reason: str
    who: str
    at: str


def place(finding: Finding) -> str:
    """What names the finding's place: its anchor, else its line (``L12``), else ``letter``."""
    where = finding.where
    return where.anchor or (f"L{where.line}" if where.line else "letter")


def stamp(finding: Finding) -> str:
    """First 16 hex digits of the SHA-256 of what was found: its words and what was expected in their place."""
    words = f"{finding.where.file}\0{finding.where.quote}\0{finding.expected or ''}"
    return digest(words.encode("utf-8", "surrogatepass"), 16)


def standing(acts: Iterable[Act]) -> dict[tuple[str, str, str], Act]:
    """(code, place, stamp) → the act that waives it, as the journal stands."""
    found: dict[tuple[str, str, str], Act] = {}
    for each in acts:
        code, on = each.data.get("code", ""), each.data.get("on", "")
        if each.act == WAIVE:
            found.update(dict.fromkeys(((code, on, text) for text in each.data.get("texts", ())), each))
        elif each.act == UNWAIVE:
            found = {key: act for key, act in found.items() if key[:2] != (code, on)}
    return found


def divide(findings: Sequence[Finding], acts: Iterable[Act]) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """The findings that stand, and those that are waived, both in the order given."""
    known = standing(acts)
    live: list[Finding] = []
    waived: list[Waived] = []
    for each in findings:
        act = known.get((each.code, place(each), stamp(each)))
        if act is None:
            live.append(each)
        else:
            waived.append(Waived(finding=each, reason=act.data.get("reason", ""), who=act.who, at=act.at))
    return tuple(live), tuple(waived)
