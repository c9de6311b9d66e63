"""The store's long loads: on the real disk, in full size."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from reply_studio.store.index import Index
from tests.property.test_store_person import live
from tests.store_cases import new_case, open_store
from tests.store_loads import killed_everywhere, two_writers

pytestmark = pytest.mark.soak


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_a_thousand_kills_inside_commits_lose_nothing(tmp_path: Path):
    """Killed at every step and at random ones; what was acknowledged is there, the chain holds."""
    killed_everywhere(tmp_path / "drafts", 1000)


def test_two_processes_commit_five_hundred_times(tmp_path: Path):
    """Two writers of one draft, 250 commits each: every acknowledged one is there, once."""
    two_writers(tmp_path / "drafts", 250)


def test_edits_of_a_person_in_two_hundred_lives():
    """200 lives of a draft with 20 saves each, five edits of a person before every save."""
    for seed in range(200):
        live(random.Random(seed), saves=20)


def test_ten_thousand_cases_are_listed(tmp_path: Path):
    """Every case once, in order; the second listing computes none of them."""
    store = open_store(tmp_path / "drafts")
    first = tmp_path / "drafts" / new_case(store)
    for number in range(9999):
        shutil.copytree(first, first.with_name(f"2025-j-{number:04}"))
    asked: list[str] = []

    def compute(case_id: str) -> dict[str, str]:
        asked.append(case_id)
        return {"case": case_id}

    index = Index(tmp_path / "drafts", tmp_path / "cache")
    assert [row["case"] for row in index.rows(compute)] == list(store.ids())
    assert len(asked) == 10_000
    asked.clear()
    assert len(index.rows(compute)) == 10_000
    assert len(asked) < 10_000
