"""The merge on the screen knows what the command knows: what the units answered in other cases."""

import msgspec
import pytest

from reply_studio.merging import merge
from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.services import earlier
from reply_studio.services.grounds import grounds
from reply_studio.services.merges import Merges
from tests.builders import case_file
from tests.desks import desk_at, with_case, with_inputs


@pytest.fixture
def desk(tmp_path):
    """A workspace where a unit answered the suggestion s6 once."""
    desk = desk_at(tmp_path)
    plain = with_inputs(case_file())
    sent = plain.inputs[0]
    words = Passage(
        id="a1",
        text="调解纠纷\u3002",
        origins=(Origin(input=sent.key, passage=sent.passages[0].id, sha="0" * 8),),
    )
    point = ReplyPoint(id="p1", answers=("s6",), status="done", progress=("a1",))
    case = msgspec.structs.replace(plain.case, id="2024-t-0007", number="7")
    draft = Draft(points=(point,), passages={"a1": words}, last_id=1)
    with_case(desk, msgspec.structs.replace(plain, case=case, draft=draft))
    return desk


@pytest.fixture
def file(desk):
    return desk.store.load(with_case(desk, with_inputs(case_file(draft=Draft()))))


def test_the_merge_is_the_one_that_the_command_shows(desk, file):
    habits = earlier.habits(desk, file.case.id)
    seen = Merges(desk).of(file).view
    assert seen.alignments == merge(file, habits=habits).alignments
    assert seen.alignments != merge(file).alignments


def test_what_a_unit_answered_before_stands_among_the_evidence(desk, file):
    told = [
        one
        for found in grounds(file, earlier.habits(desk, file.case.id)).values()
        for each in found
        for one in each.evidence
    ]
    assert "answered before: 2024-t-0007 3.3" in told
    assert not any(
        one.startswith("answered before") for found in grounds(file).values() for each in found for one in each.evidence
    )


def test_what_was_worked_out_once_serves_every_step(desk, file, monkeypatch):
    merges = Merges(desk)
    first = merges.of(file)
    monkeypatch.setattr(earlier, "habits", None)
    assert merges.of(msgspec.structs.replace(file, draft=Draft(last_id=9))).view.alignments == first.view.alignments
