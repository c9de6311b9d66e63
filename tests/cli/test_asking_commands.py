"""Units are asked by command; list and show say who has answered; coverage says what is missing."""

import datetime as dt

from tests.filled_forms import filled


def test_a_unit_is_asked_and_its_form_comes_back_by_itself(cli, case, tmp_path):
    form = tmp_path / "征求表.docx"
    day = dt.date.today() + dt.timedelta(days=20)
    said = cli("request", case, "--unit", "市教育局", "--reply-by", day.isoformat(), "-o", form)
    assert (said.code, form.is_file()) == (0, True)
    assert day.isoformat() in said.out
    assert "waiting_inputs" in cli("list", "--format", "json").json["cases"][0]["flags"]
    (asked,) = [each for each in cli("show", case, "--format", "json").json["units"] if each["unit"] == "市教育局"]
    assert (asked["reply_by"], asked["answered"], asked["late"]) == (day.isoformat(), False, False)
    assert "no answer yet" in cli("show", case).out

    form.write_bytes(filled(form.read_bytes(), {"s1:progress": "已开放12所学校食堂。", "s1:plan": "再开放6所。"}))
    done = cli("import", form, "--format", "json").json["imported"][0]
    assert (done["kind"], done["case"], done["action"]) == ("form", case, "updated")
    assert [each["cell"]["answers"] for each in done["replies"][0]["passages"]] == ["s1", "s1"]
    (asked,) = [each for each in cli("show", case, "--format", "json").json["units"] if each["unit"] == "市教育局"]
    assert asked["answered"] is True
    merged = cli("merge", case, "--format", "json").json
    assert [each["sure"] for each in merged["alignments"] if each["passage"].startswith("教育局")] == [True, True]


def test_a_letter_taken_for_a_form_is_told_how_to_go_in(cli, case, tmp_path):
    from reply_studio import bootstrap

    letter = bootstrap.packaged("samples", "letter-scj.docx")
    done = cli("import", letter, "--as", "form", "--case", case)
    assert done.code == 3
    assert "--as input" in done.err


def test_the_form_of_a_dry_run_names_its_case(cli, case, tmp_path):
    form = tmp_path / "form.docx"
    cli("request", case, "--unit", "市教育局", "-o", form)
    form.write_bytes(filled(form.read_bytes(), {"s1:progress": "已开放12所学校食堂。"}))
    done = cli("import", form, "--dry-run", "--format", "json").json["imported"][0]
    assert (done["kind"], done["case"]) == ("form", case)


def test_a_late_unit_is_a_flag_of_the_list(cli, case, workspace):
    cli("request", case, "--unit", "市教育局")
    path = workspace / "drafts" / case / "case.toml"
    text = path.read_text("utf-8")
    start = text.index("reply_by = ")
    path.write_text(text[:start] + "reply_by = 2020-01-01\n" + text[text.index("\n", start) + 1 :], "utf-8")
    assert "late" in cli("list", "--format", "json").json["cases"][0]["flags"]
    assert cli("list", "--flag", "late", "--format", "json").json["cases"]
    assert "input late" in cli("list").out
    assert "late" in cli("show", case).out


def test_asking_ourselves_and_for_a_day_gone_by_is_refused(cli, case):
    assert cli("request", case, "--unit", "市民政局").code == 5
    assert cli("request", case, "--unit", "市教育局", "--reply-by", "2020-01-01").code == 2
    assert cli("request", case, "--unit", "市教育局", "--reply-by", "soon").code == 2


def test_coverage_says_what_answers_each_suggestion(cli, case):
    cli("merge", case, "--apply")
    cli("point", case, "2", "--status", "in_progress")
    table = cli("show", case, "--coverage")
    assert table.code == 0
    assert "answered: 1 of 3" in table.out
    assert "a status" in table.out
    (found,) = [each for each in cli("show", case, "--format", "json").json["coverage"] if each["number"] == "2"]
    assert (found["status"], found["answered"], found["missing"]) == ("in_progress", True, None)
    assert found["passages"]
    assert found["inputs"][0]["passages"][0].startswith("市场监督管理局")


def test_a_unit_is_reminded_with_a_letter_and_show_says_so(cli, case, workspace, tmp_path):
    """The day that was named stands in it, and the one that is asked for; the reminder is in the journal."""
    cli("request", case, "--unit", "市教育局")
    path = workspace / "drafts" / case / "case.toml"
    text = path.read_text("utf-8")
    start = text.index("reply_by = ")
    path.write_text(text[:start] + "reply_by = 2020-01-01\n" + text[text.index("\n", start) + 1 :], "utf-8")
    day = (dt.date.today() + dt.timedelta(days=5)).isoformat()
    letter = tmp_path / "催办.docx"
    said = cli("request", case, "--unit", "教育局", "--remind", "--reply-by", day, "-o", letter)
    assert (said.code, letter.is_file()) == (0, True)
    assert f"it is to answer by {day}" in said.out
    assert "2020-01-01" in said.out
    shown = cli("show", case).out
    assert f"wanted by {day}" in shown
    assert "reminded" in shown
    (asked,) = [each for each in cli("show", case, "--format", "json").json["units"] if each["unit"] == "市教育局"]
    assert (asked["wanted"], asked["reply_by"], len(asked["reminded"])) == ("2020-01-01", day, 1)
    assert "reminded a unit" in cli("log", case).out


def test_several_units_are_asked_at_once_and_what_failed_is_told(cli, case, tmp_path):
    """Those that can be asked are asked; the exit code is that of the failure."""
    said = cli("request", case, "--unit", "市教育局", "--unit", "市民政局", "--unit", "市水务局")
    assert said.code == 5
    assert "our own office" in said.err
    assert said.out.count("written: ") == 2
    assert cli("request", case, "--unit", "甲局", "--unit", "乙局", "-o", tmp_path / "x.docx").code == 2
