"""Words typed over a row of a proposal, autosaved and never committed."""

import pytest

from reply_studio.errors import ConflictError
from reply_studio.services import correcting, unsaved
from reply_studio.services import proposal_edits as edits
from tests.desks import desk_at, with_case


@pytest.fixture
def kept(desk):
    """A case with words over s4 and another title that were autosaved."""
    case = with_case(desk)
    file = desk.store.load(case)
    proposal = edits.write(edits.set_title(file.proposal, "新题目"), "s4", "", "写到一半")[0]
    unsaved.keep(desk, file, proposal)
    return case


def test_they_are_found_with_what_stands_there(desk, kept):
    """Row by row: what was typed, and what the case has."""
    found = unsaved.find(desk, desk.store.load(kept))
    assert set(found.texts) == {"title", "s4"}
    assert found.texts["s4"] == ("一是写到一半", "一是食品安全要纳入日常检查")
    assert found.at


def test_they_become_a_step_that_undo_takes_out(desk, kept):
    """Taken in they are not offered again; undo gives the old words back."""
    before = desk.store.load(kept)
    unsaved.take_in(desk, before, unsaved.find(desk, before))
    after = desk.store.load(kept)
    assert after.proposal.title == "新题目"
    assert after.acts[-1].act == "correct"
    assert unsaved.find(desk, after) is None
    correcting.undo(desk, kept)
    assert desk.store.load(kept).proposal.title == before.proposal.title


def test_they_are_offered_to_the_one_who_typed_them_on_that_text(desk, kept, tmp_path):
    """Not to another person, and not over what was changed since."""
    other = desk_at(tmp_path, who="su")
    assert unsaved.find(other, other.store.load(kept)) is None
    file = desk.store.load(kept)
    found = unsaved.find(desk, file)
    correcting.set_title(other, kept, "他人的题目")
    assert unsaved.find(desk, desk.store.load(kept)) is None
    with pytest.raises(ConflictError):
        unsaved.take_in(desk, file, found)
    assert desk.store.load(kept).proposal.title == "他人的题目"


def test_let_go_they_are_gone(desk, kept):
    """The case's own proposal kept over them."""
    file = desk.store.load(kept)
    unsaved.keep(desk, file, file.proposal)
    assert unsaved.find(desk, file) is None
