"""``case``: cases handled together and apart again, seen by list, show, preview, log and doctor."""

import json

import pytest

from tests.cli.conftest import SAMPLES


@pytest.fixture
def pair(cli, tmp_path):
    """The sample page, and the same text under number 30 by somebody else."""
    text = (SAMPLES / "page.txt").read_text("utf-8").replace("0029", "0030").replace("沈静秋", "钱若谷")
    (tmp_path / "30.txt").write_text(text, "utf-8")
    done = cli("import", SAMPLES / "page.txt", tmp_path / "30.txt", "--format", "json")
    return [each["case"] for each in done.json["imported"]]


def listed(cli):
    return {each["case"]: each for each in cli("list", "--format", "json").json["cases"]}


def test_joined_everything_says_so(cli, pair):
    """Either name of the other case; the reason stands in both journals."""
    lead, other = pair
    done = cli("case", "join", "29", "--to", "30", "--reason", "same text")
    assert (done.code, other in done.out, lead in done.out) == (0, True, True)
    assert (listed(cli)[lead]["joined"], listed(cli)[other]["answered_by"]) == ([other], lead)
    table = cli("list").out
    assert f"(with {other})" in table
    assert f"(answered by {lead})" in table
    assert f"handled together with {other}" in cli("show", "29").out
    assert f"handled together with {lead}" in cli("show", "30").out
    assert cli("show", "30", "--format", "json").json["case"]["joined"] == [lead]
    for case in pair:
        assert "reason: same text" in cli("log", case).out
        assert cli("log", case, "--verify").code == 0
        assert "第0029、0030号提案的答复" in cli("preview", case).out
    assert cli("doctor").code == 0


def test_undo_and_again(cli, pair):
    """Parted they have letters of their own; a second undo says that there is nothing to undo."""
    cli("case", "join", *pair)
    assert cli("case", "join", pair[1], "--undo").code == 0
    assert "第0030号提案的答复" in cli("preview", pair[1]).out
    assert cli("case", "join", pair[0], pair[1], "--undo").code == 2


def test_rendered_the_other_case_gets_the_same_letter(cli, pair, workspace):
    """Beside its own files."""
    cli("case", "join", *pair)
    assert cli("render", pair[1]).code == 0
    assert (workspace / "drafts" / pair[1] / "review-reply.docx").is_file()


def test_doctor_tells_half_a_joining_and_how_to_complete_it(cli, pair, workspace):
    """As a machine leaves it that lost power between the two files."""
    cli("case", "join", *pair)
    other = workspace / "drafts" / pair[1] / "case.toml"
    lines = other.read_text("utf-8").splitlines()
    kept = ["joined = []" if each.startswith("joined") else each for each in lines if "answered_by" not in each]
    other.write_text("\n".join(kept) + "\n", "utf-8")
    told = cli("doctor")
    assert (told.code, f"case join {pair[0]} {pair[1]}" in told.out) == (3, True)
    assert cli("case", "join", *pair).code == 0
    assert f"case join {pair[0]} {pair[1]}" not in cli("doctor").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("29",), 2), (("29", "29"), 2), (("29", "77"), 2), (("29", "30", "--to", "29"), 2), (("30", "29"), 5)],
)
def test_what_cannot_be_joined(cli, pair, arguments, code):
    """Nothing is written, no traceback."""
    if code == 5:
        cli("case", "join", *pair)
    before = json.dumps(listed(cli))
    done = cli("case", "join", *arguments)
    assert (done.code, done.err.startswith("reply-studio: ")) == (code, True)
    assert json.dumps(listed(cli)) == before


def test_the_other_case_follows_the_issued_letter_and_is_closed(cli, pair):
    """It cannot be closed before; then list and show name the letter."""
    lead, other = pair
    cli("case", "join", lead, other)
    early = cli("--as", "bai", "case", "close", other)
    assert early.code == 5
    assert "answered" in early.err
    assert "not issued yet" in cli("--as", "bai", "show", other).out
    for number in ("1", "2", "3"):
        cli("outline", lead)
        cli("point", lead, number, "--status", "done", "--progress", "已经办结。")
    assert cli("--as", "lin", "submit", lead).code == 0
    for who in ("su", "gu"):
        assert cli("--as", who, "approve", lead).code == 0
    number = "云民函〔2025〕7号"
    assert cli("--as", "bai", "issue", lead, "--number", number, "--date", "2025-07-01").code == 0
    assert f"answered by the letter of {lead}: {number}, 2025-07-01 (issued)" in cli("show", other).out
    assert f"(answered by {lead}, issued 2025-07-01)" in cli("list").out
    assert listed(cli)[other]["answer"]["number"] == number
    assert listed(cli)[lead]["answer"] is None
    assert cli("--as", "bai", "case", "close", other).code == 0
    assert listed(cli)[other]["state"] == "closed"


def test_a_case_and_all_cases_of_a_person_are_handed_over(cli, pair):
    """By login or name; a dry run changes nothing; names stand where people read."""
    lead, other = pair
    assert "handled by 林知远" in cli("--as", "lin", "case", "transfer", lead, "--to", "林知远").out
    cli("--as", "lin", "case", "transfer", other, "--to", "lin")
    tried = cli("--as", "lin", "case", "transfer", "--all-of", "lin", "--to", "su", "--dry-run")
    assert (tried.code, "to be handled by 苏明远: 2" in tried.out, other in tried.out) == (0, True, True)
    assert {each["handler"] for each in listed(cli).values()} == {"lin"}
    done = cli("--as", "bai", "case", "transfer", "--all-of", "林知远", "--to", "su", "--reason", "on leave")
    assert done.code == 0
    assert {each["handler"] for each in listed(cli).values()} == {"su"}
    assert {each["handler_name"] for each in listed(cli).values()} == {"苏明远"}
    assert "handled by 苏明远" in cli("show", lead).out
    assert "on leave" in cli("log", lead).out
    assert cli("--as", "bai", "case", "transfer", "--to", "su").code == 2
    assert cli("--as", "bai", "case", "transfer", lead, "--all-of", "su", "--to", "lin").code == 2
    assert cli("--as", "bai", "case", "transfer", "--all-of", "su", "--to", "nobody").code == 2
    assert cli("--as", "gu", "case", "transfer", "--all-of", "su", "--to", "lin").code == 5
