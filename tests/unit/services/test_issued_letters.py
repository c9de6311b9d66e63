"""Which letter a case stands at: the one issued, or the one being drafted since."""

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.errors import InputError
from reply_studio.model.act import Act
from reply_studio.model.letter import Kind
from reply_studio.services.issued_letters import issued_letter, standing_letter
from tests.builders import case_file, issued, office

ISSUE = Act(act="issue", data={"number": "云民函〔2025〕36号", "date": "2025-09-21", "letter": 1})
FINAL = issued(compose(case_file(), "reply", profile_of(office())))


class Store:
    """Holds one case and the record of its letter."""

    def __init__(self, acts, record):
        self.file, self.record = case_file(acts=acts), record

    def ids(self):
        return [self.file.case.id]

    def has(self, case):
        return case == self.file.case.id

    def load(self, _case):
        return self.file

    def letter(self, _case, name):
        assert name == "1.json"
        return self.record


class Desk:
    """What the letter needs of a desk."""

    def __init__(self, *acts, record=b""):
        self.config = office()
        self.store = Store(acts, record or msgspec.json.encode({"paragraphs": msgspec.to_builtins(FINAL)}))


@pytest.mark.parametrize(
    ("acts", "number"),
    [
        ((), ""),
        ((ISSUE,), "云民函〔2025〕36号"),
        ((ISSUE, Act(act="dispatch"), Act(act="feedback")), "云民函〔2025〕36号"),
        ((ISSUE, Act(act="rehandle")), ""),
        ((ISSUE, Act(act="revise")), ""),
        ((Act(act="revise"), ISSUE), "云民函〔2025〕36号"),
    ],
)
def test_the_letter_that_a_case_stands_at(acts, number):
    desk = Desk(*acts)
    assert standing_letter(desk, desk.store.file).first(Kind.NUMBER).text == number


def test_the_issued_letter_stays_whatever_comes_after():
    desk = Desk(ISSUE, Act(act="rehandle"))
    assert issued_letter(desk, desk.store.file) == FINAL


@pytest.mark.parametrize("record", [b"{", b"[]", b"{}", b'{"paragraphs": 1}'])
def test_a_damaged_record_is_named(record):
    desk = Desk(ISSUE, record=record)
    with pytest.raises(InputError, match="damaged") as caught:
        issued_letter(desk, desk.store.file)
    assert caught.value.where.endswith("letters/1.json")
