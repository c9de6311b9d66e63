"""Whom a letter addresses, and with which pronoun."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reply_studio.composing.quoting import one_line
from reply_studio.model.proposal import Proposer

_WORD: Final = {"proposal": "委员", "suggestion_item": "代表", "opinion_item": "同志"}
"""What a person is called: 委员 of a conference, 代表 of a congress."""

_UNKNOWN: Final = {"proposal": "提案者", "suggestion_item": "建议人", "opinion_item": "反映人"}
_GROUPS: Final = (
    ("代表团", "贵团"),
    ("界别", "贵界别"),
    ("组", "贵组"),
    ("支部", "贵支部"),
    ("会", "贵会"),
    ("联", "贵会"),
    ("协", "贵会"),
    ("社", "贵社"),
    ("局", "贵局"),
    ("院", "贵院"),
    ("委", "贵委"),
)
"""End of a group's name → how it is addressed."""

_OURS: Final = (
    ("局", "我局"),
    ("委员会", "我委"),
    ("委", "我委"),
    ("部", "我部"),
    ("厅", "我厅"),
    ("院", "我院"),
    ("会", "我会"),
    ("中心", "我中心"),
    ("支队", "我支队"),
    ("大队", "我大队"),
    ("公司", "我公司"),
    ("集团", "我集团"),
    ("办公室", "我办"),
    ("办", "我办"),
    ("室", "我室"),
    ("社", "我社"),
)


def salutation(proposers: Sequence[Proposer], case_type: str) -> str:
    """The line that addresses the proposers, colon included; a group is addressed by its name."""
    return f"{named(proposers, case_type) or _UNKNOWN[case_type]}\uff1a"


def named(proposers: Sequence[Proposer], case_type: str) -> str:
    """All proposers in one phrase, the lead one first: persons with 委员 or 代表, groups as they are; "" for none."""
    ordered = sorted(proposers, key=lambda each: not each.lead)
    return "、".join(_phrases(ordered, _WORD[case_type]))


def _phrases(proposers: Sequence[Proposer], word: str) -> Iterator[str]:
    """One phrase for persons in a row, one for every group."""
    for group, members in groupby(proposers, key=lambda each: each.group):
        names = [one_line(each.name) for each in members]
        if group:
            yield from names
        else:
            yield "、".join(each.removesuffix(word) or each for each in names) + word


def pronoun(proposers: Sequence[Proposer]) -> str:
    """您 for one person, 你们 for several proposers, 贵会 and its like for one group."""
    if len(proposers) > 1:
        return "你们"
    if proposers and proposers[0].group:
        name = proposers[0].name.strip()
        return next((word for end, word in _GROUPS if name.endswith(end)), "贵单位")
    return "您"


def our_office(name: str) -> str:
    """How our office speaks of itself: 我局, 我委, 我单位."""
    return next((word for end, word in _OURS if name.strip().endswith(end)), "我单位")


def we(name: str, *, joint: bool) -> str:
    """How a letter speaks of who signs it: 我局, and 我们 where several units do."""
    return "我们" if joint else our_office(name)


def their_office(name: str) -> str:
    """How a letter to another unit speaks to it: 贵局, 贵委, 贵单位."""
    return f"贵{our_office(name)[1:]}"
