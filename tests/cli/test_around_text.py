"""Around the text by commands: phrases, notes, words replaced, words of earlier cases."""

from tests.cli.test_similar import WORDS, answered_before

MARKUP = "[red]{{ 7*7 }}[/]"


def test_phrases_are_listed_and_shown_filled(cli, case):
    title = cli("show", case, "--format", "json").json["proposal"]["title"]
    shown = cli("phrase", "show", case, "10-progress-opening").out
    assert title in shown
    assert "{{" not in shown
    listed = cli("phrase", "list", case).out
    assert shown.strip() in listed
    found = cli("phrase", "list", case, "--on", "2", "--format", "json").json["phrases"]
    assert len(found) >= 8
    assert all(set(each) == {"name", "label", "text", "fault", "line"} for each in found)


def test_a_broken_phrase_is_told_with_its_line_and_the_others_are_listed(cli, case, workspace):
    bad = workspace / "templates" / "phrases" / "bad.j2"
    bad.write_text("{# x #}\n{{ nothing }}\n", "utf-8")
    done = cli("phrase", "list", case)
    assert done.code == 0
    assert f"{bad}:2" in done.err
    assert "nothing" in done.err
    assert "50-thanks" in done.out
    shown = cli("phrase", "show", case, "bad")
    assert (shown.code, shown.out) == (3, "")
    assert f"{bad}:2" in shown.err
    assert cli("phrase", "show", case, "none").code == 2


def test_a_workspace_without_phrases_says_where_they_belong(cli, case, workspace):
    for each in (workspace / "templates" / "phrases").iterdir():
        each.unlink()
    assert str(workspace / "templates" / "phrases") in cli("phrase", "list", case).out


def test_notes_come_and_go_and_are_in_no_letter(cli, case):
    cli("outline", case)
    assert cli("note", "add", case, MARKUP, "--on", "1").out == "note n4 kept\n"
    cli("note", "add", case, "whole case")
    assert cli("note", "edit", case, "n5", "the case as a whole").code == 0
    assert MARKUP in cli("note", "list", case).out
    told = cli("note", "list", case, "--format", "json").json["notes"]
    assert [(each["id"], each["on"], each["text"]) for each in told] == [
        ("n4", "p1", MARKUP),
        ("n5", "", "the case as a whole"),
    ]
    assert MARKUP not in cli("preview", case).out
    assert cli("note", "delete", case, "n4").code == 0
    assert cli("undo", case).code == 0
    assert MARKUP in cli("note", "list", case).out
    assert cli("note", "delete", case, "n9").code == 2
    assert cli("note", "add", case, " ").code == 2
    assert cli("log", case, "--verify").code == 0


def test_words_are_counted_then_replaced_then_undone(cli, case):
    cli("outline", case)
    for point, text in (("1", "助餐点12个，助餐点"), ("2", "检查助餐点")):
        cli("point", case, point, "--progress", text)
    dry = cli("passage", "replace", case, "--find", "助餐点", "--with", MARKUP, "--in", "1", "--dry-run").out
    before = cli("show", case, "--format", "json").json["draft"]
    assert "nothing was changed" in dry
    done = cli("passage", "replace", case, "--find", "助餐点", "--with", MARKUP, "--in", "2")
    assert f"检查[助餐点 -> {MARKUP}]" in done.out
    after = cli("show", case, "--format", "json").json["draft"]
    texts = [one["text"] for each in after["points"] for one in each["progress"]]
    assert texts == ["助餐点12个，助餐点", f"检查{MARKUP}"]
    assert cli("undo", case).code == 0
    assert cli("show", case, "--format", "json").json["draft"] == before
    assert "places found: 0" in cli("passage", "replace", case, "--find", "没有的词", "--with", "x").out
    assert cli("passage", "replace", case, "--find", "", "--with", "x").code == 2
    assert cli("passage", "replace", case, "--find", "检查助餐点", "--with", "").code == 5


def test_words_of_an_earlier_case_are_marked_as_reused(cli, case, tmp_path):
    other = answered_before(cli, case, tmp_path)
    cli("outline", other)
    assert cli("reuse", other, case, "1", "--point", "1").code == 0
    (passage,) = cli("show", other, "--format", "json").json["draft"]["points"][0]["progress"]
    assert passage["text"] == WORDS
    assert passage["origins"] == [{"input": f"case:{case}", "passage": "1", "kept": None}]
    assert f"case:{case}" not in cli("preview", other).out
    assert case in cli("show", other).out
    assert cli("reuse", other, case, "1", "--text", "2", "--point", "1").code == 2
