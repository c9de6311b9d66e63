"""Long loads for the readers: thousands of random proposals, thousands of damaged files."""

import random

import pytest

from reply_studio.errors import InputError
from reply_studio.formats import office
from reply_studio.model.intake import Intake
from reply_studio.parsing import read, understand
from tests.damaged_files import DAMAGES, damaged
from tests.printed import is_exact, received
from tests.word_files import paragraph, word_file

pytestmark = pytest.mark.soak


def test_five_thousand_random_proposals_are_read_exactly():
    results = [is_exact(*received(random.Random(seed))) for seed in range(10_000, 15_000)]
    assert sum(results) / len(results) >= 0.98


def test_two_thousand_damaged_files_are_read_or_refused_by_name():
    outcomes = [outcome(data) for data in damaged(2_000, seed=11)]
    assert all(isinstance(each, Intake) or each.where == "received" for each in outcomes)


def test_forty_damaged_files_of_old_word_are_read_or_refused_by_name(needs):
    """Each is a run of LibreOffice of its own."""
    needs("soffice")
    rng = random.Random(13)
    whole = office.convert(
        "x.docx", word_file(paragraph("\u5173\u4e8e\u98df\u5802\u7684\u5efa\u8bae") * 30), "docx", "doc"
    )
    for _time in range(40):
        found = outcome(rng.choice(DAMAGES)(rng, whole))
        assert isinstance(found, Intake) or found.where == "received"


def outcome(data: bytes) -> Intake | InputError:
    try:
        return understand(read("received", data))
    except InputError as error:
        return error
