"""``import`` without a path: what is new in the inbox."""

import pytest

from tests.cli.conftest import SAMPLES


@pytest.fixture
def inbox(workspace):
    """An inbox beside the workspace's own folders, with the sample page and a broken file."""
    with (workspace / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[intake]\ninbox = "received"\n')
    folder = workspace / "received"
    folder.mkdir()
    (folder / "page.txt").write_bytes((SAMPLES / "page.txt").read_bytes())
    (folder / "bad.docx").write_bytes(b"PK\x03\x04broken")
    return folder


def test_what_is_new_is_taken_in_once(cli, inbox):
    """A second run has nothing to do; a file that failed is not tried again until it is named."""
    done = cli("import", "--format", "json")
    assert [(each["action"], each["case"]) for each in done.json["imported"]] == [
        ("failed", None),
        ("created", "2026-t-0029"),
    ]
    assert done.code == 3
    again = cli("import")
    assert (again.code, again.out) == (0, "there is nothing new in the inbox\n")
    assert cli("import", "--format", "json").json == {"imported": []}
    assert cli("import", inbox / "bad.docx").code == 3
    assert sorted(each.name for each in inbox.iterdir()) == ["bad.docx", "page.txt"]


def test_a_later_file_is_new(cli, inbox):
    """A unit's letter that arrives joins its case."""
    cli("import")
    (inbox / "letter.txt").write_bytes((SAMPLES / "letter-czj.txt").read_bytes())
    assert [each["action"] for each in cli("import", "--format", "json").json["imported"]] == ["updated"]


def test_a_file_named_by_its_path_is_no_news_afterwards(cli, inbox):
    """Whichever way it was taken in."""
    cli("import", inbox)
    assert cli("import", "--format", "json").json == {"imported": []}


def test_a_dry_run_takes_nothing(cli, inbox):
    """And remembers nothing."""
    assert len(cli("import", "--dry-run", "--format", "json").json["imported"]) == 2
    assert len(cli("import", "--dry-run", "--format", "json").json["imported"]) == 2
    assert cli("list", "--format", "json").json == {"cases": []}


@pytest.mark.parametrize("option", [("--case", "29"), ("--as", "input"), ("--unit", "市财政局")])
def test_what_holds_for_named_files_only_needs_them(cli, inbox, option):
    """A whole inbox in one case is never meant."""
    done = cli("import", *option)
    assert (done.code, "PATH" in done.err) == (2, True)


def test_without_a_setting_the_usage_says_how(cli):
    """Exit 2."""
    done = cli("import")
    assert (done.code, "[intake] inbox" in done.err) == (2, True)


def test_an_absent_folder_is_told(cli, inbox):
    """Exit 3, with the folder's name."""
    inbox.rename(inbox.with_name("elsewhere"))
    done = cli("import")
    assert (done.code, "received" in done.err, "[intake] inbox" in done.err) == (3, True, True)


def test_an_unknown_key_is_refused_with_the_nearest_one(cli, workspace):
    """As everywhere in config.toml."""
    with (workspace / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[intake]\ninbx = "received"\n')
    done = cli("list")
    assert (done.code, "inbox" in done.err) == (3, True)
