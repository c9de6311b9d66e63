"""Two passages that say the same: one text with both sources, woven, or both on purpose."""

import pytest

from reply_studio.errors import RefusedError
from reply_studio.merging import labels, merge, uses
from reply_studio.merging.same import same_states
from reply_studio.merging.view import Twice
from reply_studio.model.draft import Draft
from reply_studio.services import drafting, overlapping, undoing
from reply_studio.services.committing import save, save_draft
from reply_studio.services.editing import replace
from tests.builders import case_file
from tests.desks import contribution, with_case

ONE = "截至5月底,全市建成长者食堂96家,其中城区64家。"
OTHER = "到五月末我市共有九十六个老年人就餐点位。"


@pytest.fixture
def case(desk):
    sent = (contribution("sfj", "市司法局", (ONE, "调解纠纷57件。")), contribution("zzb", "市委组织部", (OTHER,)))
    return with_case(desk, case_file(draft=Draft(), inputs=sent))


def do(desk, case, operation, *given, **more):
    """Makes a step and saves it; returns what it leaves selected."""
    file = desk.store.load(case)
    step = operation(file, *given, **more)
    if step.draft is None:
        save(desk, file, {}, (step.act,))
    else:
        save_draft(desk, file, step.draft, step.act)
    return step.select


def states(desk, case):
    return {labels(desk.store.load(case))[each.passage]: each.state for each in uses(desk.store.load(case))}


def pair(desk, case):
    """What became of the two."""
    file = desk.store.load(case)
    view = replace(merge(file), overlaps=(Twice(passages=("司法局.1", "组织部.1"), score=0.5),))
    return same_states(file, view, {label: key for key, label in labels(file).items()})[0]


def test_of_two_open_passages_one_text_is_taken_with_both_sources(desk, case):
    made = do(desk, case, overlapping.choose, "司法局.1", "组织部.1", "s2")
    (drafted,) = desk.store.load(case).draft.passages.values()
    assert (drafted.id, drafted.text) == (made, ONE)
    assert [each.passage for each in drafted.origins] == ["sfj1-1", "zzb1-1"]
    assert states(desk, case) == {"司法局.1": "merged", "司法局.2": "open", "组织部.1": "merged"}
    assert pair(desk, case).state == "merged"


def test_a_chosen_text_counts_for_both_even_where_they_share_no_words(desk, case):
    """Without the decision an origin of which hardly anything is left would not count."""
    do(desk, case, overlapping.choose, "组织部.1", "司法局.1", "s2")
    assert states(desk, case)["司法局.1"] == "merged"
    undoing.undo(desk, case)
    assert states(desk, case) == dict.fromkeys(("司法局.1", "司法局.2", "组织部.1"), "open")
    assert not desk.store.load(case).draft.points


def test_where_both_stand_in_the_reply_the_other_one_goes(desk, case):
    drafting.outline(desk, case)
    drafting.take(desk, case, "司法局.1", "2")
    drafting.take(desk, case, "组织部.1", "1")
    assert pair(desk, case).state == "open"
    do(desk, case, overlapping.choose, "组织部.1", "司法局.1", "s2")
    (drafted,) = desk.store.load(case).draft.passages.values()
    assert drafted.text == OTHER
    assert pair(desk, case).state == "merged"


def test_where_the_other_one_stands_the_chosen_text_takes_its_place(desk, case):
    drafting.outline(desk, case)
    drafting.take(desk, case, "司法局.1", "2")
    drafting.take(desk, case, "司法局.2", "2")
    do(desk, case, overlapping.choose, "组织部.1", "司法局.1", "s1")
    file = desk.store.load(case)
    point = next(each for each in file.draft.points if each.answers == ("s2",))
    assert [file.draft.passages[each].text for each in point.progress] == [OTHER, "调解纠纷57件。"]


def test_woven_texts_stand_in_one_passage_with_both_sources(desk, case):
    made = do(desk, case, overlapping.weave, "司法局.1", "组织部.1", "s2")
    drafted = desk.store.load(case).draft.passages[made]
    assert drafted.text == ONE + OTHER
    assert {each.passage for each in drafted.origins} == {"sfj1-1", "zzb1-1"}
    assert pair(desk, case).state == "merged"


def test_two_drafted_passages_are_woven_into_the_first(desk, case):
    drafting.outline(desk, case)
    drafting.take(desk, case, "司法局.1", "2")
    drafting.take(desk, case, "组织部.1", "1")
    do(desk, case, overlapping.weave, "组织部.1", "司法局.1", "s2")
    (drafted,) = desk.store.load(case).draft.passages.values()
    assert drafted.text == OTHER + ONE


def test_both_stay_with_a_reason_until_it_is_taken_back(desk, case):
    do(desk, case, overlapping.keep_both, "司法局.1", "组织部.1", "侧重不同")
    assert (pair(desk, case).state, pair(desk, case).reason) == ("both", "侧重不同")
    undoing.undo(desk, case)
    assert pair(desk, case).state == "open"
    with pytest.raises(RefusedError):
        do(desk, case, overlapping.keep_both, "司法局.1", "组织部.1", " ")


def test_a_pair_is_settled_where_one_of_them_is_left_out(desk, case):
    drafting.leave_out(desk, case, "组织部.1", "重复")
    assert pair(desk, case).state == "left-out"
