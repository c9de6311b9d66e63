"""Every correction by itself: what becomes of words, children, numbers and spans."""

import msgspec
import pytest

from reply_studio.errors import RefusedError, UsageError
from reply_studio.model.proposal import Problem, Proposal, Suggestion, walk
from reply_studio.services import proposal_edits as edits

replace = msgspec.structs.replace


def node(key, marker="", heading="", text="", *children, tail="", source=(0, 0)):
    return Suggestion(id=key, marker=marker, heading=heading, text=text, children=children, tail=tail, source=source)


def tree():
    """Two suggestions, the first with three of its own and words behind them; a problem; two paragraphs each side."""
    first = node(
        "s1",
        "一、",
        "加强管理",
        "",
        node("s2", "一是", "", "建台账。", source=(20, 30)),
        node("s3", "二是", "", "勤巡查。重整改。", source=(30, 50)),
        node("s4", "三是", "", "常通报。", source=(50, 60)),
        tail="以上三项由民政牵头。",
        source=(10, 80),
    )
    second = node("s5", "二、", "增加投入", "列入预算。", source=(80, 100))
    return Proposal(
        title="题",
        background=("背景甲。", "三、完善制度。"),
        problems=(Problem(id="q6", marker="1.", text="资金不足。", source=(4, 9)),),
        suggestions=(first, second),
        closing=("建议还包括培训。", "请采纳。"),
        last_id=6,
    )


def shape(found):
    """Keys and depths in reading order."""
    return " ".join(f"{each.key}.{each.depth}" if each.depth else each.key for each in edits.rows(found))


def row(found, key):
    return edits.row_of(found, key)


def spans(found):
    return {each.id: each.source for each in walk(found.suggestions)}


def test_rows_stand_in_reading_order():
    """Background, problems, suggestions with their printed numbers, closing."""
    assert shape(tree()) == "b1 b2 q6 s1 s2.1 s3.1 s4.1 s5 e1 e2"
    assert [each.number for each in edits.rows(tree()) if each.kind == "suggestion"] == ["1", "1.1", "1.2", "1.3", "2"]
    assert edits.own_text(row(tree(), "s5")) == "增加投入\n列入预算。"


def test_an_unknown_row_is_named_with_the_known_ones():
    """What one can choose from stands in the hint."""
    with pytest.raises(UsageError) as caught:
        edits.join(tree(), "s9")
    assert "s9" in caught.value.message
    assert "b1, b2, q6, s1" in caught.value.hint


def test_split_gives_the_second_half_a_new_id_and_its_number():
    """The cut stands where it was counted; both spans together are the old one."""
    found, made = edits.split(replace(tree(), background=("前言。一是甲。",)), "b1", 3)
    assert (made, found.background) == ("b2", ("前言。", "一是甲。"))
    found, made = edits.split(tree(), "s3", 4)
    assert (made, shape(found)) == ("s7", "b1 b2 q6 s1 s2.1 s3.1 s7.1 s4.1 s5 e1 e2")
    assert (row(found, "s3").text, row(found, "s7").text) == ("勤巡查。", "重整改。")
    assert (spans(found)["s3"], spans(found)["s7"]) == ((30, 36), (36, 50))
    found, made = edits.split(replace(tree(), suggestions=(node("s1", "", "", "甲。二、乙。"),)), "s1", 2)
    assert (row(found, made).marker, row(found, made).text) == ("二、", "乙。")


def test_split_leaves_children_and_tail_with_the_second_half():
    """In the heading, the heading is cut; at its end, the text goes."""
    found, made = edits.split(tree(), "s1", 2)
    assert (row(found, "s1").heading, row(found, made).heading) == ("加强", "管理")
    assert shape(found) == "b1 b2 q6 s1 s7 s2.1 s3.1 s4.1 s5 e1 e2"
    assert (row(found, "s1").tail, row(found, made).tail) == ("", row(tree(), "s1").tail)
    found, made = edits.split(tree(), "s5", 4)
    assert (row(found, "s5").heading, row(found, "s5").text) == ("增加投入", "")
    assert (row(found, made).heading, row(found, made).text) == ("", "列入预算。")


@pytest.mark.parametrize(("key", "at"), [("s5", 0), ("s5", 99), ("b1", -1), ("q6", 5)])
def test_split_refuses_an_empty_half(key, at):
    """Nothing would be left on one side."""
    with pytest.raises(UsageError):
        edits.split(tree(), key, at)


def test_join_puts_the_next_of_its_level_behind():
    """Numbers begin a line; where the first has children the other's words stand behind them."""
    found, key = edits.join(tree(), "s2")
    assert (key, row(found, "s2").text) == ("s2", "建台账。\n二是勤巡查。重整改。")
    assert spans(found)["s2"] == (20, 50)
    found, _key = edits.join(tree(), "s1")
    assert shape(found) == "b1 b2 q6 s1 s2.1 s3.1 s4.1 e1 e2"
    assert row(found, "s1").tail.split("\n")[1:] == ["二、增加投入", "列入预算。"]
    found, _key = edits.join(tree(), "b1")
    assert found.background == ("背景甲。三、完善制度。",)
    for last in ("s4", "s5", "q6", "e2"):
        with pytest.raises(UsageError):
            edits.join(tree(), last)


def test_promote_takes_what_follows_along():
    """Later siblings go under it, the parent's tail becomes its own: the text reads on as before."""
    found, key = edits.promote(tree(), "s3")
    assert (key, shape(found)) == ("s3", "b1 b2 q6 s1 s2.1 s3 s4.1 s5 e1 e2")
    assert (row(found, "s1").tail, row(found, "s3").tail) == ("", row(tree(), "s1").tail)
    assert (spans(found)["s1"], spans(found)["s3"]) == ((10, 30), (30, 80))
    found, _key = edits.promote(tree(), "s4")
    assert row(found, "s4").text.endswith(row(tree(), "s1").tail)


def test_demote_goes_under_the_one_before():
    """Its tail goes to the end of its children first."""
    found, key = edits.demote(tree(), "s5")
    assert (key, shape(found)) == ("s5", "b1 b2 q6 s1 s2.1 s3.1 s4.1 s5.1 e1 e2")
    assert row(found, "s4").text.endswith(row(tree(), "s1").tail)
    assert spans(found)["s1"] == (10, 100)


@pytest.mark.parametrize(
    ("operation", "key"),
    [(edits.promote, "s1"), (edits.promote, "q6"), (edits.demote, "s1"), (edits.demote, "s2"), (edits.demote, "b1")],
)
def test_levels_that_are_not_there_are_refused(operation, key):
    """Nothing above the top, nothing before the first; only suggestions have levels."""
    with pytest.raises(RefusedError):
        operation(tree(), key)


def test_no_tree_grows_too_deep_to_be_kept():
    """The deepest level is refused before the file would be."""
    deepest = node("s1", "", "", "x")
    for n in range(2, edits.DEEPEST + 1):
        deepest = node(f"s{n}", "", "", "x", deepest)
    found = Proposal(title="t", suggestions=(node("s99", "", "", "x"), deepest))
    with pytest.raises(RefusedError):
        edits.demote(found, deepest.id)
    assert edits.demote(edits.promote(found, f"s{edits.DEEPEST - 1}")[0], deepest.id)[1] == deepest.id


def test_marking_keeps_every_word():
    """A suggestion with children becomes one problem, or a paragraph a line."""
    found, key = edits.mark(tree(), "s1", "problem")
    assert (key, shape(found)) == ("q7", "b1 b2 q6 q7 s5 e1 e2")
    assert found.problems[1].text.split("\n")[1] == "一是建台账。"
    assert found.problems[1].source == (10, 80)
    found, key = edits.mark(tree(), "s1", "background")
    assert (key, len(found.background)) == ("b3", 7)
    assert found.background[2] == "一、加强管理"
    found, key = edits.mark(tree(), "s5", "closing")
    assert (key, found.closing[:2]) == ("e1", ("二、增加投入", "列入预算。"))
    assert edits.mark(tree(), "s5", "suggestion") == (tree(), "s5")
    with pytest.raises(UsageError):
        edits.mark(tree(), "s5", "title")


def test_what_becomes_a_suggestion_finds_its_place():
    """By its number, by its place in the raw text, else on the side it came from, in the order of marking."""
    found, key = edits.mark(tree(), "b2", "suggestion")
    assert (row(found, key).number, row(found, key).marker) == ("3", "三、")
    found, key = edits.mark(tree(), "q6", "suggestion")
    assert (row(found, key).number, row(found, key).marker) == ("1", "1.")
    found, key = edits.mark(tree(), "e1", "suggestion")
    assert row(found, key).number == "3"
    plain = replace(tree(), background=("甲。", "乙。", "丙。"))
    found, first = edits.mark(plain, "b2", "suggestion")
    found, second = edits.mark(found, "b2", "suggestion")
    assert [each.id for each in found.suggestions] == [first, second, "s1", "s5"]


def test_move_stays_inside_its_level():
    """Up and down among siblings; beyond the end it stays."""
    found, key = edits.move(tree(), "s4", -1)
    assert (key, shape(found)) == ("s4", "b1 b2 q6 s1 s2.1 s4.1 s3.1 s5 e1 e2")
    assert edits.move(tree(), "s4", 5)[0] == tree()
    assert edits.move(tree(), "e1", 1) == (replace(tree(), closing=tree().closing[::-1]), "e2")


def test_detach_makes_the_tail_a_suggestion():
    """It stands behind; without a tail there is nothing to do."""
    found, key = edits.detach(tree(), "s1")
    assert (key, shape(found)) == ("s7", "b1 b2 q6 s1 s2.1 s3.1 s4.1 s7 s5 e1 e2")
    assert (row(found, key).text, row(found, "s1").tail) == (row(tree(), "s1").tail, "")
    assert (spans(found)["s1"], spans(found)["s7"]) == ((10, 60), (60, 80))
    with pytest.raises(UsageError):
        edits.detach(tree(), "s5")


def test_write_reads_a_number_typed_before_the_words():
    """One that the words began with before is no number typed."""
    found, _key = edits.write(tree(), "s5", "三、增加资金", "列入。")
    assert (row(found, "s5").marker, row(found, "s5").heading) == ("三、", "增加资金")
    found, _key = edits.write(tree(), "s5", "", "列入。\n\n 按年拨付。 ")
    assert (row(found, "s5").marker, row(found, "s5").text) == ("二、", "列入。\n按年拨付。")
    inline = replace(tree(), suggestions=(node("s1", "一、", "", "首先，甲。"),))
    found, _key = edits.write(inline, "s1", "", "首先，甲乙。")
    assert (row(found, "s1").marker, row(found, "s1").text) == ("一、", "首先，甲乙。")


def test_write_elsewhere_than_in_suggestions():
    """Lines of a paragraph become paragraphs; a problem keeps its lines."""
    found, key = edits.write(tree(), "b1", "甲", "乙\n丙")
    assert (key, found.background[:3]) == ("b1", ("甲", "乙", "丙"))
    found, _key = edits.write(tree(), "q6", "", "人手不足。")
    assert (row(found, "q6").marker, row(found, "q6").text) == ("1.", "人手不足。")


def test_number_and_tail_are_set_by_themselves():
    """A paragraph has neither, a suggestion without children no tail."""
    found, _key = edits.set_marker(tree(), "s5", " ")
    assert row(found, "s5").marker == ""
    found, _key = edits.set_marker(tree(), "q6", "2.")
    assert row(found, "q6").marker == "2."
    found, _key = edits.set_tail(tree(), "s1", "")
    assert row(found, "s1").tail == ""
    for operation, key in ((edits.set_marker, "b1"), (edits.set_tail, "s5"), (edits.set_tail, "e1")):
        with pytest.raises(UsageError):
            operation(tree(), key, "x")


@pytest.mark.parametrize("key", ["s5", "q6", "e1"])
def test_write_refuses_to_empty_a_row(key):
    """Undo is the way back, join and mark the ways on."""
    with pytest.raises(UsageError):
        edits.write(tree(), key, " ", "\n")


def test_title_and_proposers_are_set():
    """Who is marked leads, else the first; groups are known; an unusual name stays."""
    assert edits.set_title(tree(), " 新 题\n").title == "新 题"
    with pytest.raises(UsageError):
        edits.set_title(tree(), " ")
    line = "赵清和、民盟云川市委会（领衔）， J. Lin"
    found = edits.set_proposers(tree(), line).proposers
    assert [(each.name, each.lead, each.group) for each in found] == [
        ("赵清和", False, False),
        ("民盟云川市委会", True, True),
        ("J. Lin", False, False),
    ]
    assert edits.set_proposers(tree(), edits.proposers_line(found)).proposers == found
    assert edits.set_proposers(tree(), "赵清和等3名委员").proposers[0].lead
    assert edits.set_proposers(tree(), "").proposers == ()
