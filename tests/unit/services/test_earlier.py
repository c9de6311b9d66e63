"""What other cases of the workspace answered, and how it is found again."""

import datetime as dt

import msgspec
import pytest

from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.services import earlier
from reply_studio.services.desk import open_case
from tests.builders import case_file
from tests.desks import with_case, with_inputs

WORDS = "受理涉食堂纠纷57件。"
PLAN = Passage(id="a2", text="每个街道建立一支调解队伍。", unit="sfj", due=dt.date(2025, 12, 31))


def answered(case_id: str, number: str):
    """A case of the canteens whose suggestion s6 was answered with words of its first input."""
    plain = with_inputs(case_file())
    sent = plain.inputs[0]
    origin = Origin(input=sent.key, passage=sent.passages[0].id, sha="0" * 8)
    draft = Draft(
        points=(ReplyPoint(id="p1", answers=("s6",), status="in_progress", progress=("a1",), plans=("a2",)),),
        passages={"a1": Passage(id="a1", text=WORDS, origins=(origin,)), "a2": PLAN},
        last_id=2,
    )
    case = msgspec.structs.replace(plain.case, id=case_id, number=number)
    return msgspec.structs.replace(plain, case=case, draft=draft)


def test_an_empty_workspace_tells_nothing(desk):
    case = with_case(desk, case_file(draft=Draft()))
    assert earlier.similar(desk, open_case(desk, case)) == ()
    assert earlier.habits(desk, case) == {}


def test_a_desk_without_such_an_index_tells_nothing(desk):
    case = with_case(desk, answered("2024-t-0007", "7"))
    with_case(desk, case_file(draft=Draft()))
    bare = type(desk)(**{name: getattr(desk, name) for name in desk.__slots__ if name != "earlier"})
    assert earlier.similar(bare, open_case(bare, case)) == ()


def test_a_like_suggestion_comes_with_status_words_and_promises(desk):
    with_case(desk, answered("2024-t-0007", "7"))
    case = with_case(desk, case_file(draft=Draft()))
    best = max(earlier.similar(desk, open_case(desk, case)), key=lambda each: each.score)
    assert (best.case, best.item, best.suggestion, best.answered.status) == ("2024-t-0007", "7", "s6", "in_progress")
    assert best.score == pytest.approx(1.0, abs=0.01)
    assert best.answered.passages == (WORDS,)
    assert [(each.text, each.due) for each in best.answered.plans] == [(PLAN.text, dt.date(2025, 12, 31))]


def test_a_case_is_not_like_itself(desk):
    case = with_case(desk, answered("2024-t-0007", "7"))
    assert earlier.similar(desk, open_case(desk, case)) == ()


def test_which_unit_answered_what_is_read_from_the_origins(desk):
    file = answered("2024-t-0007", "7")
    with_case(desk, file)
    case = with_case(desk, case_file(draft=Draft()))
    unit = file.inputs[0].name.removeprefix("市")
    known = earlier.habits(desk, case)
    assert list(known) == [unit]
    assert [each.place for each in known[unit]] == ["2024-t-0007 3.3"]


def test_a_case_that_cannot_be_read_tells_nothing_and_the_others_go_on(desk):
    with_case(desk, answered("2024-t-0007", "7"))
    broken = with_case(desk, answered("2024-t-0008", "8"))
    desk.store.path(broken, "draft").write_text("order = [", "utf-8")
    case = with_case(desk, case_file(draft=Draft()))
    assert {each.case for each in earlier.similar(desk, open_case(desk, case))} == {"2024-t-0007"}
