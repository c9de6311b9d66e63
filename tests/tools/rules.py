"""Writes the README's table of checks from the registry of rules. Run by ``python -m tests.tools.rules``."""

from pathlib import Path

from reply_studio.checks import RULES
from reply_studio.checks.base import Rule

README = Path(__file__).resolve().parents[2] / "README.md"
START, END = "<!-- rules: made from the registry of checks -->", "<!-- end of rules -->"


def table() -> str:
    """One row a rule, by code: code, severity, what holds where the rule is kept, whether it can be fixed."""
    rows = [_row(each) for each in sorted(RULES, key=lambda each: each.code)]
    return "\n".join(["| code | severity | what is checked | `--fix` |", "|---|---|---|---|", *rows])


def _row(rule: Rule) -> str:
    title = rule.title.replace("|", "\\|")
    return f"| `{rule.code}` | {rule.severity} | {title} | {'yes' if rule.mends else ''} |"


def with_table(readme: str) -> str:
    """The README with the table between its marks as it should be; without the marks it stays as it is."""
    before, start, rest = readme.partition(START)
    _old, end, after = rest.partition(END)
    return f"{before}{START}\n\n{table()}\n\n{END}{after}" if start and end else readme


def main() -> None:
    """Writes the README anew."""
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
