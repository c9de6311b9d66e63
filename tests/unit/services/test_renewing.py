"""The new wording goes into the place of the old one."""

import datetime as dt

import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.merging import merge
from reply_studio.model.draft import Draft
from reply_studio.services import drafting, inputs, steps, undoing
from reply_studio.services.committing import act, save
from reply_studio.services.editing import change_passage
from reply_studio.services.ports import Received
from reply_studio.services.renewing import keep_old, take_instead
from tests.builders import case_file
from tests.desks import MORNING, contribution, with_case

OLD = "我局组织律师进社区,为食堂运营提供合同审查服务412次。受理纠纷57件。"
NEW = "我局组织律师进社区,为食堂运营提供合同审查服务436次。受理纠纷61件。"
OTHER = "组织党员志愿者为高龄老人送餐。"


@pytest.fixture
def case(desk):
    """a4 of point p3 was taken from the first version; a second one has come."""
    sent = (contribution("sfj", "市司法局", (OLD,)), contribution("zzb", "市委组织部", (OTHER,)))
    made = with_case(desk, case_file(draft=Draft(), inputs=sent))
    drafting.outline(desk, made)
    drafting.take(desk, made, "司法局.1", "3")
    again(desk, made, (NEW,))
    return made


def again(desk, case, texts):
    file = desk.store.load(case)
    letter = inputs.Letter(
        reply=contribution("sfj", "市司法局", texts, 2).reply, key="sfj", name="市司法局", kind="input"
    )
    new = inputs.next_version(file, letter, received=MORNING.date(), source=Received(name="again.txt", data=b"x"))
    save(desk, file, {f"inputs/{new.key}": new}, (act("import"),))


def passage(desk, case, key="a4"):
    return desk.store.load(case).draft.passages[key]


def rewritten(desk, case, text):
    file = desk.store.load(case)
    drafted = change_passage(file.draft, "a4", text=text)
    save(desk, file, {"draft": drafted}, (act("passage"),))


def test_the_new_words_stand_where_the_old_ones_stood(desk, case):
    before = desk.store.load(case).draft
    assert drafting.take(desk, case, "司法局.1", "p3", instead="a4") == (case, "a4")
    after = desk.store.load(case).draft
    assert after.points == before.points
    assert after.passages["a4"].text == NEW.replace("我局", "市司法局")
    assert [each.passage for each in after.passages["a4"].origins] == ["sfj1-1", "sfj2-1"]
    view = merge(desk.store.load(case))
    assert view.outdated == ()
    assert {each.passage: each.state for each in view.dispositions}["司法局.1"] == "used"


def test_our_own_words_around_them_stay(desk, case):
    told = OLD.replace("我局", "市司法局")
    rewritten(desk, case, f"前期,{told}居民普遍满意。")
    drafting.take(desk, case, "司法局.1", "p3", instead="a4")
    assert passage(desk, case).text == "前期," + NEW.replace("我局", "市司法局") + "居民普遍满意。"


def test_edited_sentences_of_theirs_are_replaced_and_ours_stay(desk, case):
    rewritten(desk, case, "街道落实了场地。市司法局组织律师进社区,为食堂运营提供合同审查服务共412次。居民普遍满意。")
    drafting.take(desk, case, "司法局.1", "p3", instead="a4")
    assert passage(desk, case).text == "街道落实了场地。" + NEW.replace("我局", "市司法局") + "居民普遍满意。"


def test_words_of_another_unit_are_not_replaced(desk, case):
    with pytest.raises(RefusedError, match="no words of"):
        drafting.take(desk, case, "组织部.1", "p3", instead="a4")


def test_words_that_are_all_ours_by_now_are_not_replaced(desk, case):
    rewritten(desk, case, "另起炉灶的一段话。")
    with pytest.raises(RefusedError):
        drafting.take(desk, case, "司法局.1", "p3", instead="a4")
    assert passage(desk, case).text == "另起炉灶的一段话。"


def test_the_point_must_be_the_one_it_stands_in(desk, case):
    with pytest.raises(UsageError, match="p3"):
        drafting.take(desk, case, "司法局.1", "p1", instead="a4")
    with pytest.raises(UsageError):
        drafting.take(desk, case, "司法局.1", "p3", instead="a99")
    with pytest.raises(UsageError):
        drafting.take(desk, case, "司法局.1", "p3", instead="a4", plan=True)


def test_a_plan_stays_a_plan_with_its_unit_and_day(desk, case):
    file = desk.store.load(case)
    planned = steps.take(file, "sfj1-1", "p1", plan=True, due=dt.date(2025, 12, 31))
    save(desk, file, {"draft": planned.draft}, (planned.act,))
    step = take_instead(desk.store.load(case), "司法局.1", "p1", planned.select)
    assert step.draft is not None
    renewed = step.draft.passages[planned.select]
    assert (renewed.unit, renewed.due) == ("sfj", dt.date(2025, 12, 31))
    assert planned.select in step.draft.points[0].plans


def test_the_old_words_stay_with_a_reason_until_that_is_taken_back(desk, case):
    file = desk.store.load(case)
    step = keep_old(file, "司法局.1", "a4", "只改了错别字")
    save(desk, file, {}, (step.act,))
    file = desk.store.load(case)
    assert merge(file).outdated == ()
    assert merge(file).dispositions[0].state == "left-out"
    undoing.undo(desk, case)
    assert [each.passage for each in merge(desk.store.load(case)).outdated] == ["a4"]


def test_leaving_the_new_words_out_alone_keeps_nothing(desk, case):
    """Whoever leaves a passage out has not seen that our words rest on its earlier form."""
    drafting.leave_out(desk, case, "司法局.1", "重复")
    assert [each.passage for each in merge(desk.store.load(case)).outdated] == ["a4"]


def test_keeping_old_words_needs_a_reason(desk, case):
    with pytest.raises(RefusedError):
        keep_old(desk.store.load(case), "司法局.1", "a4", " ")
