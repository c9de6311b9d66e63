"""Every rule on letters written for it: the cases are data in tests/cases/check_*.toml.

A case names the rule's code, the letter (one typed paragraph a line: ``passage1: 一、…`` is a passage of level 1,
``passage@u11-2: …`` one taken from an input), what is known of its item and inputs, and the quotes that must be found;
none means that the rule keeps silent. Each is run as typed, with half-width punctuation, and as typeset.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reply_studio.checks.base import CheckContext, Finding
from reply_studio.checks.reading import squeeze
from reply_studio.checks.registry import RULES, run
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

CASES = sorted((Path(__file__).parents[2] / "cases").glob("check_*.toml"))
LINE = re.compile(r"(?P<kind>[a-z_]+)(?P<level>\d?)(?:#(?P<anchor>\w+))?(?:@(?P<origin>[\w-]+))?:\s?(?P<text>.*)")


def cases() -> list[Any]:
    """One parameter for every case and width."""
    return [
        pytest.param(case, width, id=f"{case['code']}-{case['name']}-{width}")
        for path in CASES
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
        for width in (("half",) if case.get("as_typed") else ("half", "full"))
    ]


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


@pytest.mark.parametrize(("case", "width"), cases())
def test_rule_finds_what_the_case_says_and_nothing_else(case: dict[str, Any], width: str) -> None:
    """The quotes, and where the case tells them severity and expected text, are those of the case."""
    context = context_of(case, width == "full")
    findings = run(context, select=[case["code"]])
    assert [squeeze(each.where.quote) for each in findings] == [squeeze(each) for each in case["found"]]
    for each in findings:
        assert each.message
        _stands_in_its_file(each, context)
        if "severity" in case:
            assert each.severity.value == case["severity"]
        if "expected" in case:
            assert squeeze(each.expected or "") == squeeze(case["expected"])


def _stands_in_its_file(finding: Finding, context: CheckContext) -> None:
    """A quote from the letter stands verbatim in one of its paragraphs."""
    if finding.where.file == "letter.txt" and finding.where.quote:
        assert any(finding.where.quote in each.text for each in context.letter.paragraphs)


def test_every_rule_has_a_case_that_it_finds_and_one_where_it_is_silent() -> None:
    """No rule is untested, in either direction."""
    given = [case.values[0] for case in cases()]
    found = {case["code"] for case in given if case["found"]}
    silent = {case["code"] for case in given if not case["found"]}
    codes = {each.code for each in RULES}
    assert codes - found == set()
    assert codes - silent == set()
