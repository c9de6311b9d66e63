"""The README's table of checks is the registry's."""

from reply_studio.checks import RULES
from tests.tools import rules


def test_every_rule_has_its_row_in_the_order_of_the_codes() -> None:
    """Code, severity, title, and whether it can be fixed."""
    rows = [each.split(" | ") for each in rules.table().splitlines()[2:]]
    assert [each[0].strip("| `") for each in rows] == sorted(each.code for each in RULES)
    assert all(len(each) == 4 and each[2] for each in rows)
    by_code = {each.code: each for each in RULES}
    for code, severity, _title, fixed in rows:
        rule = by_code[code.strip("| `")]
        assert severity == rule.severity
        assert fixed.strip("| ") == ("yes" if rule.mends else "")


def test_the_table_stands_between_its_marks_and_writing_it_twice_changes_nothing() -> None:
    """What is before and behind stays; without marks nothing is written."""
    readme = f"before\n{rules.START}\nstale row\n{rules.END}\nbehind\n"
    once = rules.with_table(readme)
    assert once.startswith("before\n")
    assert once.endswith("behind\n")
    assert "stale row" not in once
    assert rules.with_table(once) == once
    assert rules.with_table("no marks\n") == "no marks\n"


def test_the_readme_has_the_table_of_the_registry(root) -> None:
    """A changed rule changes the README (``python -m tests.tools.rules`` writes it)."""
    readme = (root / "README.md").read_text("utf-8")
    assert rules.with_table(readme) == readme
