"""What a rule is given, made from data: the typed paragraphs of a letter, its item, inputs, draft and decisions."""

import re
from typing import Any

import msgspec

from reply_studio.checks.base import CheckContext
from reply_studio.config import Config
from reply_studio.merging import Differing, Use
from reply_studio.model.case import Session
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft, Origin
from reply_studio.model.intake import HandlingUnit, Item
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.text.typesetting import typeset

LINE = re.compile(r"(?P<kind>[a-z_]+)(?P<level>\d?)(?:#(?P<anchor>\w+))?(?:@(?P<origin>[\w-]+))?:\s?(?P<text>.*)")


def letter_of(text: str, paper: str, full: bool) -> Letter:
    """The typed paragraphs of a case."""
    paragraphs = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        found = LINE.fullmatch(line)
        assert found, line
        words = typeset(found["text"]) if full else found["text"]
        paragraphs.append(
            Paragraph(
                kind=Kind(found["kind"]),
                text=words,
                level=int(found["level"] or 0),
                line=number,
                anchor=found["anchor"] or "",
                origins=(Origin(input="u1-v1", passage=found["origin"], sha=""),) if found["origin"] else (),
            )
        )
    return Letter(paper=paper, paragraphs=tuple(paragraphs))


def item_of(given: dict[str, Any] | None) -> Item | None:
    """The item of a case: title, number, type, session, proposers (the first one leads), units, suggestions."""
    if given is None:
        return None
    people = given.get("proposers", [])
    units = [HandlingUnit(name=given["lead"], role="lead")] if "lead" in given else []
    return Item(
        proposal=Proposal(
            title=given.get("title", ""),
            proposers=tuple(
                Proposer(name=name, lead=not at, group=name in given.get("groups", []))
                for at, name in enumerate(people)
            ),
            suggestions=tuple(_suggestion(at, each) for at, each in enumerate(given.get("suggestions", []), 1)),
        ),
        number=given.get("number"),
        type=given.get("type", "proposal"),
        session=Session(term=given["session"][0], meeting=given["session"][1]) if "session" in given else Session(),
        assigned=given.get("assigned"),
        body=given.get("body", ""),
        handling_units=(*units, *(HandlingUnit(name=each, role="co") for each in given.get("co", []))),
    )


def _suggestion(at: int, words: str) -> Suggestion:
    heading, stop, text = words.partition("|")
    return Suggestion(id=f"s{at}", marker=f"{at}.", heading=heading if stop else "", text=text if stop else heading)


def inputs_of(given: dict[str, str]) -> tuple[Contribution, ...]:
    """Inputs from unit name → paragraphs, one a line."""
    return tuple(
        Contribution(
            unit=f"u{at}",
            name=name,
            version=1,
            reply=Reply(
                unit=name,
                role="co",
                passages=tuple(
                    ReplyPassage(id=f"u{at}1-{n}", text=line) for n, line in enumerate(text.strip().splitlines(), 1)
                ),
            ),
        )
        for at, (name, text) in enumerate(given.items(), 1)
    )


def context_of(case: dict[str, Any], full: bool) -> CheckContext:
    """What the rule is given."""
    return CheckContext(
        letter=letter_of(case["letter"], case.get("paper", "reply"), full),
        reply=msgspec.convert(case.get("reply", {}), Reply),
        item=item_of(case.get("item")),
        inputs=inputs_of(case.get("inputs", {})),
        draft=msgspec.convert(case["draft"], Draft) if "draft" in case else None,
        conflicts=msgspec.convert(case.get("conflicts", []), tuple[Differing, ...]),
        uses=msgspec.convert(case.get("uses", []), tuple[Use, ...]),
        config=msgspec.convert(case.get("config", {}), Config),
        file="letter.txt",
        proposal_file="proposal.txt",
        composed=case.get("composed", False),
    )
