"""``log --verify``: every change of the journal, the inputs, the received files and the history is found."""

import json

import pytest

from reply_studio.model.act import Act
from reply_studio.services.ports import Change, Received
from tests.store_cases import add_passage, letter


@pytest.fixture
def story(store, case, folder):
    """A case with four acts, an input and a received file."""
    add_passage(store, case, "x")
    changes = {"inputs/u1-v1": Change(new=letter())}
    store.commit(case, changes, [Act(act="input")], [Received(name="a.txt", data=b"abc")])
    store.commit(case, {}, [Act(act="approve", data={"digest": "1"})])
    assert store.verify(case) == []
    return folder


def rewrite(folder, change):
    """The journal's lines after a change."""
    journal = folder / "journal.jsonl"
    journal.write_bytes(b"".join(change(journal.read_bytes().splitlines(keepends=True))))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [*lines[:3], lines[3].replace(b'"1"', b'"2"')], "head names a line"),
        (lambda lines: [lines[0], lines[1].replace(b"edit", b"note"), *lines[2:]], "line 3 does not follow"),
        (lambda lines: [lines[0], *lines[2:]], "line 2 does not follow"),
        (lambda lines: [lines[0], lines[2], lines[1], lines[3]], "line 2 does not follow"),
        (lambda lines: lines[:3], "head names a line"),
        (lambda lines: [*lines, lines[3]], "line 5 does not follow"),
        (lambda lines: [], "empty or missing"),
        (lambda lines: [*lines[:3], lines[3][:-9]], "cut off"),
    ],
)
def test_a_journal_that_was_tampered_with_is_found(store, case, story, change, said):
    """Changed, removed, moved, repeated or cut lines are named."""
    rewrite(story, change)
    assert any(said in fault for fault in store.verify(case)), store.verify(case)


def test_a_crash_is_no_tampering(store, case, story):
    """A line that a dying process did not finish, behind the one that the head names, is set right, not accused."""
    rewrite(story, lambda lines: [*lines, b'{"seq":5'])
    assert store.verify(case) == []
    assert store.load(case).acts[-1].act == "repaired"


def test_every_single_byte_of_the_journal_counts(store, case, story):
    """One flipped bit anywhere in it never passes unseen."""
    whole = (story / "journal.jsonl").read_bytes()
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        (story / "journal.jsonl").write_bytes(damaged)
        assert store.verify(case) != [], place


def test_a_whole_new_chain_shows_against_what_was_seen_before(store, case, story):
    """Who rewrites everything, head included, is found by a hash that a list, a letter or a sheet remembers."""
    seen = (story / "head").read_text("ascii").strip()
    acts = [json.loads(line) for line in (story / "journal.jsonl").read_bytes().splitlines()]
    (story / "journal.jsonl").unlink()
    (story / "head").unlink()
    store.commit(case, {}, [Act(act=each["act"]) for each in acts if each["act"] != "approve"])
    assert store.verify(case) == []
    gone = f"the line {seen[:16]} that was seen before is not in the journal any more"
    assert store.verify(case, [seen]) == [gone]


def test_a_cut_journal_stays_visible_after_the_next_commit(store, case, story):
    """The next commit moves the head on, but records what the head had named."""
    head = (story / "head").read_text("ascii").strip()
    rewrite(story, lambda lines: lines[:3])
    add_passage(store, case, "later")
    cut = next(act for act in store.load(case).acts if act.act == "journal-cut")
    assert cut.data == {"head": head}
    assert any("cut off or rewritten before it" in fault for fault in store.verify(case))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inputs/u1-v1.toml", "inputs/u1-v1.toml was changed"),
        ("sources/ba7816bf-a.txt", "sources/ba7816bf-a.txt is missing or changed"),
    ],
)
def test_what_never_changes_is_watched(store, case, story, name, said):
    """An input or a received file that somebody changed or deleted."""
    path = story / name
    path.write_bytes(path.read_bytes() + b" ")
    assert any(said in fault for fault in store.verify(case))
    path.unlink()
    assert any(path.name in fault and "missing" in fault for fault in store.verify(case))


def test_history_is_watched(store, case, story):
    """A text in history/ that was changed is named; a hand file that a person edited is no fault."""
    revision = store.load(case).acts[0].parts["draft"]
    (story / "history" / revision).write_bytes(b"")
    assert store.verify(case) == [f"history/{revision[:16]} is missing or changed"]


def test_a_hand_edit_is_no_fault(store, case, story):
    """People may edit the three files; that approves nothing and is not tampering."""
    with (story / "draft.toml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    assert store.verify(case) == []
