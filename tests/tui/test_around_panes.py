"""Notes, earlier cases and goals as texts and keys, without a screen."""

import datetime as dt

import pytest

from reply_studio.merging.differing import Differing
from reply_studio.model.draft import Note
from reply_studio.services.editing import replace
from reply_studio.services.insight import Insights
from reply_studio.services.places import NewNote, NoteText
from reply_studio.tui.panes import earlier, jumping, notes, outline, view
from reply_studio.tui.widgets.lines import Tab, TabLine
from tests.builders import case_file
from tests.desks import desk_at, with_case, with_inputs

TODAY = dt.date(2025, 6, 30)


@pytest.fixture
def seen(tmp_path):
    desk = desk_at(tmp_path)
    file = with_inputs(case_file())
    remarks = (
        Note(id="n18", text="甲", on="p2"),
        Note(id="n19", text="乙", on="a4"),
        Note(id="n20", text="丙", on="a99"),
    )
    file = desk.store.load(with_case(desk, replace(file, draft=replace(file.draft, notes=remarks))))
    return view.view_of(file, desk.config, TODAY, Insights(desk).of(file))


def test_notes_stand_below_what_they_speak_of(seen):
    keys = [each.key for each in outline.outline_blocks(seen, ("suggestion", "s1"))]
    assert keys.index(("note", "n18")) == keys.index(("status", "p2")) + 1
    assert keys.index(("note", "n19")) == keys.index(("plan", "a4")) + 1
    assert ("note", "n20") not in keys
    loose = outline.outline_blocks(seen, view.ALL)[0]
    assert (loose.key, loose.head.strip(), loose.foot) == (("note", "n20"), "Note", ("what it was written on is gone",))


def test_a_note_belongs_to_the_point_of_its_place(seen):
    owners = [outline.owner_of(seen, ("note", each)) for each in ("n18", "n19", "n20")]
    assert [each.id if each else None for each in owners] == ["p2", "p2", None]


def test_a_new_note_has_a_row_until_the_draft_has_it(seen):
    new = (notes.NEW, "a2")
    assert notes.new_row(seen, (), NewNote(on="a2")) == new
    assert notes.new_row(seen, new, NoteText(note="n99")) == new
    assert notes.new_row(seen, new, NoteText(note="n18")) == ()
    assert notes.new_row(seen, ("text", "a2"), None) == ()
    keys = [each.key for each in outline.outline_blocks(seen, ("suggestion", "s1"), new)]
    assert keys.index(new) == keys.index(("text", "a2")) + 1


def test_the_next_goal_is_behind_the_row_and_the_first_again_after_the_last():
    goals = jumping.Goals("outline", [("a",), ("b",), ("c",), ("d",)], [("b",), ("d",)])
    assert [goals.after(each) for each in (("a",), ("b",), ("c",), ("d",), ("z",))] == [
        ("b",),
        ("d",),
        ("d",),
        ("b",),
        ("b",),
    ]
    assert jumping.Goals("outline", [("a",)], []).after(("a",)) == ()


def test_goals_before_anything_is_worked_out_are_none(seen):
    """Matching and checks follow a moment later."""
    early = seen.with_insight(None)
    assert {each: len(jumping.goals(early, each).keys) for each in jumping.KINDS} == {
        "unanswered": 0,
        "undated": 0,
        "conflict": 0,
        "passage": 0,
        "note": 3,
        "finding": 0,
    }
    assert len(jumping.goals(seen, "passage").keys) == sum(
        each.state == "open" for each in seen.insight.merged.dispositions
    )


def test_open_conflicts_are_found_once(seen):
    """Each by its first passage, and no more once it is decided."""
    known = list(seen.insight.merged.passages)[:2]
    told = {"passages": tuple(known), "what": "食堂数", "values": ("96", "97")}
    open_one, decided = Differing(id="c1", **told), Differing(id="c2", resolved="96", **told)
    for conflicts, count in (((open_one, decided), 1), ((decided,), 0)):
        merged = replace(seen.insight.merged, conflicts=conflicts)
        shown = seen.with_insight(replace(seen.insight, merged=merged))
        assert len(jumping.goals(shown, "conflict").keys) == count


def test_the_pane_of_earlier_cases_says_that_it_looks(seen):
    assert "Looking" in earlier.earlier_blocks(seen, view.ALL, None)[0].text
    assert earlier.earlier_title(None) == "Earlier"
    assert earlier.reused_of((), ("earlier", "0", "0")) is None


@pytest.mark.parametrize(("width", "line"), [(20, "[one] two  three "), (15, "[one] two three")])
async def test_tabs_stand_closer_where_they_would_not_fit(width, line):
    from textual.app import App

    class Shown(App[None]):
        def compose(self):
            yield TabLine()

    app = Shown()
    async with app.run_test(size=(width, 3)) as pilot:
        tabs = app.query_one(TabLine)
        tabs.tell([Tab(each, each) for each in ("one", "two", "three")], "one")
        await pilot.pause()
        assert tabs.render().plain == line
