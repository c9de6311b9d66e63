"""Proposers as one line that a person types and reads: 赵某某（领衔）、民盟云川市委会."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.model.proposal import Proposer
from reply_studio.parsing.names import is_group, people

_PARTED: Final = re.compile("[\u3001,;\uff0c\uff1b\n]+")
_NOTE: Final = re.compile("[(\uff08][^()\uff08\uff09]{0,30}[)\uff09]")
_LEADS: Final = re.compile("领衔|第一提案|牵头|lead", re.IGNORECASE)


def read_proposers(line: str) -> tuple[Proposer, ...]:
    """The proposers of a typed line, in its order. Who is marked 领衔 leads, else the first; a name that no reader
    would take for one stays as it was typed.
    """
    named = dict(_named(line))
    leads = {name for name, leads in named.items() if leads} or set(list(named)[:1])
    return tuple(Proposer(name=each, lead=each in leads, group=is_group(each)) for each in named)


def _named(line: str) -> Iterator[tuple[str, bool]]:
    """Every name with whether the line says that it leads."""
    for part in _PARTED.split(line):
        leads = any(_LEADS.search(each) for each in _NOTE.findall(part))
        bare = " ".join(_NOTE.sub(" ", part).split())
        for name in (people(bare) or [bare]) if bare else []:
            yield name, leads


def proposers_line(proposers: Iterable[Proposer]) -> str:
    """The line that ``read_proposers`` reads back: the first is marked where it leads."""
    return "\u3001".join(each.name + ("\uff08领衔\uff09" if each.lead else "") for each in proposers)
