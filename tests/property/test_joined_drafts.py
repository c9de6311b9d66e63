"""Two people change one draft: whatever either of them wrote is in the joined draft."""

from collections import Counter
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.merging.drafts import common, join_drafts
from reply_studio.model.draft import Draft, Note
from reply_studio.model.ids import ordinal
from reply_studio.services import editing
from reply_studio.services.editing import replace

Pick = Callable[[int], int]
DRAWN = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 99), st.integers(0, 99)), max_size=8)


def change(draft: Draft, kind: int, which: int, other: int, word: str) -> Draft:  # noqa: PLR0911  # one line a kind
    points, passages = [each.id for each in draft.points], list(draft.passages)
    if kind == 0 or not points:
        return editing.add_point(draft, heading=word)[0]
    point = points[which % len(points)]
    if kind == 1 or not passages:
        return editing.add_passage(draft, point, word, plan=bool(other % 2))[0]
    passage = passages[other % len(passages)]
    match kind:
        case 2 | 3:
            return editing.change_passage(draft, passage, text=word)
        case 4:
            return editing.delete_passage(draft, passage)
        case 5:
            return editing.move_passage(draft, passage, point, plan=bool(which % 2), position=0)
        case 6:
            return editing.change_point(draft, point, heading=word)
        case 7:
            return editing.change_point(draft, point, reason=word, status="declined")
        case 8:
            return editing.delete_point(draft, point)
        case 9:
            return editing.move_point(draft, point, 0)
        case 10:
            note = Note(id=f"n{draft.last_id + 1}", text=word, on=point)
            return replace(draft, notes=(*draft.notes, note), last_id=draft.last_id + 1)
        case _:
            return editing.change_passage(draft, passage, unit=word)


def changed(draft: Draft, steps: list[tuple[int, int, int]], who: str) -> Draft:
    for n, (kind, which, other) in enumerate(steps):
        draft = change(draft, kind, which, other, f"{who}{n}")
    return draft


def words(draft: Draft) -> Counter[str]:
    """Everything a person wrote, each as often as it is there."""
    fields = [each.text for each in draft.passages.values()] + [each.unit for each in draft.passages.values()]
    for point in draft.points:
        fields += [point.heading, point.reason]
    return Counter(each for each in fields if each)


def everything(draft: Draft) -> str:
    return "\n".join([*words(draft), *(each.text for each in draft.notes)]) + "\n"


def assert_whole(draft: Draft) -> None:
    """Every passage stands in one place, every id is given once."""
    held = [key for point in draft.points for key in (*point.progress, *point.plans)]
    assert sorted(held) == sorted(draft.passages)
    ids = [*held, *(each.id for each in draft.points), *(each.id for each in draft.notes)]
    assert len(ids) == len(set(ids))
    assert all(ordinal(each) <= draft.last_id for each in ids)
    assert all(key == each.id for key, each in draft.passages.items())


@given(DRAWN, DRAWN, DRAWN)
def test_what_either_side_wrote_is_in_the_joined_draft(first, mine_steps, their_steps):
    """Texts, headings, reasons and units that are new on a side since the base are all there."""
    base = changed(Draft(), first, "b")
    mine, theirs = changed(base, mine_steps, "m"), changed(base, their_steps, "t")
    joined = join_drafts(base, mine, theirs).draft
    assert_whole(joined)
    found = everything(joined)
    for side in (mine, theirs):
        for word in words(side) - words(base):
            assert word + "\n" in found


@given(DRAWN, DRAWN)
def test_one_side_alone_is_taken_as_it_is(first, steps):
    """Where the other side did nothing, the joined draft is that of the side that did."""
    base = changed(Draft(), first, "b")
    side = changed(base, steps, "m")
    for joined in (join_drafts(base, side, base), join_drafts(base, base, side), join_drafts(base, side, side)):
        assert joined.draft == replace(side, last_id=max(base.last_id, side.last_id))
        assert not joined.beside
        assert not joined.noted


@given(DRAWN, DRAWN, DRAWN)
def test_what_nobody_touched_stands_once(first, mine_steps, their_steps):
    """A passage that is the same in all three drafts is there once, under its id."""
    base = changed(Draft(), first, "b")
    mine, theirs = changed(base, mine_steps, "m"), changed(base, their_steps, "t")
    joined = join_drafts(base, mine, theirs).draft
    for key, each in base.passages.items():
        if mine.passages.get(key) == each and theirs.passages.get(key) == each:
            assert joined.passages[key] == each


@given(DRAWN, DRAWN, DRAWN)
def test_without_the_base_nothing_is_lost_either(first, mine_steps, their_steps):
    """Where the base is gone, all words of both drafts are there."""
    base = changed(Draft(), first, "b")
    mine, theirs = changed(base, mine_steps, "m"), changed(base, their_steps, "t")
    joined = join_drafts(common(mine, theirs), mine, theirs).draft
    assert_whole(joined)
    found = everything(joined)
    assert all(word + "\n" in found for side in (mine, theirs) for word in words(side))
