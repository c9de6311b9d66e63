"""Words of another case: taken with their origin, which counts as no unit's input."""

import datetime as dt

import msgspec
import pytest

from reply_studio.composing import compose, profile_of
from reply_studio.composing.units import co_units
from reply_studio.errors import UsageError
from reply_studio.merging import uses
from reply_studio.merging.same import origins_now
from reply_studio.model.draft import Draft, Origin, ReplyPoint
from reply_studio.services import earlier, passages, reusing, steps
from reply_studio.services.desk import open_case
from reply_studio.services.editing import change_passage, replace
from reply_studio.services.insight import Insights
from reply_studio.services.passages import Wording
from tests.builders import case_file, draft, passage
from tests.desks import desk_at, empty_case, with_case, with_inputs

SAID = "受理涉食堂纠纷31件并全部办结。"
PROMISED = "每个街道建立一支调解队伍。"


@pytest.fixture
def desk(tmp_path):
    """A workspace with a case of the year before, which answered the suggestion on disputes."""
    made = desk_at(tmp_path)
    plan = passage("a2", PROMISED, unit="sfj", due=dt.date(2024, 12, 31))
    own = passage("a3", "由本案单位办理。", unit="u1")
    words = draft(
        (ReplyPoint(id="p1", answers=("s6",), status="done", progress=("a1",), plans=("a2", "a3")),),
        (passage("a1", SAID), plan, own),
        last_id=3,
    )
    whole = case_file(draft=words)
    case = msgspec.structs.replace(whole.case, id="2024-t-0031", number="31")
    with_case(made, msgspec.structs.replace(whole, case=case))
    return made


def test_words_come_with_the_case_they_were_written_in(desk):
    case = with_case(desk)
    made = reusing.reuse(desk, case, "2024-t-0031", "3.3", 1, "p5")
    file = open_case(desk, case)
    taken = file.draft.passages[made]
    assert taken.text == SAID
    (origin,) = taken.origins
    assert (origin.input, origin.passage, origin.case) == ("case:2024-t-0031", "3.3", "2024-t-0031")
    assert taken.received == ()
    assert file.acts[-1].act == "reuse"


def test_a_promise_comes_with_its_unit_and_without_its_date(desk):
    case = with_case(desk)
    made = reusing.reuse(desk, case, "2024-t-0031", "3.3", 2, "p5")
    draft_now = open_case(desk, case).draft
    assert (draft_now.passages[made].unit, draft_now.passages[made].due) == ("sfj", None)
    assert made in draft_now.points[4].plans
    other = reusing.reuse(desk, case, "2024-t-0031", "3.3", 3, "p5")
    assert open_case(desk, case).draft.passages[other].unit == ""


@pytest.mark.parametrize(
    ("other", "number", "n"), [("2024-t-0031", "3.3", 4), ("2024-t-0031", "1", 1), ("x", "3.3", 1)]
)
def test_what_was_not_said_cannot_be_taken(desk, other, number, n):
    case = with_case(desk)
    with pytest.raises(UsageError):
        reusing.reuse(desk, case, other, number, n, "p5")


def test_a_reused_origin_is_no_input_of_a_unit(desk):
    """Dispositions, units named, insight and history of habits are those of before."""
    case = empty_case(desk)
    file = open_case(desk, case)
    made = steps.new_point(file, ("s6",))
    file = replace(file, draft=made.draft)
    file = replace(file, draft=steps.take(file, "司法局.1", made.select).draft)
    likeness = max(earlier.similar(desk, file), key=lambda each: each.score)
    text = reusing.texts(likeness.case, likeness.answered)[0]
    reused = replace(file, draft=reusing.step(file, desk.config, text, made.select).draft)
    assert uses(reused) == uses(file)
    profile = profile_of(desk.config)
    assert co_units(reused, profile) == co_units(file, profile)
    assert earlier.describe(reused).answered[0].units == earlier.describe(file).answered[0].units
    assert origins_now(reused)[reused.draft.points[0].progress[1]] == frozenset()
    assert Insights(desk).of(reused).merged.dispositions == Insights(desk).of(file).merged.dispositions
    assert SAID in "".join(each.text for each in compose(reused, "reply", profile).paragraphs)


def test_a_units_passage_joined_with_reused_words_is_still_used_and_not_merged(desk):
    """The other case's origin is none of several inputs."""
    file = with_inputs(case_file(draft=Draft()))
    made = steps.new_point(file, ("s6",))
    file = replace(file, draft=made.draft)
    taken = steps.take(file, "司法局.1", made.select)
    before = uses(replace(file, draft=taken.draft))
    both = taken.draft.passages[taken.select].origins
    case = Origin(input="case:2024-t-0031", passage="3.3", sha="0" * 8)
    after = change_passage(taken.draft, taken.select, origins=(*both, case))
    assert uses(replace(file, draft=after)) == before


def test_the_origin_lasts_in_the_file_and_over_an_edit(desk):
    case = with_case(desk)
    made = reusing.reuse(desk, case, "2024-t-0031", "3.3", 1, "p5")
    passages.edit(desk, case, made, Wording(text="改写之后的话。"))
    assert open_case(desk, case).draft.passages[made].origins[0].case == "2024-t-0031"
