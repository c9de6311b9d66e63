"""The inbox: what is new in it, told by content; what was tried or dismissed is not offered again."""

import errno
import os
from pathlib import Path

import msgspec
import pytest

from reply_studio.config import Intake
from reply_studio.errors import InputError, MissingToolError, StorageError
from reply_studio.model.act import Act
from reply_studio.services import inbox as inboxes
from reply_studio.services import summary
from reply_studio.services.arrival import Request
from reply_studio.services.arriving import fingerprint
from reply_studio.services.inbox import Inbox
from reply_studio.services.intake import receive
from tests.desks import desk_at

TEXT = (
    "案由\uff1a关于{name}的提案\n提案者\uff1a赵清和\n现状不够理想,群众反映较多。\n"
    "为此,建议\uff1a\n一、加强管理。\n二、完善制度。\n"
)


def configured(root, folder="inbox"):
    """A desk whose config.toml names a folder."""
    desk = desk_at(root / "office")
    config = msgspec.structs.replace(desk.config, intake=Intake(inbox=folder))
    object.__setattr__(desk, "config", config)
    return desk


@pytest.fixture
def desk(tmp_path):
    """A desk with an inbox of two proposals, one in a folder below, beside what programs leave."""
    made = configured(tmp_path)
    folder = made.root / "inbox"
    (folder / "more").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT.format(name="食堂"), "utf-8")
    (folder / "more" / "b.txt").write_text(TEXT.format(name="公交"), "utf-8")
    for name in ("~$c.docx", ".hidden", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    return made


def news(desk, inbox=None):
    """The names of the new files."""
    look = (inbox or Inbox(desk)).look(summary.rows(desk))
    return [str(each.relative_to(look.folder)) for each in look.news]


def take(desk, path, **request):
    return receive(desk, path.name, path.read_bytes(), Request(**request))


def test_what_no_case_holds_is_new(desk):
    """By content, whatever the name; the folder itself stays as it is."""
    before = {each: each.stat().st_mtime_ns for each in (desk.root / "inbox").rglob("*")}
    assert news(desk) == ["a.txt", "more/b.txt"]
    take(desk, desk.root / "inbox" / "a.txt")
    assert news(desk) == ["more/b.txt"]
    (desk.root / "inbox" / "a.txt").rename(desk.root / "inbox" / "renamed.txt")
    assert news(desk) == ["more/b.txt"]
    after = {each: each.stat().st_mtime_ns for each in (desk.root / "inbox" / "more").rglob("*")}
    assert after.items() <= before.items()


def test_a_file_that_was_amended_since_is_no_news(desk):
    """The case holds the later text; the earlier one was taken in once."""
    path = desk.root / "inbox" / "a.txt"
    take(desk, path)
    (desk.root / "later.txt").write_text(TEXT.format(name="食堂") + "三、加强培训。\n", "utf-8")
    assert take(desk, desk.root / "later.txt").action == "updated"
    assert news(desk) == ["more/b.txt"]


def test_what_failed_is_offered_again_only_when_it_changed(desk):
    """Its name is remembered beside its content."""
    path = desk.root / "inbox" / "a.txt"
    path.write_bytes(b"\x00\x01")
    inbox = Inbox(desk)
    inbox.remember(inbox.contents([path]), [(str(path), InputError("no text"))])
    look = inbox.look(summary.rows(desk))
    assert (list(look.news), look.failed) == ([desk.root / "inbox" / "more" / "b.txt"], {path})
    path.write_text(TEXT.format(name="绿道"), "utf-8")
    assert news(desk, inbox) == ["a.txt", "more/b.txt"]


@pytest.mark.parametrize("error", [MissingToolError("x"), StorageError("x")])
def test_a_failure_that_is_not_the_files_leaves_it_new(desk, error):
    """It works once the tool or the disk is there."""
    inbox = Inbox(desk)
    path = desk.root / "inbox" / "a.txt"
    inbox.remember(inbox.contents([path]), [(str(path), error)])
    assert "a.txt" in news(desk)


def test_what_is_dismissed_stays_and_is_not_offered(desk):
    """Also to another person at another desk."""
    inbox = Inbox(desk)
    inbox.dismiss(inbox.look(summary.rows(desk)))
    assert news(desk) == []
    assert (desk.root / "inbox" / "a.txt").is_file()


def test_files_elsewhere_are_not_remembered(desk, tmp_path):
    """Only the inbox offers anything, so only of it anything need be kept."""
    other = tmp_path / "other.txt"
    other.write_text("x", "utf-8")
    inbox = Inbox(desk)
    assert inbox.contents([other, tmp_path / "absent"]) == {}
    inbox.remember({}, [(str(other), None)])
    assert not (desk.root / "drafts" / ".office").exists()


def test_a_torn_memory_loses_one_line(desk):
    """As a machine leaves it that lost power: the next line stands by itself."""
    inbox = Inbox(desk)
    a, b = desk.root / "inbox" / "a.txt", desk.root / "inbox" / "more" / "b.txt"
    inbox.remember(inbox.contents([a]), [(str(a), None)])
    memory = desk.root / "drafts" / ".office" / "inbox.jsonl"
    memory.write_bytes(memory.read_bytes() + b'{"sha":"12')
    inbox.remember(inbox.contents([b]), [(str(b), None)])
    assert news(desk) == []


def test_a_second_look_reads_only_what_changed(desk):
    """``pause`` is called before a file is read."""
    read = []
    inbox = Inbox(desk)
    inbox.look([], lambda: read.append("x"))
    assert len(read) == 2
    inbox.look([], lambda: read.append("x"))
    assert len(read) == 2
    (desk.root / "inbox" / "a.txt").write_text("other words", "utf-8")
    inbox.look([], lambda: read.append("x"))
    assert len(read) == 3


def test_limits_of_number_and_depth(desk, monkeypatch):
    """What is beyond them is told or left alone; a ring of links is not followed."""
    monkeypatch.setattr(inboxes, "MOST", 11)
    deep = desk.root / "inbox" / "1" / "2" / "3" / "4" / "5"
    (deep / "6").mkdir(parents=True)
    (deep / "in.txt").write_text("in", "utf-8")
    (deep / "6" / "out.txt").write_text("out", "utf-8")
    (desk.root / "inbox" / "ring").symlink_to(desk.root / "inbox")
    assert news(desk) == ["1/2/3/4/5/in.txt", "a.txt", "more/b.txt"]
    assert not Inbox(desk).look([]).cut
    (desk.root / "inbox" / "z.txt").write_text("z", "utf-8")
    assert Inbox(desk).look([]).cut


def test_a_very_large_file_is_offered_without_being_read(desk, monkeypatch):
    """Its import says that it is too large; then it is no news until it changes."""
    path = desk.root / "inbox" / "a.txt"
    with path.open("wb") as sparse:
        sparse.truncate(60_000_000)
    inbox = Inbox(desk)
    assert "a.txt" in news(desk, inbox)
    inbox.remember(inbox.contents([path]), [(str(path), InputError("too large"))])
    assert "a.txt" not in news(desk)


def test_a_file_that_may_not_be_read_is_offered(desk, monkeypatch):
    """Its import says why. The system's refusal is played: who runs tests as root may read everything."""
    read = Path.read_bytes

    def refusing(path):
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert "a.txt" in news(desk)


@pytest.mark.parametrize("folder", ["absent", ".", "..", "drafts", "drafts/.office", "file.txt"])
def test_a_folder_that_cannot_be_the_inbox_is_told(tmp_path, folder):
    """Absent, a file, or where the cases are; the message names it and the setting."""
    desk = configured(tmp_path, folder)
    (desk.root / "file.txt").write_text("x", "utf-8")
    with pytest.raises(InputError) as told:
        Inbox(desk).look([])
    assert "[intake] inbox" in told.value.hint


def test_without_a_setting_there_is_none(tmp_path):
    """And nothing is remembered."""
    inbox = Inbox(configured(tmp_path, " "))
    assert (inbox.folder, inbox.look([]), inbox.contents([tmp_path])) == (None, None, {})


def test_the_home_folder_and_absolute_paths(tmp_path, monkeypatch):
    """``~`` is the person's own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert Inbox(configured(tmp_path, "~/in")).folder == tmp_path / "home" / "in"
    assert Inbox(configured(tmp_path, str(tmp_path / "in"))).folder == tmp_path / "in"
    assert Inbox(configured(tmp_path, "in")).folder == tmp_path / "office" / "in"


def test_all_files_ever_taken_in_are_known_from_the_journal():
    """The row has what the case holds, and beside it ledgers and earlier texts."""
    acts = [
        Act(act="import", data={"sha": "1", "kind": "proposal"}),
        Act(act="import", data={"sha": "2", "kind": "ledger"}),
        Act(act="import", data={"sha": "3", "kind": "input"}),
        Act(act="import", data={"sha": "4", "kind": "proposal"}),
        Act(act="edit", data={"sha": "5"}),
    ]
    assert summary.sources(acts) == {"4": "proposal", "3": "input"}
    assert summary.earlier(acts) == ["1", "2"]


def test_contents_are_those_that_import_knows_files_by(desk):
    path = desk.root / "inbox" / "a.txt"
    assert Inbox(desk).contents([path]) == {str(path): fingerprint(path.read_bytes())}
