"""``render``: every paper by its name, of one case and of many."""

import json

import pytest

from reply_studio.bootstrap import packaged
from reply_studio.letter.text import text_of
from reply_studio.services import pdf
from tests.cli.conftest import SAMPLES

MOBILE = "14100000000"


@pytest.fixture
def written(cli, case):
    """The sample case with an outline of two points, one of which names a person."""
    cli("outline", case)
    cli("point", case, "1", "--progress", f"走访居民王秀英,电话{MOBILE},了解就餐需求。")
    cli("point", case, "2", "--progress", "全市建成社区助餐点132个。")
    return case


def test_a_public_copy_masks_and_says_what(cli, written, tmp_path):
    target = tmp_path / "copy.docx"
    done = cli("render", written, "--paper", "public-copy", "-o", target, "--mask", "社区助餐点")
    assert done.code == 0
    text = text_of(target.read_bytes())
    assert "王秀英" not in text
    assert MOBILE not in text
    assert "社区助餐点" not in text
    assert "王某某" in text
    assert f"a mobile number: {MOBILE} -> " in done.out
    assert "a private person's name: 王秀英 -> 王某某" in done.out
    assert "words that were to be masked: 社区助餐点" in done.out


def test_a_public_copy_as_text(cli, written, tmp_path):
    target = tmp_path / "copy.txt"
    assert cli("render", written, "--paper", "public-copy", "-o", target).code == 0
    assert "王某某" in target.read_text("utf-8")


def test_several_cases_in_one_call(cli, written, tmp_path):
    finished = SAMPLES / "finished-page.txt"
    other = cli("import", finished, "--format", "json").json["imported"][0]["case"]
    cli("case", "accept", other)
    done = cli("render", written, other, "-o", tmp_path)
    names = sorted(each.name for each in tmp_path.glob("*.docx"))
    assert f"{written}-letter.docx" in names
    assert done.out.count("written: ") == len(names)


def test_what_fails_does_not_stop_the_others(cli, written, tmp_path):
    done = cli("render", "2031-t-9999", written, "-o", tmp_path)
    assert done.code == 2
    assert (tmp_path / f"{written}-letter.docx").is_file()
    assert "2031-t-9999" in done.err


def test_one_file_for_several_cases_is_refused(cli, written, tmp_path):
    target = tmp_path / "one.docx"
    done = cli("render", written, written, "-o", target)
    assert done.code == 2
    assert not target.exists()


def test_a_pdf_beside_or_instead(cli, written, tmp_path, needs):
    needs("soffice")
    assert cli("render", written, "--pdf", "-o", tmp_path / "letter.docx").code == 0
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert cli("render", written, "--pdf", "-o", tmp_path / "only.pdf").code == 0
    assert (tmp_path / "only.pdf").read_bytes().startswith(b"%PDF")


def test_a_paper_that_becomes_no_pdf_stops_no_other(cli, written, tmp_path, needs, monkeypatch):
    needs("soffice")
    write, target = pdf.write_pdfs, tmp_path / "out"
    target.mkdir()
    odd = (tmp_path / "odd.docx", tmp_path / "odd.pdf")
    odd[0].write_bytes(packaged("templates", "reply.docx").read_bytes()[:500])
    monkeypatch.setattr(pdf, "write_pdfs", lambda desk, files, count: write(desk, [odd, *files], count))
    done = cli("render", written, "--pdf", "-o", target)
    assert done.code == 3
    assert "odd.docx" in done.err
    assert (target / f"{written}-letter.pdf").read_bytes().startswith(b"%PDF")
    assert done.out.count("written: ") == 2


def test_a_page_is_no_pdf(cli, written, needs, tmp_path):
    needs("soffice")
    other = cli("import", SAMPLES / "finished-page.txt", "--format", "json").json["imported"][0]["case"]
    done = cli("render", other, "--paper", "page", "--pdf", "-o", tmp_path / "page.html")
    assert done.code == 2
    assert "only a Word file becomes a PDF" in done.err


def test_without_libreoffice_nothing_is_written(cli, written, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = cli("render", written, "--pdf", "-o", tmp_path / "letter.docx")
    assert done.code == 7
    assert not (tmp_path / "letter.docx").exists()


def test_the_platform_text_says_what_is_too_long(cli, written, workspace, tmp_path):
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8") + "\n[platform]\nlimits = { content = 50, title = 60 }\n", "utf-8")
    target = tmp_path / "platform.txt"
    done = cli("render", written, "--paper", "platform", "-o", target)
    assert done.code == 0
    assert done.err.count("too long for the system") == 1
    assert "it takes 50" in done.err
    assert "全市建成社区助餐点132个" in target.read_text("utf-8")


def test_the_platform_text_as_json(cli, written, tmp_path):
    target = tmp_path / "platform.json"
    assert cli("render", written, "--paper", "platform", "-o", target).code == 0
    rows = {each["field"]: each for each in json.loads(target.read_text("utf-8"))["fields"]}
    assert rows["content"]["characters"] == len(rows["content"]["text"])
    assert (rows["content"]["limit"], rows["content"]["over"]) == (None, 0)


def test_the_feedback_form_and_the_record_of_consultations(cli, written, tmp_path):
    refused = cli("render", written, "--paper", "consultation", "-o", tmp_path / "none.docx")
    assert refused.code == 5
    assert "no consultation is recorded" in refused.err
    outcome = "同意答复稿<&>"
    assert cli("consult", "add", written, "--how", "phone", "--with", "沈静秋", "--outcome", outcome).code == 0
    for paper in ("feedback-form", "consultation"):
        target = tmp_path / f"{paper}.docx"
        assert cli("render", written, "--paper", paper, "-o", target).code == 0
        assert "沈静秋" in text_of(target.read_bytes())
    assert outcome in text_of((tmp_path / "consultation.docx").read_bytes())


def test_the_year_s_table_has_all_cases_of_the_year(cli, written, workspace, tmp_path):
    cli("import", SAMPLES / "finished-page.txt")
    target = tmp_path / "year.docx"
    done = cli("render", "--paper", "year-table", "--year", "2026", "-o", target)
    assert done.code == 0
    assert "cases in the table: 2" in done.out
    assert "关于加快老旧小区加装电梯的建议" in text_of(target.read_bytes())
    assert "cases in the table: 1" in cli("render", written, "--paper", "year-table", "-o", target).out
    assert cli("render", "--paper", "year-table", "--year", "1999").code == 5
    broken = workspace / "drafts" / written / "case.toml"
    broken.write_text("schema = ", "utf-8")
    told = cli("render", "--paper", "year-table", "--year", "2026", "-o", target)
    assert (told.code, "case.toml" in told.err, "cases in the table: 1" in told.out) == (0, True, True)


def test_a_letter_needs_a_case(cli, written):
    done = cli("render")
    assert (done.code, "name a case" in done.err) == (2, True)


def test_a_case_is_given_back_with_a_letter(cli, written, tmp_path):
    target = tmp_path / "back.docx"
    assert cli("render", written, "--paper", "handback", "-o", target).code == 5
    done = cli("render", written, "--paper", "handback", "--reason", "无相应职责", "--unit", "市商务局", "-o", target)
    assert done.code == 0
    text = text_of(target.read_bytes())
    assert "无相应职责" in text
    assert "市商务局" in text


def test_every_proposer_gets_a_letter_where_the_office_wants_it(cli, written, workspace, tmp_path):
    cli("proposal", written, "--proposers", "沈静秋,何清宁")
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8") + "\n[papers]\neach_proposer = true\n", "utf-8")
    done = cli("render", written, "-o", tmp_path / "letter.docx")
    assert done.out.count("written: ") == 2
    texts = [text_of((tmp_path / f"letter-{n}.docx").read_bytes()) for n in (1, 2)]
    assert ["沈静秋委员" in each for each in texts] == [True, False]
    assert ["何清宁委员" in each for each in texts] == [False, True]
    form = workspace / "templates" / "reply-preprinted.docx"
    cli("render", written, "--template", form, "-o", tmp_path / "own.docx")
    cli("render", written, "--style", "preprinted", "-o", tmp_path / "style.docx")
    assert (tmp_path / "own-2.docx").read_bytes() == (tmp_path / "style-2.docx").read_bytes()
    assert (tmp_path / "own-2.docx").read_bytes() != (tmp_path / "letter-2.docx").read_bytes()


def test_one_switch_chooses_the_style(cli, written, workspace, tmp_path):
    by_option, by_config = tmp_path / "option.docx", tmp_path / "config.docx"
    assert cli("render", written, "--style", "preprinted", "-o", by_option).code == 0
    assert "云川市民政局\n" not in text_of(by_option.read_bytes()).partition("答复")[0]
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace('style = "letter"', 'style = "preprinted"'), "utf-8")
    assert cli("render", written, "-o", by_config).code == 0
    assert by_config.read_bytes() == by_option.read_bytes()


def test_a_style_without_its_template_is_named(cli, written, workspace, tmp_path):
    (workspace / "templates" / "reply-red-head.docx").unlink()
    done = cli("render", written, "--style", "red-head", "-o", tmp_path / "x.docx")
    assert done.code == 3
    assert "reply-red-head.docx" in done.err


def test_the_form_for_a_unit_once_more(cli, written, tmp_path):
    target = tmp_path / "request.docx"
    acts = cli("log", written).out
    assert cli("render", written, "--paper", "request", "-o", target).code == 2
    assert cli("render", written, "--paper", "request", "--unit", "市财政局", "-o", target).code == 0
    assert "市财政局" in text_of(target.read_bytes())
    assert cli("log", written).out == acts


def test_the_pdfs_of_many_papers(cli, written, workspace, tmp_path, needs):
    """One run of LibreOffice for several papers, and a name for each where one was given."""
    needs("soffice")
    cli("proposal", written, "--proposers", "沈静秋,何清宁")
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8") + "\n[papers]\neach_proposer = true\n", "utf-8")
    done = cli("render", written, "--pdf", "-o", tmp_path / "letter.docx")
    assert (done.code, done.out.count("written: ")) == (0, 4)
    cli("render", written, "--pdf", "-o", tmp_path / "named.pdf")
    names = sorted(each.name for each in tmp_path.glob("*.pdf"))
    assert names == ["letter-1.pdf", "letter-2.pdf", "named-1.pdf", "named-2.pdf"]
    assert all((tmp_path / each).read_bytes().startswith(b"%PDF") for each in names)
