"""Every rule on the wrong and the right example of its own docstring, in the setting of tests/cases/examples.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reply_studio.checks.base import Rule
from reply_studio.checks.registry import RULES, run
from tests.letter_cases import context_of

SETTINGS = tomllib.loads((Path(__file__).parents[2] / "cases" / "examples.toml").read_text("utf-8"))
NOTE = re.compile(r"\s\([^()]*\)$")
"""A remark behind an example: what stands elsewhere in the letter or in the register."""


def example(rule: Rule, label: str) -> str:
    """The example line of the docstring without its remark."""
    lines = [each.strip() for each in rule.doc.splitlines()]
    (found,) = [each.removeprefix(label).strip() for each in lines if each.startswith(label)]
    return NOTE.sub("", found)


def case_of(rule: Rule, side: str) -> dict[str, Any]:
    """The setting with the example in its place."""
    given = dict(SETTINGS.get(rule.code, {}))
    own = given.pop(side, {})
    given = {**given, **own, "reply": {**given.get("reply", {}), **own.get("reply", {})}}
    words = example(rule, "Wrong:" if side == "wrong" else "Right:")
    letter = given.get("letter", "passage: {}")
    if not given.get("told"):
        assert "{" in letter
        letter = letter.format(*words.split(" ")) if given.get("parts") else letter.replace("{}", words)
    return {**given, "letter": letter}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_finds_its_wrong_example_and_leaves_the_right_one_alone(rule: Rule) -> None:
    """The documentation is true."""
    for side, expected in (("wrong", True), ("right", False)):
        given = case_of(rule, side)
        findings = run(context_of(given, not given.get("as_typed", False)), select=[rule.code])
        assert bool(findings) is expected, (side, given["letter"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_mends_mends_its_wrong_example(rule: Rule) -> None:
    """The change stands in the letter, and a letter with it has no such finding; other rules have no change."""
    given = case_of(rule, "wrong")
    context = context_of(given, not given.get("as_typed", False))
    mends = [each.mend for each in run(context, select=[rule.code])]
    assert any(mends) is rule.mends
    for mend in filter(None, mends):
        assert any(mend.old in each.text for each in context.letter.paragraphs)
        mended = tuple(replace(each, text=each.text.replace(mend.old, mend.new)) for each in context.letter.paragraphs)
        again = run(replace(context, letter=replace(context.letter, paragraphs=mended)), select=[rule.code])
        assert len(again) < len(mends)


def test_the_settings_are_for_rules_that_there_are() -> None:
    """No setting is left over."""
    assert set(SETTINGS) <= {each.code for each in RULES}
