"""How issued letters stand: the file against the journal, the signature against the certificates of the office."""

from pathlib import Path
from typing import Any

import pytest

from reply_studio.cli import showing
from reply_studio.config import Signing
from reply_studio.services import issuing, life, reviewing
from reply_studio.services.insight import Insights
from reply_studio.services.issued_letters import letter_states
from reply_studio.services.issuing import Signature
from reply_studio.services.reviewing import Way
from reply_studio.signing.port import PackageSigner
from reply_studio.signing.xmldsig import der
from reply_studio.tui.panes import history, view
from tests.desks import MORNING
from tests.review_desks import House
from tests.signing_keys import DAY, PASSWORD, Authority, as_pkcs12


def agreed(house: House) -> None:
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case, Way())
    reviewing.approve(house.desk("gu"), house.case, Way())


def signature() -> tuple[Signature, bytes]:
    """A key that is valid on the day of the desks, and the root that vouches for it."""
    authority = Authority()
    key = authority.signer(start=MORNING - 30 * DAY, end=MORNING + 30 * DAY)
    return Signature(PackageSigner(), as_pkcs12(key), PASSWORD), der(authority.root)


def words(house: House) -> list[str]:
    desk = house.desk("lin")
    return [each.words for each in letter_states(desk, desk.store.load(house.case))]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose first letter was issued with a signature that the office trusts."""
    signed, root = signature()
    (tmp_path / "root.der").write_bytes(root)
    made = House(tmp_path / "w", signing=Signing(trust=(str(tmp_path / "root.der"),)))
    assert words(made) == []
    agreed(made)
    issuing.issue(made.desk("bai"), made.case, sign=signed)
    return made


def test_a_signed_letter_names_its_signer_and_whether_it_is_trusted(house: House) -> None:
    (told,) = words(house)
    assert "CN=云川市民政局" in told
    assert "intact, signer trusted" in told


def test_a_letter_that_was_changed_or_is_gone_says_so(house: House) -> None:
    letter = house.folder / "letters" / "1.docx"
    letter.write_bytes(letter.read_bytes() + b" ")
    assert words(house) == ["the file is missing or changed"]
    letter.unlink()
    assert words(house) == ["the file is missing or changed"]


def test_an_unsigned_letter_says_so_and_asks_no_signer(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    life.move(house.desk("bai"), house.case, "revise", "数字有误")
    agreed(house)
    issuing.issue(house.desk("bai"), house.case)
    asked: list[str] = []
    real = PackageSigner.verify

    def verify(self: PackageSigner, data: bytes, name: str, *given: Any) -> Any:
        asked.append(name)
        return real(self, data, name, *given)

    monkeypatch.setattr(PackageSigner, "verify", verify)
    assert words(house)[1] == "not signed"
    assert asked == ["letters/1.docx"]


def test_a_trusted_certificate_that_is_gone_is_told_and_nothing_breaks(house: House, tmp_path: Path) -> None:
    (tmp_path / "root.der").unlink()
    (told,) = words(house)
    assert "cannot be judged" in told
    assert "root.der" in told


def test_show_has_the_letters_in_text_and_json(house: House) -> None:
    desk = house.desk("lin")
    file = desk.store.load(house.case)
    assert "1 云民函〔2025〕1号 2025-06-30 letters/1.docx: signed by CN=云川市民政局" in showing.text(desk, file)
    (letter,) = showing.document(desk, file)["letters"]
    assert letter["same"] is True
    assert letter["signature"]["intact"] is letter["signature"]["trusted"] is True
    assert letter["signature"]["signers"][0].startswith("CN=云川市民政局")


def test_the_history_of_the_workbench_shows_it_beside_the_issue(house: House) -> None:
    desk = house.desk("lin")
    file = desk.store.load(house.case)
    seen = view.view_of(file, desk.config, desk.clock.today(), Insights(desk).of(file))
    blocks = history.history_blocks(seen)
    (issue,) = [each for each in blocks if each.text.startswith("issued")]
    assert issue.foot[0] == "云民函〔2025〕1号 2025-06-30"
    assert "intact, signer trusted" in issue.foot[1]
    assert history.history_blocks(seen._replace(insight=None))[0].foot == ()


def test_the_verdict_is_not_worked_out_at_every_step(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = house.desk("lin")
    file, insights = desk.store.load(house.case), Insights(desk)
    first = insights.of(file).issued
    monkeypatch.setattr(PackageSigner, "verify", lambda *_given: pytest.fail("judged again"))
    assert insights.of(file).issued == first
