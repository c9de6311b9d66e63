"""A damaged file is read as far as it goes or refused in words; it never breaks the reader."""

from reply_studio.errors import InputError
from reply_studio.model.intake import Intake
from reply_studio.parsing import read, understand
from tests.damaged_files import damaged


def outcome(data: bytes) -> Intake | InputError:
    try:
        return understand(read("received", data))
    except InputError as error:
        return error


def test_two_hundred_damaged_files_are_read_or_refused_by_name():
    outcomes = [outcome(data) for data in damaged(200, seed=7)]
    refused = [each for each in outcomes if isinstance(each, InputError)]
    assert all(each.where == "received" and each.message for each in refused)
    assert 20 < len(refused) < 180
