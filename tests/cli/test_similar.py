"""How another case of the workspace answered the like: ``similar``, and what ``merge`` makes of it."""

from reply_studio import bootstrap

PAGE = bootstrap.packaged("samples", "page.txt")
WORDS = "已新增社区助餐点12个。"


def answered_before(cli, case: str, tmp_path, number: str = "977") -> str:
    """Another case with the page of the first one under a number of its own; the first case answers suggestion 1."""
    said = ("--answers", "1", "--status", "done", "--progress", WORDS)
    assert cli("point", case, "new", *said).code == 0
    first = cli("show", case, "--format", "json").json["case"]["number"]
    page = tmp_path / "page.txt"
    text = page.read_text("utf-8") if page.exists() else PAGE.read_text("utf-8")
    page.write_text(text.replace(first, number), "utf-8")
    return str(cli("import", page, "--format", "json").json["imported"][0]["case"])


def test_a_workspace_with_one_case_has_nothing_like_it(cli, case):
    assert cli("similar", case).out == "no other case has answered anything like this\n"
    assert cli("similar", case, "--format", "json").json == {"case": case, "similar": []}


def test_what_was_answered_then_is_shown_with_its_status(cli, case, tmp_path):
    other = answered_before(cli, case, tmp_path)
    assert other != case
    (found,) = [each for each in cli("similar", other, "--format", "json").json["similar"] if each["number"] == "1"]
    assert (found["case"], found["answered"]["status"], found["answered"]["passages"]) == (case, "done", [WORDS])
    told = cli("similar", other).out
    assert f"{case} 1" in told
    assert WORDS in told


def test_a_limit_holds_for_each_suggestion(cli, case, tmp_path):
    other = answered_before(cli, case, tmp_path)
    third = answered_before(cli, other, tmp_path, "978")
    numbers = [each["number"] for each in cli("similar", third, "--limit", "1", "--format", "json").json["similar"]]
    assert "1" in numbers
    assert len(numbers) == len(set(numbers))
    both = cli("similar", third, "--format", "json").json["similar"]
    assert {each["case"] for each in both if each["number"] == "1"} == {case, other}
