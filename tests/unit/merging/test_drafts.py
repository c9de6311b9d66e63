"""Joining two drafts made from one."""

import datetime as dt

from reply_studio.merging.drafts import join_drafts
from reply_studio.model.draft import Draft, Note, Origin, ReplyPoint
from reply_studio.services import editing
from reply_studio.services.editing import replace
from tests.builders import draft, passage

BASE = draft(
    (ReplyPoint(id="p1", answers=("s1",), progress=("a1", "a2"), plans=("a3",)), ReplyPoint(id="p4", answers=("s2",))),
    (passage("a1", "已建成食堂96家"), passage("a2", "已开展培训"), passage("a3", "再建20家", unit="mzj")),
    last_id=4,
)


def texts(joined: Draft, half: str = "progress") -> list[str]:
    return [joined.passages[each].text for each in getattr(joined.points[0], half)]


def test_both_sides_keep_their_own_passages():
    """I change one passage, the other side another one."""
    mine = editing.change_passage(BASE, "a1", text="已建成食堂98家")
    theirs = editing.change_passage(BASE, "a2", text="已培训厨师40人")
    joined = join_drafts(BASE, mine, theirs)
    assert texts(joined.draft) == ["已建成食堂98家", "已培训厨师40人"]
    assert not joined.beside


def test_a_passage_that_both_changed_stands_twice():
    """Mine keeps its place and its id, theirs comes behind it."""
    mine = editing.change_passage(BASE, "a1", text="已建成食堂98家")
    theirs = editing.change_passage(BASE, "a1", text="已建成食堂99家")
    joined = join_drafts(BASE, mine, theirs)
    assert texts(joined.draft) == ["已建成食堂98家", "已建成食堂99家", "已开展培训"]
    assert joined.beside == {"a1": "a5"}
    assert joined.draft.last_id == 5


def test_other_fields_of_one_passage_come_together():
    """I write the text, the other side sets the day."""
    day = dt.date(2026, 12, 31)
    mine = editing.change_passage(BASE, "a3", text="再建30家")
    theirs = editing.change_passage(BASE, "a3", due=day)
    plan = join_drafts(BASE, mine, theirs).draft.passages["a3"]
    assert (plan.text, plan.unit, plan.due) == ("再建30家", "mzj", day)


def test_new_passages_of_both_sides_get_ids_of_their_own():
    """Both gave the id a5; mine is new to everybody else, so mine gives way."""
    mine, _id = editing.add_passage(BASE, "p1", "我的新句")
    theirs, _id = editing.add_passage(BASE, "p1", "他的新句")
    joined = join_drafts(BASE, mine, theirs)
    assert joined.renamed == {"a5": "a6"}
    assert joined.draft.passages["a5"].text == "他的新句"
    assert sorted(texts(joined.draft)) == sorted(["已建成食堂96家", "已开展培训", "他的新句", "我的新句"])


def test_what_one_deleted_and_the_other_changed_stays():
    """In both directions, with the point it stands in."""
    changed = editing.change_passage(BASE, "a1", text="已建成食堂98家")
    for mine, theirs in ((editing.delete_point(BASE, "p1"), changed), (changed, editing.delete_point(BASE, "p1"))):
        joined = join_drafts(BASE, mine, theirs).draft
        assert texts(joined) == ["已建成食堂98家"]
        assert list(joined.passages) == ["a1"]


def test_what_one_deleted_and_nobody_changed_is_gone():
    """A deletion is a change too."""
    joined = join_drafts(BASE, editing.delete_point(BASE, "p1"), editing.change_point(BASE, "p4", status="done")).draft
    assert [each.id for each in joined.points] == ["p4"]
    assert not joined.passages


def test_a_heading_that_both_changed_is_mine_and_theirs_is_a_note():
    """There is one heading only, so the other one is kept as a note on the point."""
    mine = editing.change_point(BASE, "p1", heading="优化布局", status="done")
    theirs = editing.change_point(BASE, "p1", heading="完善布局", reason="无")
    joined = join_drafts(BASE, mine, theirs)
    point = joined.draft.points[0]
    assert (point.heading, point.status, point.reason) == ("优化布局", "done", "无")
    (note,) = joined.draft.notes
    assert note.on == "p1"
    assert "完善布局" in note.text
    assert joined.noted == (note.id,)


def test_moves_and_orders_meet():
    """My order holds where I moved something; their new point stands behind what it stood behind."""
    mine = editing.move_point(editing.move_passage(BASE, "a2", "p4", plan=False), "p4", 0)
    theirs, _id = editing.add_point(BASE, heading="新的一点")
    theirs = editing.move_passage(theirs, "a2", "p1", plan=False, position=0)
    joined = join_drafts(BASE, mine, theirs).draft
    assert [each.id for each in joined.points] == ["p4", "p5", "p1"]
    assert joined.points[0].progress == ("a2",)
    assert joined.points[2].progress == ("a1",)


def test_answers_join_as_sets():
    """Suggestions that one side adds and the other takes away."""
    base = editing.change_point(BASE, "p1", answers=("s1", "s2"))
    mine = editing.change_point(base, "p1", answers=("s1", "s2", "s3"))
    theirs = editing.change_point(base, "p1", answers=("s2", "s4"))
    assert join_drafts(base, mine, theirs).draft.points[0].answers == ("s2", "s3", "s4")


def test_origins_of_both_sides_are_united():
    """A passage changed by me and taken further by them keeps all its sources."""
    one, other = (Origin(input=f"{each}-v1", passage=f"{each}1-1", sha="0" * 8) for each in ("sfj", "zzb"))
    mine = editing.change_passage(BASE, "a1", text="已建成食堂98家", origins=(one,))
    theirs = editing.change_passage(BASE, "a1", origins=(other,))
    joined = join_drafts(BASE, mine, theirs).draft.passages["a1"]
    assert (joined.text, joined.origins) == ("已建成食堂98家", (one, other))


def test_notes_and_the_layout_join_too():
    """Both change a note and the layout: mine holds, theirs is noted."""
    base = replace(BASE, notes=(Note(id="n5", text="待核", on="a1"),), last_id=5)
    mine = replace(base, notes=(Note(id="n5", text="已核", on="a1"),), layout="sections")
    theirs = replace(base, notes=(Note(id="n5", text="再核", on="a1"),), layout="by-suggestion")
    joined = join_drafts(base, mine, theirs)
    assert joined.draft.layout == "sections"
    assert joined.draft.notes[0].text == "已核"
    kept = " ".join(each.text for each in joined.draft.notes[1:])
    assert "再核" in kept
    assert "by-suggestion" in kept
