"""No text from outside becomes a path: ids, parts, names of received files, links."""

import os
import sys

import pytest

from reply_studio.errors import InputError, ReplyStudioError, UsageError
from reply_studio.model.act import Act
from reply_studio.services.ports import Change, Received
from reply_studio.store.naming import source_name
from tests.store_cases import CASE, add_passage, letter, new_case, tree

LONG = "x" * 300


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../2025-t-0029", "a/b", "a\\b", ".office", "A", "con", "com1", "-a", "a-", LONG, "a\n", "甲"],
)
def test_what_is_no_id_is_refused_everywhere(store, case, drafts, name):
    """Separators, dots, capitals, device names: no call takes them, nothing is made."""
    before = tree(drafts)
    for call in (store.load, store.verify, store.warnings, lambda i: store.commit(i, {}, [Act(act="x")])):
        with pytest.raises(InputError):
            call(name)
    for call in (
        lambda i: store.path(i, "draft"),
        lambda i: store.source(i, "x"),
        lambda i: store.version(i, "draft", "0"),
    ):
        with pytest.raises(InputError):
            call(name)
    with pytest.raises(InputError):
        new_case(store, id=name)
    assert tree(drafts) == before


@pytest.mark.parametrize(
    "part", ["", "journal", "../x/draft", "inputs/../draft", "inputs/sfj", "inputs/a/b-v1", "draft.toml"]
)
def test_what_is_no_part_is_refused(store, case, part):
    """Only the three hand files and inputs by unit and version."""
    for call in (
        lambda: store.path(case, part),
        lambda: store.check_text(part, ""),
        lambda: store.autosaves(case, part),
    ):
        with pytest.raises(UsageError, match="no part"):
            call()
    with pytest.raises(UsageError):
        store.commit(case, {part: Change(new=CASE)}, [])


def test_paths_of_parts(store, case, folder):
    """Where ``edit`` finds them."""
    assert store.path(case, "draft") == folder / "draft.toml"
    assert store.path(case, "inputs/u1-v1") == folder / "inputs" / "u1-v1.toml"


def test_an_unknown_case_is_named(store):
    """The message says which id was not found and how to list them."""
    with pytest.raises(InputError, match=r"no case .2025-t-0099.") as caught:
        store.load("2025-t-0099")
    assert "list" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_case_is_listed_and_refused(store, case, drafts, folder, tmp_path):
    """A link in drafts/ leads to a folder elsewhere: it is listed, never opened."""
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    (drafts / case).symlink_to(elsewhere)
    before = tree(elsewhere)
    assert store.ids() == [case]
    assert store.has(case)
    for call in (store.load, store.verify, lambda i: store.commit(i, {}, [Act(act="x")])):
        with pytest.raises(InputError, match="link"):
            call(case)
    assert new_case(store) == f"{case}-2"
    assert tree(elsewhere) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["draft.toml", "journal.jsonl", "head"])
def test_a_linked_file_is_never_followed(store, case, folder, tmp_path, name):
    """A file of the case that is a link to another one."""
    other = tmp_path / "other"
    (folder / name).rename(other)
    (folder / name).symlink_to(other)
    before = other.read_bytes()
    with pytest.raises(InputError, match="link"):
        store.load(case)
    with pytest.raises(ReplyStudioError):
        store.commit(case, {}, [Act(act="x")])
    assert other.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["history", "inputs", "sources", ".tmp"])
def test_a_linked_subfolder_is_never_written_through(store, case, folder, tmp_path, name):
    """inputs/, sources/, history/ or the temporary folder leading out of the case."""
    other = tmp_path / "other"
    other.mkdir()
    if (folder / name).exists():
        (folder / name).rename(tmp_path / "old")
    (folder / name).symlink_to(other)
    with pytest.raises(ReplyStudioError):
        store.commit(case, {"inputs/u1-v1": Change(new=letter())}, [], [Received(name="a.txt", data=b"x")])
    assert list(other.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_pipe_in_place_of_a_file_does_not_hang(store, case, folder):
    """Opening it would wait for ever; it is no plain file."""
    (folder / "draft.toml").unlink()
    os.mkfifo(folder / "draft.toml")
    with pytest.raises(InputError, match="plain file"):
        store.load(case)


def test_strange_things_among_the_cases_are_no_cases(store, case, drafts):
    """Dot folders, files, capitals: not listed."""
    (drafts / ".office").mkdir()
    (drafts / "README.md").write_text("x", "utf-8")
    (drafts / "Backup").mkdir()
    (drafts / "2025-t-0030").write_text("x", "utf-8")
    assert store.ids() == [case]
    asked = [
        ".office",
        "README.md",
        "Backup",
        "2025-t-0030",
        "2025-t-0031",
        "",
        ".",
        "..",
        "a\0b",
        "\udce9",
        LONG,
        case,
    ]
    assert [each for each in asked if store.has(each)] == [case]


def test_no_drafts_folder_is_no_case(store, drafts):
    """A workspace without drafts/: nothing listed, nothing made by looking."""
    assert store.ids() == []
    assert not drafts.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("letter.txt", "letter.txt"),
        ("../../etc/passwd", "passwd.bin"),
        ("C:\\temp\\Reply 1.DOCX", "Reply-1.docx"),
        ("关于…的答复.doc", "received.doc"),
        ("a.php", "a.bin"),
        ("noname", "noname.bin"),
        (".htm", "received.htm"),
        ("", "received.bin"),
        (f"{LONG}.pdf", f"{'x' * 40}.pdf"),
        ("a\x00b\n.txt", "a-b.txt"),
        ("x.txt.exe", "x-txt.bin"),
    ],
)
def test_a_received_files_name_becomes_a_safe_one(name, kept):
    """First eight digits of the content's hash, plain letters, a suffix that readers know."""
    assert source_name(Received(name=name, data=b"abc")) == f"ba7816bf-{kept}"


def test_the_same_file_twice_is_kept_once(store, case, folder):
    """Same name, same bytes: one file, two acts."""
    for _time in range(2):
        store.commit(case, {}, [Act(act="import")], [Received(name="a.txt", data=b"abc")])
    assert [each.name for each in (folder / "sources").iterdir()] == ["ba7816bf-a.txt"]


def test_another_file_never_takes_a_received_files_place(store, case, folder):
    """Even where name and first digits agree."""
    (folder / "sources").mkdir()
    (folder / "sources" / "ba7816bf-a.txt").write_bytes(b"other")
    with pytest.raises(InputError, match="another received file"):
        store.commit(case, {}, [], [Received(name="a.txt", data=b"abc")])
    add_passage(store, case, "x")
    assert (folder / "sources" / "ba7816bf-a.txt").read_bytes() == b"other"
