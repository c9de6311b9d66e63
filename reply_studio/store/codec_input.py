"""inputs/<unit>-v<n>.toml ⇄ ``Contribution``: register fields, then a ``[[passages]]`` table a passage."""

import datetime as dt

import msgspec

from reply_studio.model.contribution import Contribution
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.store.migrations import SCHEMA
from reply_studio.store.schema import Reading, Row, row_tree
from reply_studio.store.toml_text import Tree


class ContributionRow(Row, frozen=True, kw_only=True):
    """The whole file."""

    schema: int
    unit: str
    version: int
    name: str = ""
    kind: str = "input"
    received: dt.date | None = None
    source: str = ""
    reply: Reply = Reply()
    passages: tuple[ReplyPassage, ...] = ()


def from_rows(file: ContributionRow) -> Reading:
    """The input of a file."""
    contribution = Contribution(
        unit=file.unit,
        name=file.name,
        version=file.version,
        kind=file.kind,
        received=file.received,
        source=file.source,
        reply=msgspec.structs.replace(file.reply, passages=file.passages),
    )
    return Reading(contribution, [], [])


def to_tree(contribution: Contribution) -> Tree:
    """The file of an input."""
    tree: Tree = {
        "schema": SCHEMA,
        "unit": contribution.unit,
        "name": contribution.name,
        "version": contribution.version,
        "kind": contribution.kind,
        "source": contribution.source,
    }
    if contribution.received:
        tree["received"] = contribution.received
    register = row_tree(msgspec.structs.replace(contribution.reply, passages=()))
    tree |= {"reply": register} if register else {}
    passages = [row_tree(each) for each in contribution.passages]
    return tree | ({"passages": passages} if passages else {})
