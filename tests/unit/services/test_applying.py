"""The sure passages of a merge go into the outline."""

import pytest

from reply_studio.merging import merge
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.model.reply import ReplyPassage
from reply_studio.services import undoing
from reply_studio.services.applying import apply, apply_sure, home_of
from reply_studio.services.outlining import planned
from tests.builders import canteens, case_file
from tests.desks import contribution, with_case

COUNTED = "加大扶持力度,对新建食堂给予运营补助,对困难老人给予餐补。"
DISPUTES = "纠纷有人调解:受理涉食堂纠纷57件,调解成功56件。"
FUTURE = "下一步,我局将对食堂运营给予补助,对困难老人给予餐补。"


def file_with(draft: Draft, *texts: str):
    return case_file(draft=draft, inputs=(contribution("czj", "市财政局", texts),))


def sure_of(file) -> set[str]:
    return {each.passage for each in merge(file).alignments if each.sure}


def test_an_empty_outline_gets_a_point_for_every_suggestion_and_the_sure_passages(desk):
    file = file_with(Draft(), COUNTED, DISPUTES, "专此函复。")
    sure = sure_of(file)
    assert sure
    case = with_case(desk, file)
    done = apply_sure(desk, case)
    assert {each.passage for each in done.taken} == sure
    assert [each.answers for each in done.file.draft.points] == [("s1",), ("s2",), ("s3",)]
    states = {each.passage: each.state for each in merge(done.file).dispositions}
    assert {label for label, state in states.items() if state == "used"} == sure


def test_it_is_one_act_that_can_be_undone_and_is_not_repeated(desk):
    case = with_case(desk, file_with(Draft(), COUNTED, DISPUTES))
    before = len(desk.store.load(case).acts)
    done = apply_sure(desk, case)
    assert [each.act for each in done.file.acts[before:]] == ["merge"]
    assert apply_sure(desk, case).taken == ()
    assert len(desk.store.load(case).acts) == before + 1
    undoing.undo(desk, case)
    assert desk.store.load(case).draft.points == ()


def test_what_is_left_out_or_used_already_is_not_taken_again(desk):
    file = file_with(Draft(), COUNTED)
    step, taken = apply(file, merge(file))
    assert step is not None
    assert step.draft is not None
    assert len(taken) == 1
    again = file_with(step.draft, COUNTED)
    assert apply(again, merge(again)) == (None, ())


def test_the_future_becomes_a_plan_of_the_unit_that_says_it(desk):
    file = file_with(Draft(), FUTURE)
    assert sure_of(file)
    done = apply_sure(desk, with_case(desk, file))
    (taken,) = done.taken
    passage = done.file.draft.passages[taken.to]
    assert taken.plan
    assert passage.unit == "czj"
    assert passage.text.startswith("下一步,市财政局将")


def test_a_case_without_sure_passages_stays_as_it_is(desk):
    case = with_case(desk, file_with(Draft(), "专此函复。"))
    before = desk.store.load(case)
    assert apply_sure(desk, case).taken == ()
    assert desk.store.load(case) == before


@pytest.mark.parametrize(
    ("points", "suggestion", "home"),
    [
        ((ReplyPoint(id="p1", answers=("s3",)), ReplyPoint(id="p2", answers=("s5",))), "s5", "p2"),
        ((ReplyPoint(id="p1", answers=("s3",)),), "s6", "p1"),
        ((ReplyPoint(id="p1", answers=("s1",)), ReplyPoint(id="p2", answers=("s5",))), "s3", "p2"),
    ],
    ids=["its own", "the one above", "the first below"],
)
def test_the_point_for_an_answer(points, suggestion, home):
    assert home_of(canteens(), Draft(points=points), suggestion) == home


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("下一步,继续调解纠纷。", True),
        ("我局将于2025年9月底前完成补助发放。", True),
        ("拟新建食堂20家。", True),
        ("拟定补助办法并印发执行。", False),
        ("已建成食堂96家,将于年底前验收。", False),
        ("截至6月底,全市建成食堂96家。", False),
        ("将助餐服务纳入社区党建考核。", False),
        ("将食堂纳入民生实事,两年来共有64家开业。", False),
    ],
)
def test_what_speaks_of_the_future(text, plan):
    (found,) = planned(contribution("czj", "市财政局", (text,)).passages)
    assert found is plan


def test_everything_below_a_heading_of_plans_is_one():
    passages = (
        ReplyPassage(id="1", marker="一、", heading="工作情况", text="", level=1),
        ReplyPassage(id="2", text="发放补助288万元。"),
        ReplyPassage(id="3", marker="二、", heading="下步计划", text="", level=1),
        ReplyPassage(id="4", text="修订补助办法。"),
    )
    assert planned(passages) == [False, False, True, True]
