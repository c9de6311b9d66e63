"""Real processes, really killed, and really writing at the same time: a tenth of what the soak does."""

import sys
from pathlib import Path

import pytest

from tests.store_loads import killed_everywhere, two_writers

ROUNDS, COMMITS = 100, 50


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_hundred_kills_inside_commits_lose_nothing(quick_drafts: Path):
    """Killed at every step; no acknowledged edit lost, no broken file, the chain holds, the next opening heals."""
    killed_everywhere(quick_drafts, ROUNDS)


def test_two_processes_on_one_case_lose_nothing(quick_drafts: Path):
    """Two processes commit to one draft at once."""
    two_writers(quick_drafts, COMMITS // 2)
