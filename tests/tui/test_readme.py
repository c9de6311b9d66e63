"""The README says what the screens do: its key table is the registry's, its pictures are the snapshots."""

import re

from tests.tools import keys


def test_the_key_table_is_the_registrys(root):
    """A changed key changes the README (``make messages`` writes it)."""
    readme = (root / "README.md").read_text("utf-8")
    assert keys.START in readme
    assert keys.with_table(readme) == readme


def test_the_pictures_are_there(root):
    """Every picture that the README shows is one of those that the snapshot tests compare."""
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (root / "README.md").read_text("utf-8"))
    assert shown
    assert all(each.startswith("tests/tui/pictures/") and (root / each).is_file() for each in shown)
