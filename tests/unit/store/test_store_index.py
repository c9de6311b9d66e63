"""The index: computed once, fresh by the folder's time, never the reason why a command fails."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reply_studio.model.act import Act
from reply_studio.store.index import Index
from tests.store_cases import add_passage, new_case

ROOT = Path(__file__).resolve().parents[3]


class Counting:
    """Computes rows and remembers for which cases."""

    def __init__(self, store):
        self.store, self.asked = store, []

    def __call__(self, case_id):
        self.asked.append(case_id)
        return {"case": case_id, "passages": len(self.store.load(case_id).draft.passages), "due": dt.date(2025, 7, 1)}


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def cases(store, drafts):
    """Three cases whose folders have not changed for a while."""
    made = [new_case(store, id=f"2025-t-000{n}") for n in (3, 1, 2)]
    age(drafts, *made)
    return sorted(made)


def age(drafts, *names):
    """Folders that changed an hour ago, not just now."""
    for name in names:
        time = (drafts / name).stat().st_mtime - 3600
        os.utime(drafts / name, (time, time))


def rows(drafts, cache, compute):
    index = Index(drafts, cache)
    found = index.rows(compute)
    assert index.trouble == ""
    return found


def test_rows_are_computed_once(store, drafts, cache, cases):
    """Sorted by id, as JSON has them; the second time nothing is computed."""
    compute = Counting(store)
    first = rows(drafts, cache, compute)
    assert [row["case"] for row in first] == cases == compute.asked
    assert first[0] == {"case": cases[0], "passages": 1, "due": "2025-07-01"}
    assert rows(drafts, cache, compute) == first
    assert compute.asked == cases


def test_only_changed_cases_are_computed_again(store, drafts, cache, cases):
    """A commit moves its folder's time, an act alone too; a new case is added, a removed one goes."""
    compute = Counting(store)
    rows(drafts, cache, compute)
    add_passage(store, cases[1], "new")
    age(drafts, cases[1])
    store.commit(cases[2], {}, [Act(act="comment")])
    new = new_case(store, id="2025-t-0009")
    compute.asked.clear()
    (drafts / cases[0]).rename(drafts.parent / "gone")
    found = rows(drafts, cache, compute)
    assert compute.asked == [cases[1], cases[2], new]
    assert [(row["case"], row["passages"]) for row in found] == [(cases[1], 2), (cases[2], 1), (new, 1)]
    assert Index(drafts, cache).head_of(cases[0]) == ""


def test_a_folder_that_changed_just_now_is_looked_at_again(store, drafts, cache):
    """Two commits may fall into one tick of the clock: a young row is not trusted."""
    case = new_case(store)
    compute = Counting(store)
    rows(drafts, cache, compute)
    rows(drafts, cache, compute)
    assert compute.asked == [case, case]


def test_the_newest_head_is_kept(store, drafts, cache, cases):
    """The hash of the newest line seen; it stays when a later journal does not contain it."""
    rows(drafts, cache, Counting(store))
    index = Index(drafts, cache)
    assert index.head_of(cases[0]) == (drafts / cases[0] / "head").read_text("ascii").strip()
    add_passage(store, cases[0], "x")
    rows(drafts, cache, Counting(store))
    seen = index.head_of(cases[0])
    assert seen == (drafts / cases[0] / "head").read_text("ascii").strip()
    assert store.verify(cases[0], [seen]) == []
    journal = drafts / cases[0] / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    (drafts / cases[0] / "head").unlink()
    rows(drafts, cache, Counting(store))
    assert index.head_of(cases[0]) == seen
    assert any(seen[:16] in fault for fault in store.verify(cases[0], [seen]))


def test_two_workspaces_do_not_share_rows(store, drafts, cache, cases, tmp_path):
    """The same case ids under another folder are other cases."""
    rows(drafts, cache, Counting(store))
    assert rows(tmp_path / "other", cache, Counting(store)) == []
    assert Index(drafts, cache).path != Index(tmp_path / "other", cache).path


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all, but long enough to be read as a header" * 9, b"SQLite format 3\x00" * 99]
)
def test_a_broken_cache_is_made_anew(store, drafts, cache, cases, damage):
    """The command gets its rows; the time after that the index works again."""
    compute = Counting(store)
    first = rows(drafts, cache, compute)
    path = Index(drafts, cache).path
    path.write_bytes(damage)
    assert Index(drafts, cache).rows(compute) == first
    Index(drafts, cache).rows(compute)
    compute.asked.clear()
    assert rows(drafts, cache, compute) == first
    assert compute.asked == []


@pytest.mark.parametrize("row", ["'x'", "x'00'", "x'5b5d'", "NULL"])
def test_a_damaged_row_is_computed_again(store, drafts, cache, cases, row):
    """No JSON, no object, no bytes."""
    compute = Counting(store)
    first = rows(drafts, cache, compute)
    with sqlite3.connect(Index(drafts, cache).path) as connection:
        connection.execute(f"UPDATE cases SET row = {row} WHERE id = ?", (cases[1],))
    compute.asked.clear()
    assert rows(drafts, cache, compute) == first
    assert compute.asked == [cases[1]]


def test_a_locked_cache_does_not_stop_a_list(store, drafts, cache, cases, monkeypatch):
    """Another process holds the database: rows are computed, the trouble is named."""
    monkeypatch.setattr("reply_studio.store.index._PATIENCE", 0.05)
    compute = Counting(store)
    rows(drafts, cache, compute)
    add_passage(store, cases[0], "x")
    with sqlite3.connect(Index(drafts, cache).path, isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        index = Index(drafts, cache)
        assert [row["passages"] for row in index.rows(compute)] == [2, 1, 1]
        assert "locked" in index.trouble


def test_a_cache_that_cannot_be_written_does_not_stop_a_list(store, drafts, cases, tmp_path):
    """The cache's place is a file: rows are computed every time."""
    (tmp_path / "file").write_text("", "utf-8")
    index = Index(drafts, tmp_path / "file")
    assert [row["case"] for row in index.rows(Counting(store))] == cases
    assert index.trouble


def test_what_was_computed_before_an_error_is_kept(store, drafts, cache, cases):
    """The error passes through; the next time goes on from there."""

    def failing(case_id):
        if case_id == cases[2]:
            raise KeyError(case_id)
        return {"case": case_id}

    with pytest.raises(KeyError):
        Index(drafts, cache).rows(failing)
    compute = Counting(store)
    assert [row["case"] for row in rows(drafts, cache, compute)] == cases
    assert compute.asked == [cases[2]]


def test_the_index_can_be_forgotten(store, drafts, cache, cases):
    """Deleted and rebuilt at will."""
    rows(drafts, cache, Counting(store))
    Index(drafts, cache).forget()
    compute = Counting(store)
    rows(drafts, cache, compute)
    assert compute.asked == cases


def test_the_users_cache_folder_is_used(drafts, monkeypatch, tmp_path):
    """Where no other folder is given."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert "reply-studio" in str(Index(drafts).path)


def test_reading_imports_nothing_heavy(store, drafts, cache, cases):
    """Listing and loading need neither tomlkit nor a screen nor Word nor XML."""
    code = f"""
import datetime, pathlib, sys
from reply_studio.store.files import FileStore
from reply_studio.store.index import Index
drafts, cache = pathlib.Path({str(drafts)!r}), pathlib.Path({str(cache)!r})
store = FileStore(drafts, who="lin", login="lin", now=datetime.datetime.now)
rows = Index(drafts, cache).rows(lambda i: {{"case": store.load(i).case.id}})
assert len(rows) == 3
store.warnings(rows[0]["case"]), store.verify(rows[0]["case"])
heavy = {{"tomlkit", "textual", "rich", "docxtpl", "docx", "lxml", "jinja2", "ctypes", "click"}} & set(sys.modules)
sys.exit(f"imported: {{heavy}}" if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_findings_are_shown_until_the_case_changes(store, drafts, cache, cases):
    """What a check counted stands in the row; after a commit it does not hold any more."""
    compute = Counting(store)
    rows(drafts, cache, compute)
    Index(drafts, cache).note(cases[0], {"error": 1, "warning": 2})
    assert rows(drafts, cache, compute)[0]["findings"] == {"error": 1, "warning": 2}
    assert "findings" not in rows(drafts, cache, compute)[1]
    add_passage(store, cases[0], "x")
    assert "findings" not in rows(drafts, cache, compute)[0]


def test_a_broken_case_keeps_what_was_seen_of_it(store, drafts, cache, cases):
    """Its journal cannot be read: the head of before is not forgotten, and the list goes on."""
    rows(drafts, cache, Counting(store))
    seen = Index(drafts, cache).head_of(cases[0])
    (drafts / cases[0] / "journal.jsonl").write_bytes(b"x\n{}\n")
    (drafts / cases[0] / "head").unlink()
    assert [row["case"] for row in rows(drafts, cache, lambda case_id: {"case": case_id})] == cases
    assert Index(drafts, cache).head_of(cases[0]) == seen


def test_findings_in_a_cache_that_cannot_be_written_are_dropped(store, drafts, cases, tmp_path):
    """A check does not fail because its count cannot be kept."""
    (tmp_path / "file").write_text("", "utf-8")
    index = Index(drafts, tmp_path / "file")
    index.note(cases[0], {"error": 1})
    assert index.trouble
