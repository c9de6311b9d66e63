"""Every rule on letters written for it: the cases are data in tests/cases/check_*.toml.

A case names the rule's code, the letter (one typed paragraph a line: ``passage1: 一、…`` is a passage of level 1,
``passage@u11-2: …`` one taken from an input), what is known of its item and inputs, and the quotes that must be found;
none means that the rule keeps silent. Each is run as typed, with half-width punctuation, and as typeset.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reply_studio.checks.base import CheckContext, Finding
from reply_studio.checks.reading import squeeze
from reply_studio.checks.registry import RULES, run
from tests.letter_cases import context_of

CASES = sorted((Path(__file__).parents[2] / "cases").glob("check_*.toml"))


def cases() -> list[Any]:
    """One parameter for every case and width."""
    return [
        pytest.param(case, width, id=f"{case['code']}-{case['name']}-{width}")
        for path in CASES
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
        for width in (("half",) if case.get("as_typed") else ("half", "full"))
    ]


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
