"""``conformity``: verdicts as text and JSON, exit codes; no workspace is needed."""

import pytest

from reply_studio.formats import office, poppler
from tests.judged_letters import LETTERS, letter


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.docx"
    path.write_bytes(letter("direct"))
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.docx"
    parts = LETTERS["direct"]()
    path.write_bytes(letter("direct", parts | {"document": parts["document"].replace("〔2025〕36号", "〔2025〕036号")}))
    return path


def test_a_good_letter_ends_with_0_and_the_shape_of_the_contract(cli, good, tmp_path):
    done = cli("conformity", good, "--no-print", "--format", "json", at=tmp_path)
    assert done.code == 0
    assert set(done.json) >= {"clauses", "summary"}
    assert set(done.json["clauses"][0]) >= {"clause", "title", "status", "expected", "found", "where"}
    counts = done.json["summary"]
    assert counts["fail"] == 0
    assert sum(counts.values()) == len(done.json["clauses"])
    assert [each["clause"] for each in done.json["clauses"][:2]] == ["5.1", "5.2.1"]


def test_a_fault_ends_with_1_and_is_told_with_its_place(cli, bad):
    done = cli("conformity", bad, "--no-print")
    assert done.code == 1
    assert "- 7.2.5 document number: wanted" in done.out
    assert done.out.splitlines()[-3] == "    text, paragraph 1: 云民函〔2025〕036号"
    assert "The print was not measured" in done.out


def test_several_files_are_judged_in_turn(cli, good, bad):
    done = cli("conformity", good, bad, "--no-print", "--format", "json")
    assert done.code == 1
    assert [each["summary"]["fail"] for each in done.json["letters"]] == [0, 1]


def test_the_print_is_measured_where_the_programs_are(cli, good, needs):
    needs("soffice")
    needs("pdftotext")
    done = cli("conformity", good, "--format", "json")
    assert done.code == 0
    assert done.json["pages"] == 2
    assert {each["status"] for each in done.json["clauses"] if each["id"] == "5.2.3c"} == {"pass"}


def test_without_the_programs_the_file_alone_is_judged(cli, good, monkeypatch):
    monkeypatch.setattr(office, "find", lambda: None)
    monkeypatch.setattr(poppler, "find", lambda: False)
    done = cli("conformity", good, "--format", "json")
    assert (done.code, done.json["pages"]) == (0, None)
    assert cli("conformity", good, "--print").code == 7


@pytest.mark.parametrize("content", [None, b"no package"])
def test_a_file_that_cannot_be_read_ends_with_3_and_its_name(cli, tmp_path, content):
    path = tmp_path / "letter.docx"
    if content is not None:
        path.write_bytes(content)
    done = cli("conformity", path, "--no-print")
    assert done.code == 3
    assert str(path) in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("paper", ["sign-off-sheet", "feedback-form", "co", "reply"])
def test_papers_of_a_case_keep_what_applies_to_them(cli, case, tmp_path, paper):
    path = tmp_path / f"{paper}.docx"
    assert cli("render", case, "--paper", paper, "-o", path).code == 0
    done = cli("conformity", path, "--no-print", "--format", "json")
    assert (done.code, done.json["summary"]["fail"]) == (0, 0)


def test_the_command_says_all_of_it_in_chinese(cli, bad):
    done = cli("conformity", bad, "--no-print", lang="zh")
    assert "天头" in done.out
    assert "wanted" not in done.out
