"""Cases in which our unit co-handles, answers separately, or is only told: from the import to the paper."""

import pytest

from tests.cli.conftest import SAMPLES


@pytest.fixture
def imported(cli, tmp_path):
    """Imports the sample page with other handling units; returns the case and its role."""

    def take(units):
        text = (SAMPLES / "page.txt").read_text("utf-8")
        path = tmp_path / "page.txt"
        path.write_text(text.replace(text.rstrip().split("\n")[-1], units), "utf-8")
        case = cli("import", path, "--format", "json").json["imported"][0]["case"]
        return case, cli("show", case, "--format", "json").json["case"]["role"]

    return take


def answer(cli, case):
    cli("outline", case)
    for each in cli("show", case, "--format", "json").json["draft"]["points"]:
        cli("point", case, each["id"], "--status", "done", "--progress", "已经办结。")


def test_co_handling(imported, cli):
    case, role = imported("办理单位 市教育局(主办)、市民政局(会办)、市财政局(会办)")
    assert role == "co"
    assert "our part: 2" in cli("case", "part", case, "2").out
    answer(cli, case)
    row = cli("list", "--format", "json").json["cases"][0]
    assert (row["answered"], row["suggestions"], row["inputs_expected"]) == (1, 1, 0)
    letter = cli("preview", case).out
    assert "市教育局\uff1a" in letter
    assert "感谢" not in letter
    assert "办理结果" not in letter
    assert cli("check", case).code == 0
    assert cli("render", case).code == 0
    for who, what in (("lin", "submit"), ("su", "approve"), ("gu", "approve"), ("bai", "issue"), ("bai", "dispatch")):
        done = cli("--as", who, what, case)
        assert done.code == 0, done.err
    assert "市教育局" in done.out
    assert "市政府办公室" not in done.out


def test_separate_handling(imported, cli):
    case, role = imported("办理单位 市民政局(分办)、市财政局(分办)")
    assert role == "separate"
    cli("case", "part", case, "1", "3")
    answer(cli, case)
    assert cli("check", case).code == 0
    assert "沈静秋委员" in cli("preview", case).out
    cli("case", "part", case, "1", "2")
    found = cli("check", case, "--format", "json").json["findings"]
    assert ["2" in each["message"] for each in found if each["code"] == "CV101"] == [True]
    assert "not said" in cli("case", "part", case).out


@pytest.mark.parametrize("units", ["办理单位 市教育局(主办)、市民政局(参阅)", "主办单位 市教育局\n参阅单位 市民政局"])
def test_for_information(imported, cli, units):
    case, role = imported(units)
    assert role == "reference"
    for command in (("outline", case), ("preview", case), ("render", case), ("point", case, "new")):
        refused = cli(*command)
        assert (refused.code, "no letter is written" in refused.err) == (5, True)
    assert "no letter is written" in cli("show", case).out
    assert cli("check", case).code == 0
    assert cli("consult", "add", case, "--how", "phone", "--with", "沈静秋", "--outcome", "同意").code == 0
    assert cli("--as", "bai", "case", "close", case).code == 0
    assert cli("list", "--format", "json").json["cases"][0]["state"] == "closed"


def test_what_we_lead_has_no_part(cli, case):
    assert cli("case", "part", case, "1").code == 5
