"""The real page that the project starts from, read where it lies beside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reply_studio.bootstrap import make_workspace
from reply_studio.cli.main import run
from reply_studio.formats.container import Package
from reply_studio.letter.text import text_of
from tests.programs import convert

NUMBER = "20200326"


@pytest.fixture
def seed(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The page imported into a workspace of the lead unit; the command line on it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    pages = sorted((shared / "seeds").glob("*.txt"))
    if not pages:
        pytest.skip("no seed page beside this clone")
    office = make_workspace(tmp_path / "office", "民政局")

    def call(*arguments: str | Path) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["-C", str(office), "--lang", "en", *map(str, arguments)])
        return code, capsys.readouterr().out

    assert call("import", pages[0])[0] == 0
    return call


def test_the_page_is_understood(seed, shared: Path):
    """Number, title, one proposer, three suggestions (the third with children), three replies with their fields."""
    page = next((shared / "seeds").glob("*.txt"))
    item = json.loads(seed("import", page, "--dry-run", "--format", "json")[1])["imported"][0]
    found = item["proposal"]
    assert (found["number"], found["title"]) == (NUMBER, "关于进一步推进我市城乡社区协商工作的建议")
    assert len(found["proposers"]) == 1
    assert [len(each["children"]) for each in found["suggestions"]] == [0, 0, 3]
    assert [each["marker"] for each in found["suggestions"][2]["children"]] == ["一是", "二是", "三是"]
    assert [(each["name"], each["role"]) for each in found["handling_units"]] == [
        ("民政局", "lead"),
        ("市委组织部", "co"),
        ("市司法局", "co"),
    ]
    replies = item["replies"]
    assert [each["number"] for each in replies] == [NUMBER, None, "东民函〔2020〕135号"]
    assert [each["registered_date"] for each in replies] == ["2020-07-20", "2020-09-11", "2020-09-23"]
    assert [each["date"] for each in replies] == ["2020-07-09", "2020-09-03", "2020-09-21"]
    assert all(each["contacts"] and each["registered_contacts"] for each in replies)
    assert replies[2]["headings"] == ["办理情况", "下步计划"]
    assert [each["feedback"] for each in replies] == [None, None, "满意"]


def test_the_check_finds_what_got_through(seed):
    """The misquoted title of the lead reply, and suggestion 1 (and no other) without an answer."""
    code, out = seed("check", NUMBER, "--format", "json")
    found = json.loads(out)["findings"]
    misquoted = [each for each in found if each["code"] == "ID101"]
    assert code == 1
    assert [each["expected"] for each in misquoted] == ["关于进一步推进我市城乡社区协商工作的建议"]
    assert "全面推行城乡社区协商制度" in misquoted[0]["where"]["quote"]
    unanswered = {each["message"] for each in found if each["code"] == "CV101"}
    assert {message.split(":")[0] for message in unanswered} == {"suggestion 1 has no answer"}


def test_the_merge_lists_the_units_passages(seed):
    """One passage of 司法局, four of 组织部, each with its state."""
    view = json.loads(seed("merge", NUMBER, "--format", "json")[1])
    assert sorted(view["passages"]) == ["司法局.1", *(f"组织部.{n}" for n in range(1, 5))]
    assert len(view["dispositions"]) == 5


def _marks_off(text: str) -> str:
    return "".join(each for each in text if "\u4e00" <= each <= "\u9fff" or each.isdigit())


@pytest.mark.parametrize("layout", ["sections", "by-suggestion"])
def test_both_layouts_hold_every_passage_once_in_order(seed, tmp_path: Path, layout: str):
    """Every passage of the draft stands in the Word file exactly once; those of one half keep their order."""
    target = tmp_path / f"{layout}.docx"
    assert seed("render", NUMBER, "--layout", layout, "-o", target)[0] == 0
    points = json.loads(seed("show", NUMBER, "--format", "json")[1])["draft"]["points"]
    letter = _marks_off(text_of(target.read_bytes()))
    for half in ("progress", "plans"):
        words = [_marks_off(passage["text"]) for point in points for passage in point[half]]
        assert words
        assert [letter.count(each) for each in words] == [1] * len(words)
        if layout == "sections":
            places = [letter.index(each) for each in words]
            assert places == sorted(places)


def test_libreoffice_opens_the_letter(seed, tmp_path: Path, needs):
    """The rendered letter becomes a PDF with text on its pages."""
    soffice = needs("soffice")
    target = tmp_path / "letter.docx"
    seed("render", NUMBER, "-o", target)
    assert "word/document.xml" in Package("letter.docx", target.read_bytes()).names
    convert(soffice, tmp_path, "pdf", target)
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("folder", ["merge", "checks"])
def test_every_gold_case_runs_through_the_commands(shared: Path, tmp_path: Path, monkeypatch, capsys, folder: str):
    """``init``, ``import``, ``merge`` and ``check --letter`` go through on a tenth of the gold cases."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for place in sorted((shared / "corpus" / folder).iterdir())[::10]:
        inputs = sorted(place.glob("input-*.txt"))
        if folder == "checks":
            given = [part for each in inputs for part in ("--input", str(each))]
            letter = ["--letter", str(place / "letter.txt"), "--proposal", str(place / "proposal.txt")]
            assert run(["--lang", "en", "check", *letter, *given, "--format", "json"]) in {0, 1}
            assert "findings" in json.loads(capsys.readouterr().out)
            continue
        office = make_workspace(tmp_path / place.name, "市教育局")
        at = ["-C", str(office), "--lang", "en"]
        assert run([*at, "import", str(place / "proposal.txt"), "--as", "proposal", "--format", "json"]) == 0
        case = json.loads(capsys.readouterr().out)["imported"][0]["case"]
        for each in inputs:
            unit = each.stem.removeprefix("input-")
            assert run([*at, "import", str(each), "--as", "input", "--case", case, "--unit", unit]) == 0
        capsys.readouterr()
        assert run([*at, "merge", case, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["passages"]


def test_the_module_runs_without_a_terminal(tmp_path: Path):
    """Without a command and without a terminal: no screens, a plain answer."""
    done = subprocess.run(
        [sys.executable, "-m", "reply_studio", "--lang", "en"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 3
    assert "workspace" in done.stderr
