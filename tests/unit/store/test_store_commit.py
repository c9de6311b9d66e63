"""Creating, loading and committing: all of it or nothing, a revision for every part."""

import datetime as dt
import json

import msgspec
import pytest

from reply_studio.errors import ConflictError, InputError, RefusedError, UsageError
from reply_studio.model.act import Act
from reply_studio.services.ports import Change, Received
from tests.store_cases import CASE, DRAFT, NOW, PROPOSAL, add_passage, letter, new_case, open_store, tree, with_passage

replace = msgspec.structs.replace


def test_a_new_case_is_loaded_as_it_was_made(store, case):
    """Every part equals what was given; the journal has the act with who, login and time."""
    file = store.load(case)
    assert (file.case, file.proposal, file.draft, file.inputs) == (CASE, PROPOSAL, DRAFT, ())
    (act,) = file.acts
    assert (act.act, act.who, act.login, act.at, act.seq, act.prev) == (
        "import",
        "lin",
        "clerk",
        NOW.isoformat(),
        1,
        "",
    )
    assert act.parts == file.revisions
    assert store.verify(case) == []
    assert store.warnings(case) == []


def test_a_taken_name_gets_a_number(store, drafts):
    """The second case of one id is another folder whose file says so; the first is untouched."""
    first = new_case(store)
    before = tree(drafts / first)
    assert new_case(store, body="another") == "2025-t-0029-2"
    assert store.load("2025-t-0029-2").case.id == "2025-t-0029-2"
    assert tree(drafts / first) == before
    assert store.ids() == ["2025-t-0029", "2025-t-0029-2"]


def test_a_case_without_its_parts_is_made_with_empty_ones(store):
    """A row of a ledger becomes a case before its proposal arrives."""
    case = store.create(CASE, {}, [])
    file = store.load(case)
    assert file.proposal.title == ""
    assert file.draft.points == ()
    assert [act.act for act in file.acts] == ["created"]


def test_a_case_that_cannot_be_written_leaves_no_folder(store, drafts):
    """Two points with one id: refused, and nothing stays behind."""
    with pytest.raises(UsageError, match="p1"):
        store.create(CASE, {"draft": replace(DRAFT, points=DRAFT.points * 2)}, [])
    assert [each.name for each in drafts.iterdir()] == [".lock"]


def test_a_commit_writes_parts_and_acts_together(store, case):
    """Two parts and two acts in one commit: new revisions, chained lines, texts in history/."""
    file = store.load(case)
    changes = {
        "draft": Change(new=with_passage(file.draft, "新话"), expected=file.revisions["draft"]),
        "case": Change(new=replace(file.case, number="30"), expected=file.revisions["case"]),
    }
    made = store.commit(case, changes, [Act(act="edit", data={"n": 1}), Act(act="renumber")])
    again = store.load(case)
    assert {part: again.revisions[part] for part in changes} == made
    assert again.draft == changes["draft"].new
    assert again.case.number == "30"
    assert [(act.act, act.more, act.seq) for act in again.acts] == [
        ("import", 0, 1),
        ("edit", 1, 2),
        ("renumber", 0, 3),
    ]
    assert again.acts[1].parts == made
    assert store.version(case, "draft", file.revisions["draft"]) == DRAFT
    assert store.version(case, "draft", made["draft"]) == again.draft
    assert store.verify(case) == []


def test_a_stale_revision_of_the_same_part_is_a_conflict(store, case, folder):
    """The second of two who opened the same draft is told who was first; nothing is written."""
    early = store.load(case)
    add_passage(open_store(folder.parent, "su"), case, "su's")
    before = tree(folder)
    with pytest.raises(ConflictError, match="su at 2025-04-02") as caught:
        store.commit(case, {"draft": Change(new=early.draft, expected=early.revisions["draft"])}, [Act(act="edit")])
    assert tree(folder) == before
    assert caught.value.where == str(folder / "draft.toml")


def test_one_stale_part_stops_the_whole_commit(store, case, folder):
    """A commit of two parts of which one is stale writes neither."""
    early = store.load(case)
    add_passage(store, case, "later")
    before = tree(folder)
    changes = {
        "case": Change(new=replace(early.case, number="31"), expected=early.revisions["case"]),
        "draft": Change(new=early.draft, expected=early.revisions["draft"]),
    }
    with pytest.raises(ConflictError):
        store.commit(case, changes, [])
    assert tree(folder) == before


def test_different_parts_do_not_collide(store, case):
    """A comment, an input and the draft's text, all made from the same opening, are all taken."""
    early = store.load(case)
    add_passage(store, case, "text")
    store.commit(case, {"inputs/u1-v1": Change(new=letter())}, [Act(act="input")])
    store.commit(case, {}, [Act(act="comment", data={"on": "p1", "text": "好"})])
    store.commit(case, {"case": Change(new=replace(early.case, number="9"), expected=early.revisions["case"])}, [])
    file = store.load(case)
    assert file.case.number == "9"
    assert file.inputs == (letter(),)
    assert [act.act for act in file.acts] == ["import", "edit", "input", "comment", "saved"]


def test_a_part_that_did_not_change_is_not_written(store, case, folder):
    """The same value again: no new revision, no new text in history/; without acts no line either."""
    file = store.load(case)
    before = tree(folder)
    change = Change(new=file.draft, expected=file.revisions["draft"])
    assert store.commit(case, {"draft": change}, []) == {"draft": file.revisions["draft"]}
    assert tree(folder) == before


def test_an_input_is_written_once(store, case, folder):
    """The very same input again is nothing new; another text under its name is refused or a conflict."""
    store.commit(case, {"inputs/u1-v1": Change(new=letter())}, [Act(act="input")])
    before = tree(folder)
    known = store.load(case).revisions["inputs/u1-v1"]
    assert store.commit(case, {"inputs/u1-v1": Change(new=letter())}, []) == {"inputs/u1-v1": known}
    with pytest.raises(RefusedError, match="written once"):
        store.commit(case, {"inputs/u1-v1": Change(new=letter(text="改了"), expected=known)}, [])
    with pytest.raises(ConflictError):
        store.commit(case, {"inputs/u1-v1": Change(new=letter(text="改了"))}, [])
    assert tree(folder) == before


def test_inputs_come_in_order_of_arrival(store, case):
    """Not by name: what came first stands first."""
    for unit, version in (("zzb", 1), ("sfj", 1), ("zzb", 2)):
        sent = replace(letter(version), unit=unit)
        store.commit(case, {f"inputs/{sent.key}": Change(new=sent)}, [Act(act="input")])
    file = store.load(case)
    assert [each.key for each in file.inputs] == ["zzb-v1", "sfj-v1", "zzb-v2"]
    assert [each.key for each in file.contributions] == ["zzb-v2", "sfj-v1"]


def test_received_files_are_kept_untouched(store, case, folder):
    """A file's bytes stand under sources/; the input that came in it names it, its own name is in the journal."""
    name, data = "../关于 意见.DOCX", b"PK\x00\r\n"
    changes = {"inputs/u1-v1": Change(new=letter(source=name))}
    store.commit(case, changes, [Act(act="input", data={"unit": "u1"})], [Received(name=name, data=data)])
    file = store.load(case)
    stored = file.inputs[0].source
    assert (folder / "sources" / stored).read_bytes() == data
    assert stored.endswith("-received.docx")
    assert store.source(case, stored) == store.source(case, name) == data
    assert file.acts[-1].data == {"unit": "u1", "sources": {stored: name}}
    assert store.verify(case) == []


def test_a_received_file_that_is_not_there_is_named(store, case):
    """Names that lead elsewhere are no names of received files."""
    for name in ("missing.txt", "../case.toml", "9f2c41aa-received.txt"):
        with pytest.raises(InputError, match="no received file"):
            store.source(case, name)


def test_a_text_from_an_editor_is_written_as_it_was_typed(store, case, folder):
    """Comments and layout of the person's text are in the file; the value follows; a wrong text changes nothing."""
    typed = (folder / "draft.toml").read_text("utf-8").replace("[point.p1]", "# 待核实\n[point.p1]  # here")
    typed = typed.replace("清单已经印发。", "清单已印发。")
    known = store.load(case).revisions["draft"]
    store.commit(case, {"draft": Change(new=typed, expected=known)}, [Act(act="edit")])
    assert (folder / "draft.toml").read_text("utf-8") == typed
    assert store.load(case).draft.passages["a2"].text == "清单已印发。"
    before = tree(folder)
    wrong = Change(new=typed.replace('"done"', '"ready"'), expected=store.load(case).revisions["draft"])
    with pytest.raises(InputError, match="status"):
        store.commit(case, {"draft": wrong}, [])
    assert tree(folder) == before


def test_a_text_from_an_editor_keeps_the_files_line_ends(store, case, folder):
    """A Windows file with a byte order mark stays one, though the text came back without."""
    path = folder / "draft.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    known = store.load(case).revisions["draft"]
    typed = path.read_text("utf-8-sig").replace("印发", "下发")
    store.commit(case, {"draft": Change(new=typed, expected=known)}, [Act(act="edit")])
    assert path.read_bytes() == b"\xef\xbb\xbf" + typed.replace("\n", "\r\n").encode()


def test_ids_never_fall(store, case, folder):
    """A person sets last_id back and deletes the newest passage: its id is not given again, ever."""
    add_passage(store, case, "a3's")
    path = folder / "draft.toml"
    text = path.read_text("utf-8").replace("last_id = 3", "last_id = 1").replace('["a2", "a3"]', '["a2"]')
    path.write_text(text[: text.index("[passage.a3]")], "utf-8")
    assert store.load(case).draft.last_id == 3
    store.commit(case, {}, [Act(act="comment")])
    assert store.load(case).draft.last_id == 3
    add_passage(store, case, "a4's")
    assert set(store.load(case).draft.passages) == {"a2", "a4"}
    assert "last_id = 4" in path.read_text("utf-8")


def test_a_case_keeps_its_id_and_an_input_its_place(store, case):
    """A commit that would put a value into another case's or another input's file is a mistake of the caller."""
    file = store.load(case)
    with pytest.raises(UsageError, match="keeps its id"):
        store.commit(case, {"case": Change(new=replace(CASE, id="x"), expected=file.revisions["case"])}, [])
    with pytest.raises(UsageError, match="inputs/u1-v1"):
        store.commit(case, {"inputs/u1-v7": Change(new=letter())}, [])
    with pytest.raises(UsageError, match="inputs/u1-v1"):
        store.create(CASE, {"inputs/u1-v7": letter()}, [])


def test_a_part_that_is_new_must_not_be_there(store, case):
    """Expecting no draft where there is one is a conflict, not an overwriting."""
    with pytest.raises(ConflictError):
        store.commit(case, {"draft": Change(new=DRAFT)}, [])


def test_acts_are_json_lines_in_a_fixed_order(store, case, folder):
    """The journal can be read with any tool: one object a line, keys in order, Chinese as it is."""
    store.commit(case, {}, [Act(act="comment", data={"text": "很好\n\u2028"})])
    lines = (folder / "journal.jsonl").read_bytes().split(b"\n")
    assert list(json.loads(lines[1])) == ["seq", "prev", "at", "who", "login", "act", "parts", "data"]
    assert "很好".encode() in lines[1]
    assert lines[2:] == [b""]
    assert store.load(case).acts[1].data["text"] == "很好\n\u2028"


def test_autosaves_are_offered_until_their_writer_commits(store, case, folder):
    """An autosave makes no journal line; it is offered to its writer only, until that writer commits the part."""
    draft = with_passage(DRAFT, "typed, not saved")
    base = store.load(case).revisions["draft"]
    revision = store.autosave(case, "draft", draft)
    assert store.version(case, "draft", revision) == draft
    assert len(store.load(case).acts) == 1
    kept = store.autosaves(case, "draft")
    assert (kept.revision, kept.base, kept.who) == (revision, base, "lin")
    assert dt.datetime.fromisoformat(kept.at) == NOW
    su = open_store(folder.parent, "su")
    assert su.autosaves(case, "draft") is None
    add_passage(su, case, "su's")
    assert store.autosaves(case, "draft") == kept
    add_passage(store, case, "mine")
    assert store.autosaves(case, "draft") is None


def test_an_autosave_of_what_is_saved_is_not_offered(store, case, folder):
    """Nothing was typed: nothing to recover. A login that is no plain word has its own autosave too."""
    store.autosave(case, "draft", DRAFT)
    assert store.autosaves(case, "draft") is None
    other = open_store(folder.parent, "林/..")
    other.autosave(case, "draft", with_passage(DRAFT, "x"))
    assert other.autosaves(case, "draft").who == "林/.."
    assert {each.parent for each in folder.parent.rglob("autosave-*")} == {folder / "history"}


def test_a_version_must_be_what_its_name_says(store, case, folder):
    """A damaged text in history/ is not handed out; a name that is no revision is refused."""
    revision = store.load(case).revisions["draft"]
    (folder / "history" / revision).write_bytes(b"schema = 1\n")
    with pytest.raises(InputError, match="missing or was changed"):
        store.version(case, "draft", revision)
    with pytest.raises(InputError, match="no revision"):
        store.version(case, "draft", "../case.toml")


def test_the_text_of_a_part_is_checked_without_a_case(store):
    """What comes back from an editor: a value, or the line that is wrong."""
    assert store.check_text("draft", "schema = 1\n").points == ()
    with pytest.raises(InputError) as caught:
        store.check_text("draft", 'schema = 1\nlayout = "wide"\n')
    assert caught.value.where == "draft.toml:2"
    with pytest.raises(UsageError, match="no part"):
        store.check_text("../x", "")


def test_a_name_taken_in_the_very_moment_is_not_taken_over(store, drafts):
    """On a share without locks somebody makes the same case between the look and the naming: the next name is used."""

    def somebody(step):
        if step == "case:before-rename" and not (drafts / CASE.id).exists():
            (drafts / CASE.id / "history").mkdir(parents=True)

    assert new_case(open_store(drafts, hook=somebody)) == f"{CASE.id}-2"
    assert list((drafts / CASE.id).iterdir()) == [drafts / CASE.id / "history"]
    assert store.load(f"{CASE.id}-2").case.id == f"{CASE.id}-2"
