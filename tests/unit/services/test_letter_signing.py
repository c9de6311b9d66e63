"""An issued letter is signed where it lies: by whom the office lets, told in the journal, whole or not at all."""

import dataclasses
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec
import pytest

from reply_studio.config import Deputy, Signing
from reply_studio.errors import ConflictError, InputError, RefusedError, StorageError
from reply_studio.formats.packing import read_parts
from reply_studio.model.binding import digest
from reply_studio.model.case import CaseFile
from reply_studio.model.workflow import State, state_of
from reply_studio.services import issuing, letter_signing, life, rebuilding, telling
from reply_studio.services.desk import Desk
from reply_studio.services.insight import Insights
from reply_studio.services.issued_letters import LetterState, letter_states
from reply_studio.services.issuing import Signature
from reply_studio.services.letter_signing import Ready
from reply_studio.signing.port import PackageSigner
from reply_studio.signing.xmldsig import der
from reply_studio.store.atomic import Hook
from reply_studio.store.files import FileStore
from tests.desks import MORNING
from tests.review_desks import House, agreed, copied
from tests.signing_keys import DAY, PASSWORD, Authority, as_pkcs12


class Keys:
    """Keys of one authority: the unit's, valid on the day of the desks, and one that expired the day before."""

    def __init__(self) -> None:
        authority = Authority()
        self.root = der(authority.root)
        self.good = as_pkcs12(authority.signer(kind="ec", start=MORNING - 30 * DAY, end=MORNING + 30 * DAY))
        self.other = as_pkcs12(authority.signer("顾清和", kind="ec", start=MORNING - DAY, end=MORNING + DAY))
        self.old = as_pkcs12(authority.signer(kind="ec", start=MORNING - 30 * DAY, end=MORNING - DAY))


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys()


@pytest.fixture(scope="module")
def issued(keys: Keys, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house whose letter was issued without a signature; the office trusts the authority."""
    root = tmp_path_factory.mktemp("signing")
    (root / "root.der").write_bytes(keys.root)
    house = House(root / "w", signing=Signing(trust=(str(root / "root.der"),)))
    agreed(house)
    issuing.issue(house.desk("bai"), house.case)
    return house


@pytest.fixture
def house(issued: House, tmp_path: Path) -> House:
    """The same, for one test alone."""
    return copied(issued, tmp_path / "w")


def seen(desk: Desk, house: House) -> CaseFile:
    return desk.store.load(house.case)


def with_key(key: bytes, password: str = PASSWORD) -> Signature:
    return Signature(PackageSigner(), key, password)


def signed(house: House, key: bytes, who: str = "bai") -> LetterState:
    desk = house.desk(who)
    file = seen(desk, house)
    return letter_signing.keep(desk, file, letter_signing.prepare(desk, file, with_key(key)))


def letter(house: House, number: int = 1) -> Path:
    return house.folder / "letters" / f"{number}.docx"


def states(house: House) -> list[str]:
    desk = house.desk("lin")
    return [each.words for each in letter_states(desk, seen(desk, house))]


def files(house: House) -> dict[str, bytes]:
    return {str(each.relative_to(house.root)): each.read_bytes() for each in house.root.rglob("*") if each.is_file()}


def test_the_letter_gets_a_signature_and_nothing_else_of_it_changes(house: House, keys: Keys) -> None:
    before = letter(house).read_bytes()
    state = signed(house, keys.good)
    old, new = read_parts(before, "before"), read_parts(letter(house).read_bytes(), "after")
    added = {"_rels/.rels", "[Content_Types].xml"}
    assert {name: held for name, held in new.items() if name in old and name not in added} == {
        name: held for name, held in old.items() if name not in added
    }
    assert all(name.startswith("_xmlsignatures/") for name in set(new) - set(old))
    assert states(house) == [state.words]
    assert "CN=云川市民政局" in state.words
    assert "intact, signer trusted" in state.words
    assert (house.folder / "history" / digest(before)).read_bytes() == before


def test_the_journal_says_who_signed_and_agrees_with_the_file(house: House, keys: Keys) -> None:
    signed(house, keys.good, "gu")
    desk = house.desk("lin")
    file = seen(desk, house)
    last = file.acts[-1]
    assert (last.act, last.who, last.data["letter"]) == ("sign", "gu", 1)
    assert last.data["sha"] == digest(letter(house).read_bytes())
    assert "signed by" in telling.details(last, house.config)
    assert "CN=云川市民政局" in telling.details(last, house.config)
    assert desk.store.verify(house.case) == []
    assert state_of(file) is State.ISSUED
    assert rebuilding.rebuild(desk, house.case).same


def test_a_second_signature_leaves_the_first_one_intact(house: House, keys: Keys) -> None:
    signed(house, keys.good)
    desk = house.desk("gu")
    ready = letter_signing.prepare(desk, seen(desk, house), with_key(keys.other))
    assert not ready.again
    state = letter_signing.keep(desk, seen(desk, house), ready)
    assert state.status is not None
    assert [each.intact for each in state.status.signatures] == [True, True]
    assert letter_signing.prepare(desk, seen(desk, house), with_key(keys.good)).again
    assert desk.store.verify(house.case) == []


def test_nothing_is_written_before_it_is_kept(house: House, keys: Keys) -> None:
    desk = house.desk("bai")
    before = files(house)
    ready = letter_signing.prepare(desk, seen(desk, house), with_key(keys.good))
    assert files(house) == before
    assert ready.before.words == "not signed"
    assert "intact, signer trusted" in ready.after.words
    assert PASSWORD not in repr(with_key(keys.good))


@pytest.mark.parametrize(("who", "may"), [("bai", True), ("gu", True), ("lin", False), ("su", False), ("x", False)])
def test_the_office_and_the_signing_leader_may_sign(house: House, keys: Keys, who: str, may: bool) -> None:
    before = files(house)
    if may:
        assert "signed by" in signed(house, keys.good, who).words
        return
    with pytest.raises(RefusedError, match="rule: right"):
        signed(house, keys.good, who)
    assert files(house) == before


def test_a_deputy_signs_for_whom_they_stand_in(house: House, keys: Keys) -> None:
    away = Deputy(person="gu", deputy="su", start=MORNING.date(), until=MORNING.date())
    house.config = msgspec.structs.replace(house.config, deputies=(away,))
    signed(house, keys.good, "su")
    assert seen(house.desk("su"), house).acts[-1].data["stands_for"] == "gu"


def test_a_letter_that_is_not_issued_or_is_drafted_anew_is_not_signed(keys: Keys, house: House, tmp_path: Path) -> None:
    fresh = House(tmp_path / "fresh")
    for each in (fresh, house):
        if each is house:
            life.move(house.desk("bai"), house.case, "revise", "数字有误")
        with pytest.raises(RefusedError, match="rule: state"):
            signed(each, keys.good)


def test_only_the_letter_issued_last_is_signed(house: House, keys: Keys) -> None:
    life.move(house.desk("bai"), house.case, "revise", "数字有误")
    agreed(house)
    issuing.issue(house.desk("bai"), house.case)
    desk = house.desk("bai")
    with pytest.raises(RefusedError, match=r"letters/2\.docx has taken the place"):
        letter_signing.standing(desk, seen(desk, house), 1)
    before = letter(house, 1).read_bytes()
    signed(house, keys.good)
    assert letter(house, 1).read_bytes() == before
    assert states(house)[0] == "not signed"
    assert "intact" in states(house)[1]


@pytest.mark.parametrize("gone", [True, False], ids=["missing", "changed"])
def test_a_letter_that_was_changed_since_is_not_signed(house: House, keys: Keys, gone: bool) -> None:
    if gone:
        letter(house).unlink()
    else:
        letter(house).write_bytes(letter(house).read_bytes() + b" ")
    with pytest.raises(RefusedError, match="rule: letter"):
        signed(house, keys.good)
    assert states(house) == ["the file is missing or changed"]


def test_wrong_password_no_key_and_an_old_certificate_say_so(house: House, keys: Keys) -> None:
    desk = house.desk("bai")
    before = files(house)
    with pytest.raises(InputError, match="password is wrong"):
        letter_signing.prepare(desk, seen(desk, house), with_key(keys.good, "wrong"))
    with pytest.raises(InputError, match="no PKCS#12 file"):
        letter_signing.prepare(desk, seen(desk, house), with_key(b"no key"))
    with pytest.raises(RefusedError, match="is not valid on 2025-06-30"):
        letter_signing.prepare(desk, seen(desk, house), with_key(keys.old))
    assert files(house) == before


def prepared(house: House, keys: Keys) -> tuple[Desk, CaseFile, Ready]:
    desk = house.desk("bai")
    file = seen(desk, house)
    return desk, file, letter_signing.prepare(desk, file, with_key(keys.good))


def test_of_two_who_sign_at_once_the_slower_one_is_told(house: House, keys: Keys) -> None:
    desk, file, ready = prepared(house, keys)
    signed(house, keys.other, "gu")
    before = letter(house).read_bytes()
    with pytest.raises(ConflictError, match="signed the letter"):
        letter_signing.keep(desk, file, ready)
    assert letter(house).read_bytes() == before


def test_a_letter_that_was_changed_at_the_last_moment_stays_as_it_is(house: House, keys: Keys) -> None:
    desk, file, ready = prepared(house, keys)
    letter(house).write_bytes(b"another hand")
    with pytest.raises(RefusedError, match="missing or changed"):
        letter_signing.keep(desk, file, ready)
    assert letter(house).read_bytes() == b"another hand"
    assert len(seen(desk, house).acts) == len(file.acts)


def test_the_insight_of_an_open_case_follows(house: House, keys: Keys) -> None:
    desk = house.desk("lin")
    insights = Insights(desk)
    assert [each.words for each in insights.of(seen(desk, house)).issued] == ["not signed"]
    state = signed(house, keys.good)
    assert insights.of(seen(desk, house)).issued == (state,)


def test_a_lost_earlier_file_is_a_fault(house: House, keys: Keys) -> None:
    before = digest(letter(house).read_bytes())
    signed(house, keys.good)
    (house.folder / "history" / before).unlink()
    assert house.desk("lin").store.verify(house.case) == [f"history/{before[:16]} is missing or changed"]


def test_a_signed_letter_that_somebody_changes_is_a_fault(house: House, keys: Keys) -> None:
    before = letter(house).read_bytes()
    signed(house, keys.good)
    letter(house).write_bytes(before)
    assert states(house) == ["the file is missing or changed"]
    assert house.desk("lin").store.verify(house.case) == ["letters/1.docx is missing or changed"]


def hooked(house: House, hook: Hook) -> Desk:
    store = FileStore(house.root / "drafts", who="bai", login="bai", now=lambda: MORNING, hook=hook, wait=2.0)
    return dataclasses.replace(house.desk("bai"), store=store)


def killed(house: House, ready: Ready, at: int) -> bool:
    """Keeps the signed letter in a process that dies at its writing step ``at``; whether it came so far."""
    steps = count()

    def hook(_step: str) -> None:
        if next(steps) == at:
            os._exit(9)

    child = os.fork()
    if not child:
        desk = hooked(house, hook)
        letter_signing.keep(desk, seen(desk, house), ready)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def everywhere(issued: House, ready: Ready, folder: Path) -> Iterator[House]:
    for at in count():
        house = copied(issued, folder / str(at))
        if not killed(house, ready, at):
            return
        yield house


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_killed_at_any_step_the_letter_is_the_one_or_the_other(issued: House, keys: Keys, tmp_path: Path) -> None:
    """What the journal tells is what the file is, after the case was opened again; nothing is left behind."""
    ready = prepared(issued, keys)[2]
    found = set()
    for house in everywhere(issued, ready, tmp_path):
        desk = house.desk("bai")
        last = seen(desk, house).acts[-1].act
        found.add(last)
        assert letter(house).read_bytes() == (ready.data if last == "sign" else letter(issued).read_bytes())
        assert desk.store.verify(house.case) == []
        assert (states(house) != ["not signed"]) is (last == "sign")
        signed(house, keys.other, "gu")
        assert desk.store.verify(house.case) == []
        assert list((house.folder / ".tmp").glob("*")) == []
    assert found == {"issue", "sign"}


@pytest.mark.parametrize(
    "step", ["blob:before-write", "journal:before-fsync", "letter:before-write", "head:before-write"]
)
def test_a_disk_that_refuses_leaves_the_letter_whole(house: House, keys: Keys, step: str) -> None:
    """Before the letter's file is another one nothing was done; after that the next opening finishes it."""
    _desk, file, ready = prepared(house, keys)
    before = letter(house).read_bytes()

    def full(at: str) -> None:
        if at == step:
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageError):
        letter_signing.keep(hooked(house, full), file, ready)
    done = step.startswith("head")
    desk = house.desk("bai")
    assert (seen(desk, house).acts[-1].act == "sign") is done
    assert letter(house).read_bytes() == (ready.data if done else before)
    assert desk.store.verify(house.case) == []
