"""``check``, ``waive`` and ``--fix`` by commands: findings, exit codes, waivers, SARIF."""

import pytest

from reply_studio import bootstrap

STOP = "\u3002"
VAGUE = f"我局将适时推进建设10处助餐点{STOP}"
LEVELS = {"none", "note", "warning", "error"}


@pytest.fixture
def passage(cli, case, workspace):
    """A passage with a vague promise, a look-alike slip and an impossible date."""
    cli("outline", case)
    text = f"我局已布署工作{STOP}{VAGUE}方案于2025年2月30日印发{STOP}"
    cli("point", case, "1", "--status", "planned", "--progress", text)
    return bootstrap.open_desk(str(workspace)).store.load(case).draft.points[0].progress[0]


def on(report, place):
    """Codes at one place."""
    return sorted(each["code"] for each in report["findings"] if each["where"]["anchor"] == place)


def test_fix_changes_the_draft_and_says_what(cli, case, passage):
    """Changes go to the person's screen, what is left to stdout; the JSON keeps its keys."""
    assert on(cli("check", case, "--format", "json").json, passage) == ["DT101", "LG103", "PR101"]
    done = cli("check", case, "--fix", "--format", "json")
    assert f"{case}:{passage}: LG103" in done.err
    assert on(done.json, passage) == ["DT101", "PR101"]
    assert set(done.json) == {"findings", "summary", "figures", "waived"}
    assert set(done.json["findings"][0]) == {"code", "severity", "message", "where", "expected", "fix"}
    again = cli("check", case, "--fix")
    assert "nothing to fix" in again.err
    assert cli("undo", case).code == 0
    assert "LG103" in on(cli("check", case, "--format", "json").json, passage)


def test_a_letter_by_file_is_not_fixed(cli, tmp_path):
    """Exit code 5, and the file stays as it is."""
    letter = tmp_path / "letter.txt"
    letter.write_text(f"沈静秋委员：\n您提出的建议收悉{STOP}我局已布署工作{STOP}\n", "utf-8")
    before = letter.read_bytes()
    refused = cli("check", "--letter", letter, "--fix")
    assert (refused.code, letter.read_bytes()) == (5, before)
    assert "draft of a case" in refused.err


def test_a_waived_error_does_not_count_and_is_listed_with_its_reason(cli, case, passage):
    """Counts and exit code leave it out; text and JSON tell who and why; the list counts the same."""
    cli("check", case, "--fix")
    only = ("--select", "DT101")
    assert cli("check", case, *only).code == 1
    assert cli("waive", case, "DT101", "--on", passage, "--reason", "照录原件").code == 0
    done = cli("check", case, *only)
    assert done.code == 0
    assert "照录原件" in done.out
    shown = cli("check", case, *only, "--format", "json").json
    assert shown["summary"]["error"] == 0
    assert [(each["code"], each["reason"]) for each in shown["waived"]] == [("DT101", "照录原件")]
    assert cli("waive", case, "DT101", "--on", passage, "--undo").code == 0
    assert cli("check", case, *only).code == 1


def test_a_waiver_without_reason_or_place_is_refused(cli, case, passage):
    """Usage errors that say what would help."""
    assert cli("waive", case, "PR101", "--on", passage).code == 2
    wrong = cli("waive", case, "PR101", "--on", "a99", "--reason", "x")
    assert wrong.code == 2
    assert passage in wrong.err
    unknown = cli("waive", case, "PR10x", "--on", passage, "--reason", "x")
    assert (unknown.code, "PR10" in unknown.err.split("did you mean")[-1]) == (2, True)


def test_unknown_codes_in_the_configuration_stop_every_command(cli, case, workspace):
    """The configuration is wrong as with an unknown key: exit code 3, the nearest code named."""
    path = workspace / "config.toml"
    path.write_text(path.read_text("utf-8") + '\n[checks]\nseverity = { FM30x = "error" }\n', "utf-8")
    refused = cli("list")
    assert refused.code == 3
    assert "FM30x" in refused.err


def test_the_office_may_take_a_warning_for_an_error(cli, case, passage, workspace):
    """Exit code and counts follow the configuration."""
    path = workspace / "config.toml"
    path.write_text(
        path.read_text("utf-8") + '\n[checks]\nignore = ["LG"]\nseverity = { PR101 = "error", DT = "info" }\n', "utf-8"
    )
    report = cli("check", case, "--format", "json").json
    found = {each["code"]: each["severity"] for each in report["findings"] if each["where"]["anchor"] == passage}
    assert found == {"PR101": "error", "DT101": "info"}


def test_sarif_has_the_structure_of_the_standard(cli, case, passage):
    """Required keys of SARIF 2.1.0: log, run, tool, rules, results, locations, suppressions."""
    cli("waive", case, "PR101", "--on", passage, "--reason", "经局务会研究")
    log = cli("check", case, "--format", "sarif").json
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "reply-studio"
    for rule in rules:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "defaultConfiguration"}
        assert rule["shortDescription"]["text"]
        assert "Wrong:" in rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()
    here = [each for each in run["results"] if each["locations"][0]["logicalLocations"][0]["name"] == passage]
    assert {each["ruleId"] for each in here} == {"DT101", "LG103", "PR101"}
    suppressed = next(each for each in here if each["ruleId"] == "PR101")
    assert suppressed["suppressions"][0]["kind"] == "external"
    assert "经局务会研究" in suppressed["suppressions"][0]["justification"]


def test_sarif_of_a_letter_by_file_has_its_lines(cli, tmp_path):
    """File and line of the received text."""
    letter = tmp_path / "letter.txt"
    letter.write_text(f"沈静秋委员：\n\u3000\u3000您提出的建议收悉{STOP}方案于2025年2月30日印发{STOP}\n", "utf-8")
    log = cli("check", "--letter", letter, "--format", "sarif", "--select", "DT101").json
    (result,) = log["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "letter.txt"
    assert where["region"]["startLine"] == 2
