"""What the panes show, as texts; and how blocks are laid out."""

import datetime as dt

import pytest

from reply_studio.model.act import Act
from reply_studio.model.draft import Draft
from reply_studio.services import steps
from reply_studio.services.editing import replace
from reply_studio.services.insight import Insights
from reply_studio.services.places import NewWords, PointText, Words
from reply_studio.tui.panes import findings, headline, history, inputs, outline, source, tree, view
from reply_studio.tui.widgets.blocks import Block, lay_out
from tests.builders import case_file, office
from tests.desks import desk_at, with_case, with_inputs

TODAY = dt.date(2025, 6, 30)


@pytest.fixture
def seen(tmp_path):
    """The canteens with all that is worked out of them."""
    desk = desk_at(tmp_path)
    file = desk.store.load(with_case(desk))
    return view.view_of(file, desk.config, TODAY, Insights(desk).of(file))


def shown(blocks, width=60):
    return [f"{each.text}|{each.right}".rstrip("|") for each in lay_out(blocks, width)]


def test_a_block_is_wrapped_under_its_head():
    """Head, hanging indent, caption with its right end, foot."""
    block = Block("一二三四五六七八", ("x",), head="1 ", caption="司法局.2", right="0.81", foot=("来自司法局",))
    assert shown([block], 10) == ["司法局.2|0.81", "1 一二三四", "  五六七八", "  来自司法", "  局"]


def test_no_line_begins_with_a_full_stop():
    """The rules of the preview hold in every pane."""
    assert shown([Block("一二三四五。六")], 10) == ["一二三四", "五。六"]


def test_a_gap_stands_for_the_text_that_is_edited():
    """Its head stays, so that nothing jumps."""
    blocks = [Block("甲"), Block("乙", ("b",), head="2 ", foot=("丙",)), Block("丁")]
    assert shown(blocks, 20) == ["甲", "2 乙", "  丙", "丁"]
    lines = lay_out(blocks, 20, (("b",), 3))
    assert [each.text for each in lines] == ["甲", "2 ", "", "", "  丙", "丁"]


def test_alignment_indent_and_empty_lines():
    """Titles stand in the middle, signatures right, paragraphs are indented, blocks may keep their distance."""
    blocks = [
        Block("标题", align="center"),
        Block("市民政局", align="right"),
        Block("正文", first=4, after=True),
        Block("完"),
    ]
    assert shown(blocks, 12) == ["    标题", "    市民政局", "\u3000\u3000正文", "", "完"]


def test_the_tree_has_a_mark_a_number_and_the_words(seen):
    """Answered ones by their status; children stand below, indented; then the general ones and all points."""
    lines = shown(tree.tree_blocks(seen))
    assert lines[0].startswith("D 1 加强统筹规划")
    assert lines[3].startswith("  P 3.1 食品安全")
    assert [each.split("|")[1] for each in lines[-2:]] == ["1", "5"]
    assert tree.tree_title(seen) == "Suggestions 3/3"


def test_the_outline_shows_status_passages_plans_and_what_is_missing(seen):
    """Rows in the order in which they are worked on; plans with unit and day below them."""
    file = seen.file
    draft = steps.set_plan(file, seen.config, "a7", "", None).draft
    changed = view.view_of(replace(file, draft=draft), seen.config, TODAY, seen.insight)
    blocks = outline.outline_blocks(changed, ("suggestion", "s2"))
    keys = [each.key for each in blocks if each.key]
    assert keys[:9] == [
        ("heading", "p3"),
        ("answers", "p3"),
        ("status", "p3"),
        ("text", "a5"),
        ("new", "p3", "progress"),
        ("text", "a6"),
        ("plan", "a6"),
        ("text", "a7"),
        ("plan", "a7"),
    ]
    rows = {each.key: each for each in blocks}
    assert rows["plan", "a6"].text == "市民政局 \u00b7 2025-10-31"
    assert (rows["plan", "a7"].text, rows["plan", "a7"].style) == ("[no unit] \u00b7 [no date]", "warning")
    assert rows["answers", "p3"].text == "answers 2"
    assert keys[-1] == ("add",)


def test_where_words_come_from_and_how_much_of_them_is_left(seen):
    """Whole, changed, lost."""
    file = seen.file
    taken = steps.take(file, "司法局.1", "p2")
    words = taken.draft.passages[taken.select].text
    told = []
    for text in (words, words + "另有律师值守,居民随时可以咨询。" * 2, "全是别的话。"):
        draft = steps.write(replace(file, draft=taken.draft), Words(passage=taken.select), text).draft
        now = view.view_of(replace(file, draft=draft), seen.config, TODAY, seen.insight)
        row = next(e for e in outline.outline_blocks(now, view.ALL) if e.key == ("text", taken.select))
        told.append(row.foot[0])
    assert told[0] == "from 司法局.1"
    assert told[1].startswith("from 司法局.1")
    assert told[2].endswith("nothing of it is left")


def test_a_parent_shows_its_childrens_points_and_a_child_its_parents(seen):
    """What answers the third suggestion answers in its parts."""
    assert [each.id for each in view.points_of(seen, ("suggestion", "s3"))] == ["p4", "p5"]
    assert [each.id for each in view.points_of(seen, ("suggestion", "s5"))] == ["p4"]
    draft = steps.set_answers(seen.file, "p4", ["s3"]).draft
    now = view.view_of(replace(seen.file, draft=draft), seen.config, TODAY)
    assert [each.id for each in view.points_of(now, ("suggestion", "s5"))] == ["p4"]


def test_the_selection_stays_where_a_point_is_seen_already(seen):
    """Otherwise the first suggestion that it answers, or the general ones."""
    point = seen.file.draft.points[4]
    assert view.chosen_for(seen, point, ("suggestion", "s2")) == ("suggestion", "s2")
    assert view.chosen_for(seen, point, ("suggestion", "s1")) == ("suggestion", "s6")
    assert view.chosen_for(seen, seen.file.draft.points[0], ("suggestion", "s1")) == view.GENERAL


def test_what_is_left_to_answer(seen):
    """The topmost ones; where parts are begun, the parts that are not."""
    empty = view.view_of(replace(seen.file, draft=Draft()), seen.config, TODAY)
    assert view.unanswered(empty) == [("suggestion", "s1"), ("suggestion", "s2"), ("suggestion", "s3")]
    draft = steps.delete_point(seen.file, "p4").draft
    partly = view.view_of(replace(seen.file, draft=draft), seen.config, TODAY)
    assert view.unanswered(partly) == [("suggestion", "s4"), ("suggestion", "s5")]


def test_the_row_at_which_work_goes_on(seen):
    """No point: a new one; no status: the status; no words: the first passage."""
    file = replace(seen.file, draft=Draft())
    chosen = ("suggestion", "s1")
    assert outline.missing_row(view.view_of(file, seen.config, TODAY), chosen) == outline.ADD
    step = steps.new_point(file, ["s1"])
    file = replace(file, draft=step.draft)
    assert outline.missing_row(view.view_of(file, seen.config, TODAY), chosen) == ("status", "p1")
    file = replace(file, draft=steps.set_status(file, "p1", "done").draft)
    assert outline.missing_row(view.view_of(file, seen.config, TODAY), chosen) == ("new", "p1", "progress")
    assert outline.missing_row(seen, chosen) == ()


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("text", "a4"), Words(passage="a4")),
        (("heading", "p2"), PointText(point="p2", field="heading")),
        (("reason", "p2"), PointText(point="p2", field="reason")),
        (("new", "p2", "plans"), NewWords(point="p2", plan=True, unit="mzj")),
        (("status", "p2"), None),
    ],
)
def test_rows_and_places_stand_for_each_other(key, place):
    """Where Enter types, and the row of what is typed."""
    assert outline.place_of(key, "mzj") == place
    if place is not None:
        assert outline.key_of(place) == key


def test_inputs_are_ranked_for_the_selection(seen):
    """Those that answer it first, with scores and what became of them; the others below a line."""
    blocks = inputs.input_blocks(seen, ("suggestion", "s6"))
    first = next(each for each in blocks if each.key)
    assert first.caption.startswith("司法局.2 \u00b7 ")
    assert first.right.startswith("-> 3.3 ")
    assert "Others" in [each.text for each in blocks]
    assert inputs.inputs_title(seen).startswith("Inputs ")


def test_a_passage_that_answers_another_suggestion_is_known(seen):
    """Its number; nothing where it fits the selection or nothing certain is known."""
    alignments = {each.passage: each for each in seen.insight.merged.alignments}
    assert alignments["司法局.2"].sure
    assert inputs.better_target(seen, ("suggestion", "s1"), "sfj1-2") == "3.3"
    assert inputs.better_target(seen, ("suggestion", "s6"), "sfj1-2") == ""
    assert inputs.better_target(seen, view.ALL, "sfj1-2") == ""


def test_units_that_have_not_answered_are_named():
    """Where we lead and they co-handle."""
    file = replace(with_inputs(case_file()), inputs=())
    blocks = inputs.input_blocks(view.view_of(file, office(), TODAY), view.ALL)
    assert "市司法局" in blocks[0].text


def test_findings_of_the_selection_come_first(seen):
    """Severity, code, quote, and what to do."""
    draft = steps.delete_point(seen.file, "p2").draft
    file = replace(seen.file, draft=draft)
    insight = seen.insight
    now = view.view_of(file, seen.config, TODAY, insight)
    blocks = findings.finding_blocks(now, view.ALL)
    assert all(each.head in ("E ", "W ", "I ") for each in blocks if each.key)
    key = next(each.key for each in blocks if each.key)
    assert findings.finding_of(now, key) == insight.findings[int(key[1])]
    assert findings.findings_title(now._replace(insight=None)) == "Check"


def test_the_source_has_every_suggestion_as_it_was_written(seen):
    """Markers, headings, texts; each can be selected."""
    keys = [each.key[1] for each in source.source_blocks(seen) if each.key]
    assert keys == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert "一、加强统筹规划,优化食堂布局" in shown(source.source_blocks(seen))


def test_the_history_has_the_newest_act_first(seen):
    """What, to what, by whom, when, why."""
    acts = (
        Act(act="import", who="lin", at="2025-06-30T09:00:00+08:00", seq=1),
        Act(
            act="leave-out",
            who="su",
            at="2025-07-01T10:30:00+08:00",
            seq=2,
            data={"passage": "sfj1-2", "reason": "重复"},
        ),
    )
    blocks = history.history_blocks(seen._replace(file=replace(seen.file, acts=acts)))
    assert [(each.text, each.right) for each in blocks] == [
        ("left out 司法局.2", "苏明远 07-01 10:30"),
        ("imported", "林知远 06-30 09:00"),
    ]
    assert blocks[0].foot == ("重复",)


def test_the_history_speaks_of_texts_not_of_ids(seen):
    """A point by its heading, a passage by how it begins, an undo by what it took back; what is gone keeps its id."""
    draft = seen.file.draft
    point = next(each for each in draft.points if each.heading)
    passage = next(iter(draft.passages.values()))
    acts = tuple(
        Act(act=name, at="2025-07-01T10:30:00+08:00", seq=seq, data=data)
        for seq, name, data in (
            (1, "import", {"file": "page.txt"}),
            (2, "point", {"point": point.id}),
            (3, "passage", {"passage": passage.id}),
            (4, "undo", {"seq": 3}),
            (5, "layout", {"layout": "by-suggestion"}),
            (6, "delete", {"passage": "a999"}),
        )
    )
    told = [each.text for each in history.history_blocks(seen._replace(file=replace(seen.file, acts=acts)))]
    assert told[0] == "deleted a999"
    assert told[1] == "changed the layout suggestion by suggestion"
    assert told[2] == "Taken back: wrote"
    assert passage.text[:8] in told[3]
    assert point.heading[:8] in told[4]
    assert told[5] == "imported page.txt"


def test_the_first_line_says_how_the_case_stands(seen):
    """Role, state, days, inputs, findings."""
    left, right = headline.headline(seen)
    assert left.startswith("29 关于进一步推进")
    assert right.startswith("lead \u00b7 drafting")
    assert "inputs 2/2" in right
    dated = replace(seen.file.case, dates=replace(seen.file.case.dates, due=dt.date(2025, 6, 27)))
    assert headline.days_left(seen._replace(file=replace(seen.file, case=dated))) == "3 days late"
