"""Full disks, read-only disks, locks: nothing is acknowledged, nothing is half there, and the message says why."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from reply_studio.errors import ConflictError, StorageError
from reply_studio.model.act import Act
from reply_studio.services.ports import Change, Received
from reply_studio.store.atomic import Disk, disk_errors, write_file
from reply_studio.store.lock import held
from tests.store_cases import CASE_ID, add_passage, letter, new_case, open_store, texts, tree, with_passage


def change_all(store, case):
    """One commit of two parts, an input, a received file and an act."""
    file = store.load(case)
    changes = {
        "draft": Change(new=with_passage(file.draft, "new"), expected=file.revisions["draft"]),
        "proposal": Change(new=replace_title(file.proposal), expected=file.revisions["proposal"]),
        "inputs/u1-v1": Change(new=letter(source="a.txt")),
    }
    store.commit(case, changes, [Act(act="edit")], [Received(name="a.txt", data=b"abc")])


def replace_title(proposal):
    return msgspec.structs.replace(proposal, title="新的题目")


def steps_of(drafts, work):
    """All steps that some work takes, in order."""
    steps = []
    work(open_store(drafts, hook=steps.append))
    return steps


def full_at(place):
    """A hook that finds the disk full at its call number ``place`` and at all later ones that write."""
    left = [place]

    def hook(step):
        left[0] -= 1
        if left[0] < 0 and ":before-" in step and "truncate" not in step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return hook


def test_a_disk_that_fills_up_at_any_step_leaves_all_or_nothing(quick_drafts):
    """ENOSPC at every step of a commit: StorageError, and after it the case has all of the commit or nothing of it; no
    temporary text stays; once there is room the commit can be repeated."""
    trial = open_store(quick_drafts)
    count = len(steps_of(quick_drafts, lambda store: change_all(store, new_case(trial))))
    outcomes = set()
    for place in range(count - 1):
        case = new_case(trial)
        with pytest.raises(StorageError, match="No space left"):
            change_all(open_store(quick_drafts, hook=full_at(place)), case)
        file = trial.load(case)
        whole = [act.act for act in file.acts] == ["import", "edit"]
        assert whole == ("new" in texts(trial, case))
        assert whole == (file.proposal.title == "新的题目")
        assert whole == (len(file.inputs) == 1)
        assert trial.verify(case) == []
        outcomes.add(whole)
        if not whole:
            assert list((quick_drafts / case / ".tmp").iterdir()) == []
            change_all(trial, case)
            assert trial.load(case).proposal.title == "新的题目"
    assert outcomes == {True, False}


def test_a_disk_that_is_full_for_one_step_only_leaves_all_or_nothing(quick_drafts):
    """The same when the next step finds room again, so that the clearing up is what is tried."""
    trial = open_store(quick_drafts)
    steps = steps_of(quick_drafts, lambda store: change_all(store, new_case(trial)))
    for place in range(len(steps)):
        case = new_case(trial)
        left = [place]

        def once(step, left=left):
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

        with pytest.raises(StorageError, match="quota"):
            change_all(open_store(quick_drafts, hook=once), case)
        file = trial.load(case)
        assert (len(file.acts) == 2) == (file.proposal.title == "新的题目") == (len(file.inputs) == 1)
        assert trial.verify(case) == []


def test_an_act_on_a_full_disk_is_taken_back(quick_drafts):
    """A comment at every step of a full disk: not in the journal, and the chain holds; it can be made later."""
    trial = open_store(quick_drafts)
    case = new_case(trial)
    comment = [Act(act="comment")]
    count = len(steps_of(quick_drafts, lambda store: store.commit(new_case(trial), {}, comment)))
    for place in range(count - 4):
        with pytest.raises(StorageError, match="nothing was saved"):
            open_store(quick_drafts, hook=full_at(place)).commit(case, {}, comment)
        assert len(trial.load(case).acts) == 1
        assert trial.verify(case) == []
    with pytest.raises(StorageError, match="in the middle") as caught:
        open_store(quick_drafts, hook=full_at(count - 2)).commit(case, {}, comment)
    assert "finishes what was begun" in caught.value.hint
    assert len(trial.load(case).acts) == 2
    trial.commit(case, {}, comment)
    assert [act.act for act in trial.load(case).acts] == ["import", "comment", "comment"]


def test_a_new_case_on_a_full_disk_leaves_no_folder(quick_drafts):
    """ENOSPC at every step of making a case: there is no new case and no rest of one."""
    trial = open_store(quick_drafts)
    new_case(trial)
    count = len(steps_of(quick_drafts, new_case))
    known = trial.ids()
    for place in range(count - 1):
        with pytest.raises(StorageError):
            new_case(open_store(quick_drafts, hook=full_at(place)))
        assert trial.ids() == known
        assert {each.name for each in quick_drafts.iterdir()} == {".lock", *known}


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a Unix one")
def test_the_system_itself_cuts_a_journal_line_short(store, case, folder):
    """A real limit: the kernel takes only a part of the line. It is cut off again; nothing was acknowledged."""
    import resource

    before = tree(folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    room = (folder / "journal.jsonl").stat().st_size + 40
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        with pytest.raises(StorageError, match="too large"):
            store.commit(case, {}, [Act(act="comment", data={"text": "x" * 400})])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(folder) == before
    assert store.verify(case) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_a_storage_error():
    """What the system says of a full disk reaches the clerk in words."""
    with (
        pytest.raises(StorageError, match=r"No space left on device; nothing was saved"),
        disk_errors(Path("/dev/full")),
    ):
        Disk().append(Path("/dev/full"), b"x", "journal")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_can_still_be_read(case, folder, code):
    """Read-only: a commit fails with the cause; an interrupted one is shown as far as its files go."""

    def read_only(step):
        raise OSError(code, os.strerror(code))

    store = open_store(folder.parent, hook=read_only)
    with pytest.raises(StorageError, match=os.strerror(code)):
        add_passage(store, case, "x")
    journal = folder / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"seq":')
    assert texts(store, case) == ["清单已经印发。"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    """``write_file`` for other rooms: replaced in one step, access rights kept; on a full disk the old file stays."""
    path = tmp_path / "letter.docx"
    write_file(path, b"one")
    path.chmod(0o640)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(StorageError):
        write_file(path, b"three", Disk(full_at(1)))
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["letter.docx"]
    with pytest.raises(StorageError):
        write_file(tmp_path / "missing" / "x", b"")


def test_files_keep_their_access_rights(store, case, folder):
    """A group-writable draft stays group-writable after a commit."""
    (folder / "draft.toml").chmod(0o664)
    add_passage(store, case, "x")
    assert (folder / "draft.toml").stat().st_mode & 0o777 == 0o664


def test_who_waits_too_long_is_told_who_writes(case, folder):
    """The lock is held by another one: after the wait a conflict names that one, and nothing is written."""
    before = tree(folder)
    waiting = open_store(folder.parent, "lin", wait=0.05)
    with held(folder / ".lock", "su (office)", 1), pytest.raises(ConflictError, match=r"su \(office\) is writing"):
        waiting.commit(case, {}, [Act(act="comment")])
    assert tree(folder) == before
    waiting.commit(case, {}, [Act(act="comment")])


def test_a_dead_holder_holds_nothing(store, case, folder):
    """The process that held the lock died without letting go: the system freed it."""
    code = (
        "import os, pathlib; from reply_studio.store.lock import held\n"
        f"with held(pathlib.Path({str(folder / '.lock')!r}), 'gone', 1): os._exit(9)"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 9
    store.commit(case, {}, [Act(act="comment")])
    assert len(store.load(case).acts) == 2


def test_threads_of_one_store_take_turns(store, case):
    """The lock also holds between threads: every comment is in the chain."""
    threads = [
        threading.Thread(target=store.commit, args=(case, {}, [Act(act="comment", data={"n": n})])) for n in range(12)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(act.data["n"] for act in store.load(case).acts[1:]) == list(range(12))
    assert store.verify(case) == []


def test_a_share_without_locks_has_one_writer(case, folder, monkeypatch):
    """Where the file system knows no locks a second file stands for it; who comes second is told what to do."""

    def no_locks(handle):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("reply_studio.store.lock._take", no_locks)
    store = open_store(folder.parent)
    store.commit(case, {}, [Act(act="comment")])
    with held(folder / ".lock", "su (office)", 0), pytest.raises(ConflictError) as caught:
        store.commit(case, {}, [Act(act="comment")])
    assert ".lock-single" in caught.value.hint
    assert not (folder / ".lock-single").exists()
    assert len(store.load(CASE_ID).acts) == 2


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    """render -o /dev/null must leave the device where it is."""
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(pipe, b"a letter")
    reader.join(10)
    assert got == [b"a letter"]
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]
