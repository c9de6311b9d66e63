"""A case answered here: its public page, with the letter as it was issued, read in by another office."""

import pytest

from reply_studio.bootstrap import make_workspace, open_desk
from reply_studio.services.reading_back import bare


@pytest.fixture
def answered(cli, case):
    """The sample case answered, issued, sent, and found satisfying."""
    cli("outline", case)
    for number in ("1", "2", "3"):
        cli("point", case, number, "--status", "done", "--progress", f"第{number}项建议已经落实。")
    cli("merge", case, "--apply")
    for passage in cli("merge", case, "--format", "json").json["dispositions"]:
        if passage["state"] == "open":
            cli("leave-out", case, passage["passage"], "--reason", "内部管理")
    for who, *words in (
        ("lin", "submit", case),
        ("su", "approve", case),
        ("gu", "approve", case),
        ("bai", "issue", case, "--date", "2026-11-20"),
        ("bai", "dispatch", case, "--date", "2026-11-23"),
        ("bai", "feedback", case, "--result", "基本满意", "--remarks", "希望扩大送餐范围。"),
    ):
        done = cli("--as", who, *words)
        assert done.code == 0, (words, done.err)
    return case


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_the_page_of_a_case_answered_here_reads_back(cli, workspace, answered, tmp_path, name):
    done = cli("render", answered, "--paper", "page", "-o", tmp_path / name)
    assert (done.code, done.err) == (0, "")
    here = open_desk(str(workspace)).store.load(answered)
    other = make_workspace(tmp_path / "other", "市民政局")
    back = cli("import", tmp_path / name, "--format", "json", at=other).json["imported"][0]
    there = open_desk(str(other)).store.load(back["case"])
    assert bare(there.proposal) == bare(here.proposal)
    facts = ("id", "type", "body", "session", "number", "role", "dates")
    assert [getattr(there.case, each) for each in facts] == [getattr(here.case, each) for each in facts]
    assert {(each.name, each.role) for each in there.case.units} == {(each.name, each.role) for each in here.case.units}
    own = back["replies"][-1]
    assert (own["number"], own["date"], own["registered_date"]) == ("云民函〔2026〕1号", "2026-11-20", "2026-11-23")
    assert (own["feedback"], own["feedback_remarks"]) == ("基本满意", "希望扩大送餐范围。")
    assert own["role"] == "lead"
    text = "".join(each["heading"] + each["text"] for each in own["passages"])
    assert all(f"第{number}项建议已经落实" in text for number in ("1", "2", "3"))
    assert [each["role"] for each in back["replies"]] == ["co", "co", "lead"]


def test_the_public_copy_is_that_of_the_issued_letter(cli, answered, tmp_path):
    assert cli("render", answered, "--paper", "public-copy", "-o", tmp_path / "copy.txt").code == 0
    text = (tmp_path / "copy.txt").read_text("utf-8")
    assert "云民函〔2026〕1号" in text
    assert "2026年11月20日" in text


def test_the_second_reply_is_chosen_by_itself(cli, answered, tmp_path):
    assert cli("--as", "bai", "rehandle", answered).code == 0
    assert cli("render", answered, "-o", tmp_path / "letter.docx").code == 0
    shown = cli("preview", answered).out
    assert "再次答复" in shown
    assert "云民函〔2026〕1号" in shown
