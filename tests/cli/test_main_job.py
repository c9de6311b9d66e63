"""The main job by commands: from the received page to the letter."""

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES

FULL_STOP = "\u3002"


def test_import_makes_a_case_and_again_changes_nothing(cli):
    """The same file twice: created, then unchanged."""
    first = cli("import", SAMPLES / "page.txt", "--format", "json").json["imported"][0]
    again = cli("import", SAMPLES / "page.txt", "--format", "json").json["imported"][0]
    assert (first["action"], again["action"]) == ("created", "unchanged")
    assert first["case"] == again["case"] == "2026-t-0029"
    assert [each["heading"] for each in first["proposal"]["suggestions"]] == [
        "优化助餐点布局",
        "守住食品安全底线",
        "健全可持续的运营机制",
    ]


def test_an_amended_page_is_an_update_that_keeps_the_reply(cli, case, tmp_path):
    """New words of the proposal arrive; ids and reply points stay."""
    cli("point", case, "new", "--answers", "3", "--status", "planned", "--progress", "已制定方案" + FULL_STOP)
    before = cli("show", case, "--format", "json").json
    amended = tmp_path / "page.txt"
    text = (SAMPLES / "page.txt").read_text("utf-8")
    amended.write_text(text.replace("以量补价", "以量补价，降低成本"), "utf-8")
    done = cli("import", amended, "--format", "json").json["imported"][0]
    after = cli("show", case, "--format", "json").json
    assert (done["action"], done["case"]) == ("updated", case)
    assert after["draft"] == before["draft"]
    assert [each["id"] for each in after["proposal"]["suggestions"]] == [
        each["id"] for each in before["proposal"]["suggestions"]
    ]
    assert "降低成本" in after["proposal"]["suggestions"][2]["text"]


def test_another_item_of_the_same_number_is_another_case(cli, case, tmp_path):
    """No. 29 returns every year: another session is another folder."""
    other = tmp_path / "page.txt"
    text = (SAMPLES / "page.txt").read_text("utf-8")
    other.write_text(text.replace("第五次会议", "第四次会议").replace("老年助餐", "儿童托管"), "utf-8")
    done = cli("import", other, "--format", "json").json["imported"][0]
    assert done["action"] == "created"
    assert done["case"] != case


def test_outline_point_take_leave_out_and_letter(cli, case, tmp_path):
    """A clerk goes the whole way by commands and holds a letter with every passage once."""
    assert "p1" in cli("outline", case).out
    cli("point", case, "1", "--status", "in_progress", "--progress", "全市建成社区助餐点132个" + FULL_STOP)
    cli("point", case, "p2", "--status", "done")
    cli("point", case, "3", "--plan", "编印就餐补贴明白卡" + FULL_STOP, "--unit", "市财政局", "--due", "2027-03-31")
    assert cli("take", case, "市场监督管理局.1", "--point", "p2").code == 0
    assert cli("leave-out", case, "财政局.4", "--reason", "内部管理").code == 0
    states = {each["passage"]: each["state"] for each in cli("merge", case, "--format", "json").json["dispositions"]}
    assert states["市场监督管理局.1"] == "used"
    assert states["财政局.4"] == "left-out"
    preview = cli("preview", case).out
    assert preview.count("全市建成社区助餐点132个") == 1
    assert preview.count("一点一档") == 1
    target = tmp_path / "letter.docx"
    assert cli("render", case, "-o", target).code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_show_json_has_the_shape_of_the_contract(cli, case):
    """Keys of ``show --format json``, with null for what is unknown and lists never missing."""
    cli("outline", case)
    shown = cli("show", case, "--format", "json").json
    assert set(shown) == {"case", "proposal", "draft", "inputs", "replies", "next", "coverage", "units", "letters"}
    assert shown["letters"] == []
    assert shown["case"]["inputs"] == 2
    assert shown["case"]["inputs_expected"] == 2
    point = shown["draft"]["points"][0]
    assert set(point) == {"id", "answers", "status", "heading", "reason", "progress", "plans"}
    assert point["status"] is None
    assert [each["unit"] for each in shown["inputs"]] == ["云川市财政局", "云川市市场监督管理局"]


def test_origins_follow_the_words(cli, case):
    """A taken passage names its input and how much of it is kept."""
    cli("outline", case)
    cli("take", case, "财政局.1", "--point", "3")
    passage = cli("show", case, "--format", "json").json["draft"]["points"][2]["progress"][0]
    assert passage["origins"] == [{"input": "czj-v1", "passage": "财政局.1", "kept": 1.0}]


def test_a_unit_that_speaks_of_itself_is_named(cli, case):
    """我局 of the sending unit would be us in our letter: it becomes the unit's name."""
    cli("outline", case)
    cli("take", case, "市场监督管理局.4", "--point", "2", "--plan", "--due", "2027-06-30")
    plan = cli("show", case, "--format", "json").json["draft"]["points"][1]["plans"][0]
    assert "我局" not in plan["text"]
    assert "市市场监督管理局将于2027年6月底前" in plan["text"]
    assert plan["origins"][0]["kept"] > 0.8


def test_list_shows_counts_and_flags(cli, case):
    """``list`` counts answered suggestions and inputs; filters narrow it."""
    row = cli("list", "--format", "json").json["cases"][0]
    assert (row["case"], row["answered"], row["suggestions"], row["role"]) == (case, 0, 3, "lead")
    assert (row["due"], row["state"]) == ("2027-01-12", "received")
    assert cli("list", "--filter", "没有这个词", "--format", "json").json == {"cases": []}
    assert "2026-t-0029" in cli("list").out
    assert cli("list", "--format", "csv").out.startswith("case,")


def test_a_broken_case_is_listed_and_the_others_go_on(cli, case, workspace):
    """A file that is no TOML makes one ``broken`` row with the place of the fault; ``list`` ends with 0."""
    (workspace / "drafts" / case / "draft.toml").write_text('schema = 1\norder = ["p1"\n', "utf-8")
    listed = cli("list", "--format", "json")
    assert listed.code == 0
    assert listed.json["cases"][0]["state"] == "broken"
    assert "draft.toml" in listed.json["cases"][0]["error"]
    shown = cli("show", case)
    assert shown.code == 3
    assert "draft.toml" in shown.err
    assert "Traceback" not in shown.err


def test_log_tells_who_did_what_and_verifies(cli, case):
    """Every act stands in the log, and the record is whole."""
    cli("outline", case)
    assert "outline" in cli("log", case).out
    assert cli("log", case, "--verify").code == 0


def test_log_verify_finds_a_changed_line(cli, case, workspace):
    """A journal line changed by hand is named and the exit code is 1."""
    journal = workspace / "drafts" / case / "journal.jsonl"
    lines = journal.read_text("utf-8").splitlines(keepends=True)
    journal.write_text("".join([lines[0].replace("import", "approve"), *lines[1:]]), "utf-8")
    assert cli("log", case, "--verify").code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("show", "2099-t-0001"), 2, "2099-t-0001"),
        (("point", "{case}", "p9", "--status", "done"), 2, "p9"),
        (("point", "{case}", "new", "--answers", "9"), 2, "9"),
        (("point", "{case}", "new", "--answers", "1", "--status", "declined"), 5, "reason"),
        (("point", "{case}", "new", "--answers", "1", "--unit", "市财政局"), 2, "plan"),
        (("point", "{case}", "new", "--answers", "1", "--plan", "x", "--due", "soon"), 2, "soon"),
        (("take", "{case}", "财政局.99", "--point", "1"), 2, "财政局.1"),
        (("import", "no-such-file.txt"), 3, "no-such-file.txt"),
        (("render", "{case}", "--template", "no-such.docx"), 3, "no-such.docx"),
        (("list", "--state", "nonsense"), 2, "nonsense"),
        (("check",), 2, "case"),
    ],
)
def test_wrong_calls_end_with_their_code_and_say_what_is_wrong(cli, case, arguments, code, told):
    """Exit codes of the contract; the message names the thing and never shows a traceback."""
    done = cli(*(each.format(case=case) for each in arguments))
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err


def test_one_bad_file_never_stops_the_others(cli, tmp_path):
    """``import`` reads all it can, prints the whole report, and ends with 3."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    done = cli("import", bad, SAMPLES / "page.txt", "--format", "json")
    assert done.code == 3
    assert [each["action"] for each in done.json["imported"]] == ["failed", "created"]
    assert "bad.txt" in done.err


def test_init_makes_a_workspace_and_refuses_to_overwrite(cli, tmp_path):
    """A new folder gets config.toml, templates and drafts; a second time is refused with 5."""
    target = tmp_path / "new"
    assert cli("init", target, "--unit", "市教育局").code == 0
    assert 'name = "市教育局"' in (target / "config.toml").read_text("utf-8")
    assert (target / "templates" / "reply.docx").is_file()
    assert cli("init", target).code == 5
    assert cli("list", "--format", "json", at=target).json == {"cases": []}


def test_dry_run_writes_nothing(cli, workspace):
    """``--dry-run`` prints what would be understood and leaves no folder."""
    done = cli("import", SAMPLES / "page.txt", "--dry-run", "--format", "json")
    assert done.json["imported"][0]["case"] == "2026-t-0029"
    assert not list((workspace / "drafts").iterdir())


def test_hostile_text_stays_text(cli, tmp_path):
    """Markup, template signs and escape sequences in a proposal come out as they are, or visibly."""
    page = tmp_path / "page.txt"
    page.write_text(
        "案由:关于[red]整治{{ x }}的建议\n建议:\n"
        "一、加强<b>管理</b>{% raw %}\x1b[31m。\n二、落实责任。\n提案者 赵某某\n",
        "utf-8",
    )
    made = cli("import", page, "--format", "json").json["imported"][0]
    assert "[red]" in made["proposal"]["title"]
    shown = cli("show", made["case"]).out
    assert "{{ x }}" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(("lang", "word"), [("zh", "案"), ("en", "case")])
def test_both_languages(cli, case, lang, word):
    """The same command speaks Chinese and English."""
    assert word in cli("list", lang=lang).out


def test_as_an_unknown_person_is_refused(workspace, capsys):
    """``--as`` takes the people of config.toml only."""
    from reply_studio.cli.main import run

    assert run(["-C", str(workspace), "--as", "nobody", "list"]) == 5
    assert run(["-C", str(workspace), "--as", "lin", "list"]) == 0
    capsys.readouterr()


def test_without_a_workspace_the_way_to_one_is_told(tmp_path: Path, capsys, monkeypatch):
    """Outside any workspace: exit 3 and how to make one."""
    from reply_studio.cli.main import run

    monkeypatch.chdir(tmp_path)
    assert run(["--lang", "en", "list"]) == 3
    assert "init" in capsys.readouterr().err


def test_a_forgotten_passage_is_told_at_its_input(cli, case):
    """A warning about a unit's passage names that unit's file, not the draft."""
    cli("outline", case)
    found = cli("check", case, "--select", "CV108", "--format", "json").json["findings"]
    assert [each["where"]["file"] for each in found] == [
        f"drafts/{case}/inputs/czj-v1.toml",
        f"drafts/{case}/inputs/scj-v1.toml",
    ]
