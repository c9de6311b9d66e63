"""Signing the issued letter at the workbench: key, password typed unseen, the last page, the history that follows."""

import msgspec
import pytest
from textual.widgets import Static

from reply_studio.config import Signing
from reply_studio.services import issuing, reviewing
from reply_studio.signing.xmldsig import der
from reply_studio.tui.screens.dialogs import Confirm
from reply_studio.tui.screens.next_steps import NextSteps
from reply_studio.tui.screens.picker import Picker
from reply_studio.tui.screens.signing import Hidden, Unlock
from reply_studio.tui.widgets.pick_list import PickList
from tests.desks import MORNING
from tests.review_desks import House
from tests.signing_keys import DAY, PASSWORD, Authority, as_pkcs12
from tests.tui.benches import SIZES, opened


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """A folder with keys, whose root the office trusts."""
    folder = tmp_path_factory.mktemp("keys")
    authority = Authority()
    (folder / "root.der").write_bytes(der(authority.root))
    unit = authority.signer(kind="ec", start=MORNING - 30 * DAY, end=MORNING + 30 * DAY)
    old = authority.signer(kind="ec", start=MORNING - 30 * DAY, end=MORNING - DAY)
    (folder / "unit.p12").write_bytes(as_pkcs12(unit))
    (folder / "old.p12").write_bytes(as_pkcs12(old))
    return folder


@pytest.fixture
def house(tmp_path, keys):
    """A house whose letter was issued; its key is named in the configuration."""
    signing = Signing(key=str(keys / "unit.p12"), trust=(str(keys / "root.der"),))
    made = House(tmp_path / "office", signing=signing)
    reviewing.submit(made.desk("lin"), made.case)
    reviewing.approve(made.desk("su"), made.case)
    reviewing.approve(made.desk("gu"), made.case)
    issuing.issue(made.desk("bai"), made.case)
    return made


def with_key(house, key):
    house.config = msgspec.structs.replace(house.config, signing=msgspec.structs.replace(house.config.signing, key=key))


def bench(house, who="bai", size=SIZES["wide"]):
    return opened(house.desk(who), house.case, size, "en")


def shown(it):
    return "\n".join(line.text for line in it.pilot.app.screen._compositor.render_strips())


async def dialog(it, kind):
    await it.until(lambda: isinstance(it.pilot.app.screen, kind) and it.pilot.app.screen.is_mounted)
    await it.pilot.pause()
    return it.pilot.app.screen


async def unlock(it, password=PASSWORD):
    screen = await dialog(it, Unlock)
    await it.type(password)
    await it.press("enter")
    return screen


def history(it):
    """What the pane says of the letter's issue and signature, the newest first; nothing until it is worked out."""
    found = [each for each in it.bench.blocks["history"].blocks if each.text.startswith(("issued", "signed"))]
    return ["\n".join(each.foot) for each in found]


def says(it, words, place=0):
    return len(history(it)) > place and words in history(it)[place]


def letter(house):
    return (house.folder / "letters" / "1.docx").read_bytes()


@pytest.mark.parametrize("size", [SIZES["narrow"], SIZES["wide"]], ids=["narrow", "wide"])
async def test_the_letter_is_signed_with_the_offices_key(house, size):
    """The last page says whose signature and how the letter stands then; the history shows it at once."""
    before = letter(house)
    async with bench(house, size=size) as it:
        it.bench.show_pane("history")
        await it.until(lambda: says(it, "not signed"))
        await it.press("alt+s")
        await unlock(it)
        await dialog(it, Confirm)
        page = shown(it)
        assert "云民函〔2025〕1号" in page
        assert "not signed" in page
        assert "CN=云川市民政局" in page
        assert letter(house) == before
        await it.press("ctrl+y")
        await it.back()
        await it.until(lambda: "intact, signer trusted" in it.notice)
        await it.until(lambda: len(history(it)) == 2)
        assert history(it)[0] == "云民函〔2025〕1号\nCN=云川市民政局,O=云川市,C=CN"
        await it.until(lambda: says(it, "intact, signer trusted", 1))
        assert it.on_disk().acts[-1].act == "sign"
        assert it.bench.studio.desk.store.verify(house.case) == []


async def test_it_stands_among_what_comes_next_for_an_issued_letter(house):
    """Where the letter was issued, one of the ways on is to sign it."""
    async with bench(house) as it:
        await it.press("f8")
        picks = (await dialog(it, NextSteps)).query_one(PickList)
        await it.press(*["down"] * [each.value for each in picks.shown].index("sign"), "enter")
        await unlock(it)
        await dialog(it, Confirm)
        await it.press("enter")
        await it.back()
        assert it.on_disk().acts[-1].act == "issue"


async def test_the_password_is_never_seen_and_kept_nowhere(house):
    """Stars on the screen, nothing for a clipboard, nothing in a file."""
    async with bench(house) as it:
        await it.press("alt+s")
        screen = await dialog(it, Unlock)
        await it.type(PASSWORD)
        line = screen.query_one(Hidden)
        assert line.value == PASSWORD
        assert "*" * len(PASSWORD) in shown(it)
        assert PASSWORD not in shown(it)
        await it.press("home", "shift+end", "ctrl+c", "ctrl+x")
        assert it.pilot.app.clipboard == ""
        assert line.value == PASSWORD
        await it.press("enter")
        await dialog(it, Confirm)
        assert line.value == ""
        assert PASSWORD not in shown(it)
        await it.press("ctrl+y")
        await it.back()
        await it.until(lambda: "signed by" in it.notice)
        assert PASSWORD not in it.notice
    written = [each.read_bytes() for each in house.root.rglob("*") if each.is_file()]
    assert PASSWORD.encode() not in b"".join(written)


async def test_a_wrong_password_is_told_and_asked_again(house):
    """The line is empty again; nothing was written; turning back does nothing."""
    before = letter(house)
    async with bench(house) as it:
        await it.press("alt+s")
        screen = await unlock(it, "wrong")
        await it.until(lambda: "password is wrong" in shown(it))
        assert screen.query_one(Hidden).value == ""
        await unlock(it)
        await dialog(it, Confirm)
        await it.press("escape")
        await it.back()
        await it.press("alt+s")
        await dialog(it, Unlock)
        await it.press("escape")
        await it.back()
    assert letter(house) == before


async def test_without_a_key_of_the_office_one_is_chosen(house, keys, monkeypatch):
    """The file is picked as files are picked elsewhere."""
    with_key(house, "")
    monkeypatch.chdir(keys)
    async with bench(house, "gu") as it:
        await it.press("alt+s")
        await dialog(it, Picker)
        await it.until(lambda: "unit.p12" in shown(it))
        await it.type("unit")
        await it.press("enter")
        await unlock(it)
        await dialog(it, Confirm)
        await it.press("ctrl+y")
        await it.back()
        await it.until(lambda: "signed by" in it.notice)
        assert it.on_disk().acts[-1].who == "gu"


@pytest.mark.parametrize(
    ("key", "words"), [("old.p12", "is not valid on 2025-06-30"), ("none.p12", "there is no such file")]
)
async def test_a_key_that_cannot_sign_says_why(house, keys, key, words):
    """An expired certificate, a file that is gone."""
    with_key(house, str(keys / key))
    async with bench(house) as it:
        await it.press("alt+s")
        if key == "old.p12":
            await unlock(it)
        await it.until(lambda: words in it.notice)
        assert it.pilot.app.screen is it.bench
        assert it.on_disk().acts[-1].act == "issue"


async def test_a_file_that_is_no_key_says_so(house, keys):
    """The password cannot open it, and that it may be no key is said with it."""
    with_key(house, str(keys / "root.der"))
    async with bench(house) as it:
        await it.press("alt+s")
        screen = await unlock(it)
        await it.until(lambda: "no PKCS#12 file" in str(screen.query_one("#told", Static).content))


async def test_a_letter_that_was_changed_is_not_signed(house):
    """Said before a key is asked for; the history has it, too."""
    path = house.folder / "letters" / "1.docx"
    path.write_bytes(path.read_bytes() + b" ")
    async with bench(house) as it:
        await it.press("alt+s")
        await it.until(lambda: "rule: letter" in it.notice)
        it.bench.show_pane("history")
        await it.until(lambda: says(it, "missing or changed"))


async def test_who_may_not_sign_is_told_who_may(house):
    """The drafter is named the people who may."""
    async with bench(house, "lin") as it:
        await it.press("alt+s")
        await it.until(lambda: "顾清和" in it.notice and "白若川" in it.notice)
        assert it.pilot.app.screen is it.bench


async def test_a_letter_that_is_not_issued_has_nothing_to_sign(tmp_path):
    """The command is not offered."""
    fresh = House(tmp_path / "fresh")
    async with bench(fresh) as it:
        assert it.bench.check_action("sign", ()) is False
