"""An issued letter is built again from its record, whatever happened to the office's template since."""

import datetime as dt
import json
import shutil
from pathlib import Path

import msgspec
import pytest

import reply_studio
from reply_studio.cli.main import run
from reply_studio.composing.plans import date_words
from reply_studio.config import Papers
from reply_studio.errors import InputError, UsageError
from reply_studio.letter.text import text_of
from reply_studio.services import issuing, rebuilding, reviewing, sheets
from reply_studio.services.issuing import Signature
from reply_studio.services.reviewing import Way
from reply_studio.signing.port import PackageSigner
from tests.review_desks import House
from tests.signed_letters import PIXEL
from tests.signing_keys import DAY, NOW, PASSWORD, Authority, as_pkcs12

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The case's letter approved."""
    house = House(tmp_path / "w")
    shutil.copy(ROOT / "config.toml", house.root)
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case, Way())
    reviewing.approve(house.desk("gu"), house.case, Way())
    return house


def other_template(house: House) -> None:
    """The office's template becomes another one."""
    shutil.copy(house.root / "templates" / "co-handling.docx", house.root / "templates" / "reply.docx")


def test_it_is_the_same_file_after_the_template_changed(house: House) -> None:
    done = issuing.issue(house.desk("bai"), house.case)
    other_template(house)
    again = rebuilding.rebuild(house.desk("lin"), house.case)
    assert (again.same, again.letter, again.program) == (True, 1, reply_studio.__version__)
    assert again.data == done.path.read_bytes()


def test_an_imprint_s_day_is_that_of_the_issue_and_is_built_again(house: House) -> None:
    """The letter's own date is that of the last approval, or the one that is given."""
    house.config = msgspec.structs.replace(
        house.config,
        papers=Papers(printer="云川市民政局办公室"),
        letter=msgspec.structs.replace(house.config.letter, style="red-head"),
    )
    for who in ("su", "gu"):
        reviewing.approve(house.desk(who), house.case, Way())
    desk = house.desk("bai")
    done = issuing.issue(desk, house.case, date=dt.date(2025, 6, 27))
    told = json.loads((house.folder / "letters" / "1.json").read_text("utf-8"))["paragraphs"]["paragraphs"]
    today = date_words(desk.clock.today())
    assert (told[-1]["kind"], told[-1]["text"]) == ("imprint", f"云川市民政局办公室\u3000{today}印发")
    assert text_of(done.path.read_bytes()).endswith(f"云川市民政局办公室\t{today}印发")
    assert rebuilding.rebuild(house.desk("lin"), house.case).same


@pytest.mark.parametrize("on_paper", [False, True])
def test_a_letter_names_the_person_of_the_last_step(house: House, tmp_path: Path, on_paper: bool) -> None:
    """Also where the office entered an approval on paper."""
    house.config = msgspec.structs.replace(house.config, papers=Papers(signer=True))
    reviewing.approve(house.desk("su"), house.case, Way())
    sheets.sheet(house.desk("bai"), house.case, tmp_path / "sheet.docx")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 scan")
    way = Way(on_behalf="gu", evidence=tmp_path / "scan.pdf") if on_paper else Way()
    reviewing.approve(house.desk("bai" if on_paper else "gu"), house.case, way)
    done = issuing.issue(house.desk("bai"), house.case)
    assert "\n签发人：顾清和\n" in text_of(done.path.read_bytes())
    assert rebuilding.rebuild(house.desk("lin"), house.case).same


def test_a_sealed_and_signed_letter_is_the_same_but_for_its_signature(house: House, tmp_path: Path) -> None:
    (tmp_path / "seal.png").write_bytes(PIXEL)
    key = as_pkcs12(Authority().signer(start=NOW - 2000 * DAY))
    sign = Signature(PackageSigner(), key, PASSWORD)
    done = issuing.issue(house.desk("bai"), house.case, seal=tmp_path / "seal.png", sign=sign)
    again = rebuilding.rebuild(house.desk("lin"), house.case, 1)
    assert again.same
    assert again.data != done.path.read_bytes()


def test_another_program_that_prints_otherwise_says_what_differs(house: House, capsys) -> None:
    """As a version would whose letter has other words; the version that issued it is named."""
    issuing.issue(house.desk("bai"), house.case)
    record = house.folder / "letters" / "1.json"
    told = json.loads(record.read_bytes())
    told["program"] = "0.0.1"
    told["paragraphs"]["paragraphs"][-1]["text"] += "。"
    record.chmod(0o644)
    record.write_text(json.dumps(told), "utf-8")
    again = rebuilding.rebuild(house.desk("lin"), house.case)
    assert (again.same, again.differing, again.program) == (False, ("word/document.xml",), "0.0.1")
    assert run(["-C", str(house.root), "--lang", "en", "render", house.case, "--paper", "issued"]) == 0
    said = capsys.readouterr().err
    assert "differs in: word/document.xml" in said
    assert "version 0.0.1" in said


def test_what_is_missing_or_changed_is_named(house: House) -> None:
    desk = house.desk("lin")
    with pytest.raises(UsageError, match="no letter"):
        rebuilding.rebuild(desk, house.case)
    issuing.issue(house.desk("bai"), house.case)
    with pytest.raises(UsageError, match="letter 2"):
        rebuilding.rebuild(desk, house.case, 2)
    kept = next((house.folder / "sources").glob("*-template-of-letter-1.docx"))
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes() + b" ")
    with pytest.raises(InputError, match="not the file"):
        rebuilding.rebuild(desk, house.case)
    kept.unlink()
    with pytest.raises(InputError, match="was not kept"):
        rebuilding.rebuild(desk, house.case)
    record = house.folder / "letters" / "1.json"
    record.chmod(0o644)
    record.write_text("{}", "utf-8")
    with pytest.raises(InputError, match="no record of a letter"):
        rebuilding.rebuild(desk, house.case)


def test_the_command_writes_it_beside_the_case(house: House, capsys) -> None:
    done = issuing.issue(house.desk("bai"), house.case)
    assert run(["-C", str(house.root), "--lang", "en", "render", house.case, "--paper", "issued"]) == 0
    told = capsys.readouterr()
    assert "byte for byte" in told.err
    assert (house.folder / "rebuilt-1.docx").read_bytes() == done.path.read_bytes()
