"""The run of the rules: selectors, order of findings, explanations, the JSON shape."""

import json
from pathlib import Path

import msgspec
import pytest

from reply_studio.checks.base import CheckContext, Finding
from reply_studio.checks.registry import FAMILIES, RULES, explain, run
from reply_studio.config import Checks, Config
from reply_studio.errors import InputError, UsageError
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import Reply

CODES = Path(__file__).parents[2] / "cases" / "codes.json"


def context(*paragraphs: Paragraph, config: Config | None = None) -> CheckContext:
    """A letter of these paragraphs and nothing else."""
    return CheckContext(
        letter=Letter(paper="reply", paragraphs=paragraphs),
        reply=Reply(),
        config=config or Config(),
        file="letter.txt",
    )


FAULTY = (
    Paragraph(kind=Kind.PASSAGE, text="做到了三级的的贯通。", line=3, anchor="a1"),
    Paragraph(kind=Kind.PASSAGE, text="于2025年2月30日启用。", line=4, anchor="a2"),
)


def found(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of findings in their order."""
    return [each.code for each in findings]


def test_findings_stand_in_the_order_of_the_letter() -> None:
    """The place decides, not the family."""
    assert found(run(context(*FAULTY))) == ["LG101", "DT101"]
    assert found(run(context(*reversed(FAULTY)))) == ["DT101", "LG101"]


def test_codes_and_families_can_be_selected_and_ignored() -> None:
    """A selector is a code or the beginning of codes; ignoring wins over selecting."""
    assert found(run(context(*FAULTY), select=["DT"])) == ["DT101"]
    assert found(run(context(*FAULTY), ignore=["dt101"])) == ["LG101"]
    assert found(run(context(*FAULTY), select=["LG1", "DT101"], ignore=["DT"])) == ["LG101"]


def test_what_the_office_ignores_stays_out_unless_its_very_code_is_wanted() -> None:
    """The configuration silences a family; asking for the code by name still shows it."""
    quiet = context(*FAULTY, config=Config(checks=Checks(ignore=("LG",))))
    assert found(run(quiet)) == ["DT101"]
    assert found(run(quiet, select=["LG"])) == []
    assert found(run(quiet, select=["LG101"])) == ["LG101"]


def test_the_office_sets_how_grave_a_rule_is() -> None:
    """A code or a family; the longer one wins; a fault told to be milder stays so."""
    settings = Checks(severity={"LG": "error", "LG101": "info", "DT": "warning"})
    findings = run(context(*FAULTY, config=Config(checks=settings)))
    assert [(each.code, each.severity.value) for each in findings] == [("LG101", "info"), ("DT101", "warning")]


@pytest.mark.parametrize("settings", [Checks(severity={"FM30x": "error"}), Checks(ignore=("FM30x",))])
def test_an_unknown_code_in_the_configuration_is_refused_with_the_nearest(settings: Checks) -> None:
    """The table and the code are named."""
    with pytest.raises(InputError, match=r"FM30x.*FM30") as error:
        run(context(config=Config(checks=settings)))
    assert "[checks]" in error.value.where


def test_an_unknown_selector_is_refused() -> None:
    """A slip in a selector is told, not taken for “nothing wrong”."""
    with pytest.raises(UsageError, match="XY"):
        run(context(), select=["XY"])


def test_the_same_finding_is_told_once() -> None:
    """Two equal paragraphs at two lines are two findings, one place is one."""
    twice = (FAULTY[1], msgspec.structs.replace(FAULTY[1], line=9))
    assert [each.where.line for each in run(context(*twice), select=["DT101"])] == [4, 9]


def test_a_finding_has_the_shape_of_the_contract() -> None:
    """Keys as in the command line's JSON; what is unknown is null."""
    finding = run(context(FAULTY[1]), select=["DT101"])[0]
    shown = json.loads(json.dumps(finding.document()))
    assert shown == {
        "code": "DT101",
        "severity": "error",
        "message": shown["message"],
        "where": {"file": "letter.txt", "anchor": "a2", "line": 4, "quote": "2025年2月30日"},
        "expected": None,
        "fix": None,
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_itself_with_a_wrong_and_a_right_example(rule: object) -> None:
    """The docstring is the documentation: title, severity, Wrong and Right."""
    text = explain(rule.code)  # type: ignore[attr-defined]
    assert text.startswith(rule.code)  # type: ignore[attr-defined]
    assert "Wrong:" in text
    assert "Right:" in text


def test_explaining_an_unknown_code_is_refused() -> None:
    """The error names the families."""
    with pytest.raises(UsageError) as error:
        explain("ZZ999")
    assert "CV" in error.value.hint


def test_codes_are_unique_and_belong_to_known_families() -> None:
    """A code is a family and three digits, given once."""
    codes = [each.code for each in RULES]
    assert len(set(codes)) == len(codes)
    assert {each.family for each in RULES} <= set(FAMILIES)
    assert all(len(each) == 5 and each[2:].isdigit() for each in codes)


def test_every_code_is_in_the_map_for_the_scorer() -> None:
    """tests/cases/codes.json names the gold classes of every rule."""
    assert set(json.loads(CODES.read_text("utf-8"))) == {each.code for each in RULES}


def test_a_letter_without_anything_is_not_judged() -> None:
    """An empty letter gives no findings and no error."""
    assert run(context()) == ()
