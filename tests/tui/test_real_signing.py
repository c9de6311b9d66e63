"""The issued letter signed in a real terminal by keys alone: the password is never on the screen; then kill -9."""

import shlex
import sys

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reply_studio.services.issued_letters import letter_states
from reply_studio.services.issuing import issue
from tests.review_desks import House
from tests.signing_keys import DAY, NOW, PASSWORD, Authority, as_pkcs12
from tests.tui.terminals import terminal, until_written
from tests.unit.services.test_reviewing import approved


@pytest.fixture
def house(tmp_path):
    """An issued letter; the workspace's configuration has the people, the key and what is trusted."""
    made = House(tmp_path / "w")
    approved(made)
    issue(made.desk("bai"), made.case)
    authority = Authority()
    key = authority.signer(kind="ec", start=NOW - 900 * DAY, end=NOW + 9000 * DAY)
    (made.root / "unit.p12").write_bytes(as_pkcs12(key))
    (made.root / "root.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    people = "".join(
        f'[[people]]\nlogin = "{each.login}"\nname = "{each.name}"\nroles = ["{each.roles[0]}"]\n'
        for each in made.config.people
    )
    signing = '[signing]\nkey = "unit.p12"\ntrust = ["root.pem"]\n'
    (made.root / "config.toml").write_text(f'schema = 1\n[office]\nname = "市民政局"\n{signing}{people}')
    return made


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
def test_the_leader_signs_the_issued_letter(house, needs, tmp_path, size):
    """Key, password, the last page, yes; killed right after the journal has it, the letter is signed and whole."""
    program = [sys.executable, "-m", "reply_studio", "-C", str(house.root), "--lang", "en", "--as", "gu"]
    with terminal(needs("tmux"), shlex.join(program), size, tmp_path) as it:
        it.until("29", "F4")
        it.press("Enter")
        it.until("3/3", "F8")
        it.press("M-s")
        it.until("unit.p12")
        it.type(PASSWORD)
        seen = it.until("*" * len(PASSWORD))
        assert PASSWORD not in seen
        it.press("Enter")
        it.until("letters/1.docx", "not signed", "CN=云川市民政局")
        it.press("C-y")
        until_written(house.root, "journal.jsonl", '"act":"sign"')
        it.kill()
    desk = house.desk("gu")
    file = desk.store.load(house.case)
    (state,) = letter_states(desk, file)
    assert file.acts[-1].who == "gu"
    assert state.status is not None
    assert state.status.intact
    assert desk.store.verify(house.case) == []
