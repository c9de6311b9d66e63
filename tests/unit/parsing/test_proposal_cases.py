"""Whole proposals and what must be read in them; the cases are data."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reply_studio.model.proposal import Suggestion
from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.parsing.restore import missing_words, restore
from reply_studio.text.normalise import squeeze

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "proposals.toml").read_text("utf-8"))["case"]
HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def rows(suggestions: Iterable[Suggestion], prefix: str = "") -> Iterator[list[str]]:
    for position, each in enumerate(suggestions, 1):
        yield [f"{prefix}{position}", each.marker, each.heading, each.text, each.tail]
        yield from rows(each.children, f"{prefix}{position}.")


@pytest.mark.parametrize("half", [False, True], ids=["printed", "half-width"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_proposal_is_read(case, half):
    text = case["text"].translate(HALF) if half else case["text"]
    document = read("x.txt", text.encode())
    item, _remarks = parse_proposal(document)
    proposal = item.proposal
    assert squeeze(proposal.title) == squeeze(case["title"])
    assert (item.number or "", item.type) == (case["number"], case["type"])
    assert squeeze(item.session_text or "") == squeeze(case["session"])
    assert [each.name for each in proposal.proposers] == case["proposers"]
    assert [[each.name, each.role] for each in item.handling_units] == case["units"]
    assert len(proposal.problems) == case["problems"]
    found = [[squeeze(each) for each in row] for row in rows(proposal.suggestions)]
    assert found == [[squeeze(each) for each in row] for row in case["tree"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_word_of_the_suggestions_is_in_the_tree(case):
    document = read("x.txt", case["text"].encode())
    suggestions = parse_proposal(document)[0].proposal.suggestions
    if suggestions:
        start, end = suggestions[0].source[0], suggestions[-1].source[1]
        assert restore(suggestions, document.raw) == document.raw[start:end]
    assert missing_words(suggestions, document.raw) == ""


def test_ids_count_suggestions_and_problems_together():
    document = read("x", "建议:一、甲\n二、乙\n(一)丙\n(二)丁".encode())
    proposal = parse_proposal(document)[0].proposal
    assert [each.id for each in proposal.suggestions] == ["s1", "s2"]
    assert [each.id for each in proposal.suggestions[1].children] == ["s3", "s4"]
    assert proposal.last_id == 4
