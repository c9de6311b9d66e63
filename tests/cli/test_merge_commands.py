"""The merge by commands: conflicts decided, sure passages taken, new versions compared."""

from pathlib import Path

import pytest

from reply_studio import bootstrap

STOP = "\u3002"


def letter(folder: Path, name: str, unit: str, *paragraphs: str) -> Path:
    """A unit's plain letter."""
    path = folder / name
    body = "\n".join(paragraphs)
    opening = "《关于优化老年助餐服务的建议》收悉,现就涉及我局部分答复如下:"
    path.write_text(f"市民政局:\n{opening}\n{body}\n\n{unit}\n2026年5月20日\n", "utf-8")
    return path


@pytest.fixture
def two_counts(cli, tmp_path):
    """The sample case with two units that give other counts of one thing."""
    samples = bootstrap.packaged("samples")
    case = cli("import", samples / "page.txt", "--format", "json").json["imported"][0]["case"]
    counts = {"市财政局": "126", "市市场监督管理局": "162"}
    for n, (unit, count) in enumerate(counts.items()):
        words = f"截至2026年4月底,全市共有社区助餐点{count}个{STOP}"
        path = letter(tmp_path, f"letter{n}.txt", unit, words)
        assert cli("import", path, "--as", "input", "--case", case, "--unit", unit).code == 0
    return case


def test_a_conflict_is_an_error_until_it_is_decided(cli, two_counts):
    """resolve records the choice; merge shows it; the check is content."""
    (conflict,) = cli("merge", two_counts, "--format", "json").json["conflicts"]
    assert conflict["resolved"] is None
    assert cli("check", two_counts, "--select", "CV107").code == 1
    said = cli("resolve", two_counts, conflict["id"], "--value", conflict["values"][0], "--reason", "以台账为准")
    assert said.code == 0
    assert conflict["values"][0] in said.out
    (decided,) = cli("merge", two_counts, "--format", "json").json["conflicts"]
    assert (decided["id"], decided["resolved"], decided["reason"]) == (
        conflict["id"],
        conflict["values"][0],
        "以台账为准",
    )
    assert cli("check", two_counts, "--select", "CV107").code == 0
    assert "以台账为准" in cli("merge", two_counts).out
    assert "decided between figures" in cli("log", two_counts).out


def test_a_third_value_is_allowed_and_said_to_be_one(cli, two_counts):
    """Both units may be wrong; a slip of the hand is told at once."""
    (conflict,) = cli("merge", two_counts, "--format", "json").json["conflicts"]
    assert "neither unit" in cli("resolve", two_counts, conflict["id"], "--value", "132个", "--reason", "现场核实").out
    assert cli("merge", two_counts, "--format", "json").json["conflicts"][0]["resolved"] == "132个"


def test_a_decision_needs_a_known_conflict_a_value_and_a_reason(cli, two_counts):
    """Usage is 2, a missing reason is refused with 5; nothing is recorded."""
    (conflict,) = cli("merge", two_counts, "--format", "json").json["conflicts"]
    assert cli("resolve", two_counts, "c0", "--value", "1", "--reason", "x").code == 2
    assert cli("resolve", two_counts, conflict["id"], "--value", " ", "--reason", "x").code == 2
    assert cli("resolve", two_counts, conflict["id"], "--value", "126个", "--reason", " ").code == 5
    assert cli("merge", two_counts, "--format", "json").json["conflicts"][0]["resolved"] is None


def test_the_sure_passages_are_taken_in_one_step(cli, case):
    """merge --apply says what it took; JSON has it beside the view; again it takes nothing."""
    sure = [each["passage"] for each in cli("merge", case, "--format", "json").json["alignments"] if each["sure"]]
    assert sure
    done = cli("merge", case, "--apply", "--format", "json").json
    assert [each["passage"] for each in done["taken"]] == sure
    states = {each["passage"]: each["state"] for each in done["dispositions"]}
    assert all(states[each] == "used" for each in sure)
    again = cli("merge", case, "--apply")
    assert "nothing was taken" in again.out
    assert "still to decide" in again.out


def test_a_letter_that_comes_again_shows_what_changed_and_offers_the_new_words(cli, case, tmp_path):
    """A unit corrects a figure: merge and show say it, take --instead puts the new words in place."""
    cli("merge", case, "--apply")
    text = (bootstrap.packaged("samples") / "letter-czj.txt").read_text("utf-8")
    assert "1860万元" in text
    again = tmp_path / "again.txt"
    again.write_text(text.replace("1860万元", "1900万元"), "utf-8")
    assert cli("import", again, "--as", "input", "--case", case).code == 0
    view = cli("merge", case, "--format", "json").json
    (revised,) = view["changes"]
    assert [each["state"] for each in revised["passages"]].count("changed") == 1
    (old,) = view["outdated"]
    assert (old["new"], "1900万元" in old["new_text"]) == ("财政局.1", True)
    for command in ("merge", "show"):
        assert "--instead" in cli(command, case).out
    done = cli("take", case, old["new"], "--point", old["point"], "--instead", old["passage"])
    assert done.code == 0
    after = cli("merge", case, "--format", "json").json
    assert after["outdated"] == []
    assert {each["passage"]: each["state"] for each in after["dispositions"]}["财政局.1"] == "used"


def states(cli, case):
    """Label → what became of the passage."""
    return {each["passage"]: each["state"] for each in cli("merge", case, "--format", "json").json["dispositions"]}


def test_a_decided_conflict_is_opened_again(cli, two_counts):
    """By its id, as a passage by its label."""
    (conflict,) = cli("merge", two_counts, "--format", "json").json["conflicts"]
    assert cli("reopen", two_counts, conflict["id"]).code == 5
    cli("resolve", two_counts, conflict["id"], "--value", conflict["values"][0], "--reason", "以台账为准")
    assert cli("reopen", two_counts, conflict["id"]).code == 0
    assert cli("merge", two_counts, "--format", "json").json["conflicts"][0]["resolved"] is None
    assert cli("undo", two_counts).code == 0
    assert cli("merge", two_counts, "--format", "json").json["conflicts"][0]["resolved"] == conflict["values"][0]


def test_one_text_stands_for_two_that_say_the_same(cli, two_counts):
    """Chosen, woven, or both on purpose; each is one step that undo takes back."""
    one, other = cli("merge", two_counts, "--format", "json").json["conflicts"][0]["passages"]
    assert "source too" in cli("same", two_counts, one, other).out
    assert {states(cli, two_counts)[each] for each in (one, other)} == {"merged"}
    assert cli("undo", two_counts).code == 0
    assert {states(cli, two_counts)[each] for each in (one, other)} == {"open"}
    assert "words of" in cli("same", two_counts, one, other, "--weave").out
    cli("undo", two_counts)
    assert cli("same", two_counts, one, other, "--both").code == 5
    assert "both stay" in cli("same", two_counts, one, other, "--both", "--reason", "侧重不同").out
    assert cli("same", two_counts, one, other, "--both", "--weave").code == 2


def test_old_words_are_kept_with_a_reason(cli, two_counts, tmp_path):
    """The changed passage is left out for them; without --keep it is only left out."""
    one = cli("merge", two_counts, "--format", "json").json["conflicts"][0]["passages"][0]
    cli("outline", two_counts)
    point = cli("show", two_counts, "--format", "json").json["draft"]["points"][0]["id"]
    cli("take", two_counts, one, "--point", point)
    again = letter(tmp_path, "again.txt", "市财政局", f"截至2026年4月底,全市共有社区助餐点128个{STOP}")
    cli("import", again, "--as", "input", "--case", two_counts, "--unit", "市财政局")
    (rests,) = cli("merge", two_counts, "--format", "json").json["outdated"]
    said = cli("leave-out", two_counts, rests["new"], "--reason", "口径不变", "--keep", rests["passage"])
    assert said.code == 0
    assert cli("merge", two_counts, "--format", "json").json["outdated"] == []


def test_the_words_that_speak_for_an_answer_are_shown_where_they_are_asked_for(cli, case):
    """merge --evidence says for every passage which words speak for which suggestion; JSON has them, too."""
    plain = cli("merge", case).out
    told = cli("merge", case, "--evidence").out
    assert set(plain.splitlines()) < set(told.splitlines())
    view = cli("merge", case, "--evidence", "--format", "json").json
    assert list(view["evidence"]) == list(view["passages"])
    best = {each["passage"]: each["suggestions"] for each in view["alignments"]}
    for label, found in view["evidence"].items():
        assert [each["number"] for each in found][: len(best[label])] == [each["number"] for each in best[label]]
        words = "  ".join(found[0]["evidence"]) if found else ""
        assert not words or f"shared: {words}" in told
    assert "evidence" not in cli("merge", case, "--format", "json").json
