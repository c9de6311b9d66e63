"""After a crash, an editor or a person with a text tool: what is found, what is kept, what is recorded."""

import json
import shutil

import pytest

from reply_studio.errors import ConflictError, InputError
from reply_studio.model.act import Act
from reply_studio.services.ports import Change
from tests.store_cases import DRAFT, add_passage, letter, new_case, open_store, texts, tree, with_passage


class Stop(BaseException):
    """Ends a commit where it is, as a kill would: nothing cleans up behind it."""


def stopped(drafts, step, times=1):
    """A store whose commit ends at a step."""
    left = [times]

    def hook(name):
        left[0] -= name == step
        if not left[0]:
            raise Stop

    return open_store(drafts, hook=hook)


def acts(store, case):
    return [act.act for act in store.load(case).acts]


def test_a_commit_that_reached_the_journal_is_finished_by_the_next_opening(store, case, folder):
    """The line is there, the file is not: the text comes from history/."""
    with pytest.raises(Stop):
        add_passage(stopped(folder.parent, "part:before-replace"), case, "late")
    assert "late" not in (folder / "draft.toml").read_text("utf-8")
    assert texts(store, case) == ["清单已经印发。", "late"]
    assert acts(store, case) == ["import", "edit"]
    assert store.verify(case) == []


def test_a_commit_before_the_journal_never_happened(store, case, folder):
    """Stopped before the line was written: the case is as it was, the rest is swept by the next commit."""
    with pytest.raises(Stop):
        add_passage(stopped(folder.parent, "journal:before-write"), case, "never")
    assert texts(store, case) == ["清单已经印发。"]
    add_passage(store, case, "next")
    assert list((folder / ".tmp").iterdir()) == []
    assert texts(store, case) == ["清单已经印发。", "next"]


def test_an_edit_after_the_crash_is_not_overwritten(store, case, folder):
    """The file was edited between the crash and the next opening: the edit stays, the interrupted text is in history/,
    and the journal says so."""
    with pytest.raises(Stop):
        add_passage(stopped(folder.parent, "part:before-replace"), case, "late")
    path = folder / "draft.toml"
    path.write_text(path.read_text("utf-8") + "# by hand\n", "utf-8")
    mine = path.read_bytes()
    file = store.load(case)
    assert path.read_bytes() == mine
    assert [act.act for act in file.acts] == ["import", "edit", "changed-outside"]
    assert file.acts[2].parts == {"draft": file.revisions["draft"]}
    assert store.version(case, "draft", file.acts[1].parts["draft"]).last_id == 3
    assert store.verify(case) == []


def test_a_file_put_back_by_hand_is_an_edit_not_a_crash(store, case, folder):
    """The old text copied back over a finished commit stays: the head says that the commit was finished."""
    old = (folder / "draft.toml").read_bytes()
    add_passage(store, case, "new")
    (folder / "draft.toml").write_bytes(old)
    assert texts(store, case) == ["清单已经印发。"]
    store.commit(case, {}, [Act(act="comment")])
    assert acts(store, case) == ["import", "edit", "changed-outside", "comment"]
    assert texts(store, case) == ["清单已经印发。"]


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_torn_last_line_is_moved_aside(store, case, folder, cut):
    """Whatever is left of a line without its end does not count; it is kept, and the journal says where."""
    add_passage(store, case, "whole")
    journal = folder / "journal.jsonl"
    whole = journal.read_bytes()
    torn = whole.splitlines()[-1][: cut * 10]
    journal.write_bytes(whole + torn)
    file = store.load(case)
    assert [act.act for act in file.acts] == ["import", "edit", "repaired"]
    assert (folder / file.acts[2].data["kept"]).read_bytes() == torn
    assert texts(store, case) == ["清单已经印发。", "whole"]
    assert store.verify(case) == []


def test_half_of_a_commits_lines_do_not_count(store, case, folder):
    """Two acts of one commit, the second torn off: neither counts, both are kept."""
    before = (folder / "journal.jsonl").read_bytes()
    head = (folder / "head").read_bytes()
    store.commit(case, {}, [Act(act="submit"), Act(act="comment")])
    lines = (folder / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "journal.jsonl").write_bytes(before + lines[1])
    (folder / "head").write_bytes(head)
    assert acts(store, case) == ["import", "repaired"]
    assert store.verify(case) == []


def test_reading_does_not_write(store, case, folder, drafts):
    """Outside edits, unknown files, a lost head: load, warnings, verify and ids leave every byte and time as it was."""
    with (folder / "draft.toml").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    (folder / "head").unlink()
    before, time = tree(drafts), folder.stat().st_mtime_ns
    store.ids()
    assert store.load(case).draft == DRAFT
    assert store.warnings(case) == ["draft was changed outside; the next save records it"]
    store.verify(case)
    assert (tree(drafts), folder.stat().st_mtime_ns) == (before, time)


def test_outside_changes_are_recorded_by_the_next_commit(store, case, folder):
    """An edited file, a file that is gone and a new input by hand: one act with old and new revisions, texts kept."""
    store.commit(case, {"inputs/u1-v1": Change(new=letter())}, [Act(act="input")])
    known = store.load(case).revisions
    path = folder / "proposal.toml"
    path.write_text(path.read_text("utf-8").replace("社区议事", "村级议事"), "utf-8")
    (folder / "inputs" / "u1-v2.toml").write_bytes(
        (folder / "inputs" / "u1-v1.toml").read_bytes().replace(b"version = 1", b"version = 2")
    )
    (folder / "inputs" / "u1-v1.toml").unlink()
    store.commit(case, {}, [Act(act="comment")])
    file = store.load(case)
    found = file.acts[-2]
    assert found.act == "changed-outside"
    assert found.parts["inputs/u1-v1"] == ""
    assert set(found.parts) == {"proposal", "inputs/u1-v1", "inputs/u1-v2"}
    assert found.data["from"] == {
        "proposal": known["proposal"],
        "inputs/u1-v1": known["inputs/u1-v1"],
        "inputs/u1-v2": "",
    }
    assert store.version(case, "proposal", found.parts["proposal"]) == file.proposal
    assert file.proposal.title == "关于完善村级议事的建议"


def test_a_broken_file_does_not_stop_a_commit_of_another_part(store, case, folder):
    """A person is in the middle of an edit of the proposal; the draft is saved, the half edit is kept."""
    half = b'schema = 1\ntitle = "unfinished\n'
    file = store.load(case)
    (folder / "proposal.toml").write_bytes(half)
    change = Change(new=with_passage(file.draft, "saved"), expected=file.revisions["draft"])
    store.commit(case, {"draft": change}, [Act(act="edit")])
    assert (folder / "proposal.toml").read_bytes() == half
    with pytest.raises(InputError, match=r"proposal\.toml:2"):
        store.load(case)


def test_an_edit_between_opening_and_saving_is_a_conflict(store, case, folder):
    """An editor saved the same part meanwhile: the person's text stays, the message says it was another program."""
    file = store.load(case)
    path = folder / "draft.toml"
    path.write_text(path.read_text("utf-8") + "# by hand\n", "utf-8")
    mine = path.read_bytes()
    with pytest.raises(ConflictError, match="another program"):
        store.commit(case, {"draft": Change(new=with_passage(DRAFT, "x"), expected=file.revisions["draft"])}, [])
    assert path.read_bytes() == mine


def test_an_edit_while_a_commit_is_prepared_is_a_conflict(store, case, folder):
    """The editor saved after the commit had looked, before the journal: nothing is written, nothing is lost."""
    path = folder / "draft.toml"

    def editor(step):
        if step == "blob:after-write":
            path.write_text("schema = 1\n# by hand\n", "utf-8")

    with pytest.raises(ConflictError, match="another program"):
        add_passage(open_store(folder.parent, hook=editor), case, "ours")
    assert path.read_text("utf-8") == "schema = 1\n# by hand\n"
    assert acts(store, case) == ["import"]


@pytest.mark.parametrize("by_rename", [True, False])
def test_an_editor_that_races_the_replacing_loses_nothing(store, case, folder, by_rename):
    """It saved in the very moment: our text is in the file, the editor's is in history/, and both are reported."""
    path = folder / "draft.toml"

    def editor(step):
        if step == "part:before-replace":
            target = path.with_suffix(".new") if by_rename else path
            target.write_text("schema = 1\n# by hand\n", "utf-8")
            target.replace(path)

    add_passage(open_store(folder.parent, hook=editor), case, "ours")
    file = store.load(case)
    assert [act.act for act in file.acts] == ["import", "edit", "raced"]
    assert file.acts[2].data["part"] == "draft"
    kept = folder / "history" / file.acts[2].data["kept"]
    assert kept.read_text("utf-8") == "schema = 1\n# by hand\n"
    assert texts(store, case) == ["清单已经印发。", "ours"]
    assert store.warnings(case) == [
        f"an editor saved draft in the very moment of a commit; its text is kept in history/{kept.name}"
    ]
    add_passage(store, case, "merged")
    assert store.warnings(case) == []


def test_a_race_is_found_also_where_files_cannot_be_exchanged(store, case, folder, monkeypatch):
    """On systems without that call the text is read just before it is replaced."""
    monkeypatch.setattr("reply_studio.store.atomic._renameat2", lambda: None)
    path = folder / "draft.toml"
    calls = []

    def editor(step):
        if step == "journal:after-fsync":
            calls.append(step)
            path.write_text("schema = 1\n# by hand\n", "utf-8")

    add_passage(open_store(folder.parent, hook=editor), case, "ours")
    file = store.load(case)
    assert [act.act for act in file.acts] == ["import", "edit", "raced"]
    assert (folder / "history" / file.acts[2].data["kept"]).read_text("utf-8") == "schema = 1\n# by hand\n"


def test_a_race_in_a_killed_commit_is_found_by_the_next(store, case, folder):
    """The editor raced and then the process died: the editor's text is found beside the file and kept."""
    path = folder / "draft.toml"

    def editor(step):
        if step == "part:before-replace":
            path.write_text("schema = 1\n# by hand\n", "utf-8")
        if step == "part:after-replace":
            raise Stop

    with pytest.raises(Stop):
        add_passage(open_store(folder.parent, hook=editor), case, "ours")
    file = store.load(case)
    assert [act.act for act in file.acts] == ["import", "edit", "raced"]
    assert (folder / "history" / file.acts[2].data["kept"]).read_text("utf-8") == "schema = 1\n# by hand\n"
    assert list((folder / ".tmp").iterdir()) == []


def test_a_killed_creation_leaves_no_case(store, drafts):
    """What was built so far is not listed, and goes with the next creation."""
    first = new_case(store)
    with pytest.raises(Stop):
        new_case(stopped(drafts, "journal:after-fsync"), id="2025-t-0030")
    assert store.ids() == [first]
    assert new_case(store, id="2025-t-0030") == "2025-t-0030"
    assert list(drafts.glob(".new-*")) == []


def test_a_broken_case_does_not_stop_the_others(store, case, drafts, folder):
    """It is listed; opening it says which file, which line and what to do."""
    other = new_case(store, id="2025-t-0030")
    (folder / "case.toml").write_text('schema = 1\nid = "2025-t-0029"\nrole = "boss"\nnumber = 29\n', "utf-8")
    assert store.ids() == [case, other]
    assert store.load(other).case.id == other
    with pytest.raises(InputError) as caught:
        store.load(case)
    assert caught.value.where == f"{folder / 'case.toml'}:4"
    assert "number: expected text in quotes, found a whole number" in str(caught.value)
    assert "history/" in caught.value.hint


@pytest.mark.parametrize("part", ["case", "proposal", "draft"])
def test_a_file_that_an_editor_emptied_is_never_taken_for_an_empty_one(store, case, folder, part):
    """An editor crashed while saving: the error says where the last text is; so for a missing file."""
    known = store.load(case).revisions[part]
    path = folder / f"{part}.toml"
    whole = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(InputError, match="schema = 1") as caught:
        store.load(case)
    assert "history/" in caught.value.hint
    path.unlink()
    with pytest.raises(InputError, match="missing") as caught:
        store.load(case)
    assert known in caught.value.hint
    path.write_bytes((folder / "history" / known).read_bytes())
    assert path.read_bytes() == whole
    store.load(case)


def test_a_folder_that_was_copied_says_so(store, case, folder):
    """A copy under another name is not the case a second time."""
    shutil.copytree(folder, folder.with_name("2025-t-0029-old"))
    with pytest.raises(InputError, match="says it is case 2025-t-0029") as caught:
        store.load("2025-t-0029-old")
    assert caught.value.where.endswith("case.toml:2")


def test_a_journal_with_a_broken_line_in_it_is_named(store, case, folder):
    """Not the last line: no crash does that. The case is broken, its place is named."""
    add_passage(store, case, "x")
    journal = folder / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"{}x\n" + lines[1])
    with pytest.raises(InputError, match="journal") as caught:
        store.load(case)
    assert caught.value.where == f"{journal}:1"
    assert any("journal.jsonl:1" in fault for fault in store.verify(case))


def test_journal_lines_are_json(folder, case):
    """The very format that FORMATS promises: one JSON object a line."""
    for line in (folder / "journal.jsonl").read_text("utf-8").splitlines():
        assert json.loads(line)["seq"] == 1


def test_a_head_that_is_no_text_is_named(store, case, folder):
    """Bytes that are no hash: the file is named."""
    (folder / "head").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="head"):
        store.load(case)


def test_a_case_made_by_hand_is_taken_in_by_its_first_commit(store, case, drafts):
    """A folder with the three files and nothing else: it loads, and the first commit records what was there."""
    made = drafts / "2025-t-0077"
    made.mkdir()
    for part in ("case", "proposal", "draft"):
        text = (drafts / case / f"{part}.toml").read_text("utf-8").replace(case, made.name)
        (made / f"{part}.toml").write_text(text, "utf-8")
    assert store.load(made.name).acts == ()
    add_passage(store, made.name, "first")
    assert acts(store, made.name) == ["changed-outside", "edit"]
    assert store.verify(made.name) == []
    (made / "draft.toml").unlink()
    (made / "journal.jsonl").unlink()
    with pytest.raises(InputError, match="missing") as caught:
        store.load(made.name)
    assert "backup" in caught.value.hint


def test_last_id_survives_a_file_that_cannot_be_read(store, case, folder):
    """The text in history/ that knew the highest id is damaged: the file's own ids still count."""
    add_passage(store, case, "x")
    revision = store.load(case).revisions["draft"]
    (folder / "history" / revision).write_bytes(b"damaged")
    with (folder / "draft.toml").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    assert store.load(case).draft.last_id == 3
