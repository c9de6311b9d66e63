"""The demo: the sample case through the main job."""

from reply_studio import bootstrap
from reply_studio.cli.main import run


def test_demo_makes_a_letter_without_errors_and_again_changes_nothing(tmp_path, capsys, monkeypatch):
    """A new workspace, each step told, the letter's path printed; the second run leaves every part as it was."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    target = tmp_path / "office"
    assert run(["--lang", "en", "demo", str(target)]) == 0
    told = capsys.readouterr().out
    letter = target / "drafts" / "2026-t-0029" / "review-reply.docx"
    assert str(letter) in told
    assert "errors 0, warnings 0" in told
    assert [line[:3] for line in told.splitlines() if line[:1].isdigit()] == ["1. ", "2. ", "3. ", "4. "]
    first = letter.read_bytes()
    parts = {each.name: each.read_bytes() for each in letter.parent.glob("*.toml")}
    journal = (letter.parent / "journal.jsonl").read_bytes()
    assert run(["--lang", "en", "demo", str(target)]) == 0
    assert letter.read_bytes() == first
    assert {each.name: each.read_bytes() for each in letter.parent.glob("*.toml")} == parts
    assert (letter.parent / "journal.jsonl").read_bytes() == journal


def test_demo_answers_everything(tmp_path, capsys, monkeypatch):
    """Every suggestion has a status and words, every passage of the units has its disposition, every plan a date."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    desk = bootstrap.demo_desk(tmp_path / "office", {})
    from reply_studio.merging import merge
    from reply_studio.model.coverage import answered_count
    from reply_studio.services import demo
    from reply_studio.services.desk import open_case

    demo.run(desk, bootstrap.packaged("samples"), lambda _line: None)
    file = open_case(desk, "2026-t-0029")
    assert answered_count(file.proposal, file.draft) == (3, 3)
    assert {each.state for each in merge(file).dispositions} <= {"used", "merged", "left-out"}
    plans = [passage for point in file.draft.points for passage in file.draft.plans_of(point)]
    assert plans
    assert all(each.unit and each.due for each in plans)


def test_demo_outside_a_workspace_finds_the_one_it_made(tmp_path, capsys, monkeypatch):
    """Where no folder is named, the second run opens the first one's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    assert run(["--lang", "en", "demo"]) == 0
    first = sorted(each.name for each in (tmp_path / "reply-studio-demo" / "drafts").iterdir())
    assert run(["--lang", "en", "demo"]) == 0
    assert sorted(each.name for each in (tmp_path / "reply-studio-demo" / "drafts").iterdir()) == first
    assert "nothing was changed" not in capsys.readouterr().err
