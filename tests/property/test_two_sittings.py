"""Two people at one case, in any order of typing, committing and looking: what both wrote is in the case."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.services import places, steps
from reply_studio.services.places import NewWords, Words
from reply_studio.services.sitting import Sitting
from tests.desks import desk_at, with_case

MOVES = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 7), st.integers(0, 30)), min_size=3, max_size=12)


def begin(sitting: Sitting, kind: int, which: int) -> None:
    points, passages = [each.id for each in sitting.draft.points], list(sitting.draft.passages)
    new = NewWords(point=points[which % len(points)])
    sitting.open(new if kind == 3 else Words(passage=passages[which % len(passages)]))


def move(sitting: Sitting, kind: int, which: int, word: str) -> bool:
    """One thing a person may do; returns whether ``word`` was typed, behind what stood there."""
    if kind in (2, 3, 4):
        if not sitting.place:
            begin(sitting, kind, which)
        text = places.text_at(sitting.draft, sitting.place) + word
        sitting.leave(text) if kind == 2 else sitting.type(text)
        return True
    match kind:
        case 0:
            sitting.flush()
        case 1:
            sitting.look()
        case 5:
            sitting.do(steps.shift_point, sitting.draft.points[0].id, 1)
        case 6:
            passages = list(sitting.draft.passages)
            sitting.do(steps.shift_passage, passages[which % len(passages)], 1)
        case _:
            sitting.autosave()
    return False


@settings(max_examples=15)
@given(MOVES)
def test_every_word_of_both_is_there(moves):
    """Whatever was typed, by whom and when: it stands in the case after both have left, and both see the same."""
    with tempfile.TemporaryDirectory() as folder:
        case = with_case(desk_at(Path(folder)))
        both = [Sitting(desk_at(Path(folder), who=who), case) for who in ("lin", "su")]
        typed = [f"[{n}]" for n, (who, kind, which) in enumerate(moves) if move(both[who], kind, which, f"[{n}]")]
        for sitting in both:
            if sitting.place:
                sitting.leave(places.text_at(sitting.draft, sitting.place))
            sitting.flush()
        both[0].look()
        draft = both[0].desk.store.load(case).draft
        assert both[0].draft == both[1].draft == draft
        everything = "\n".join(each.text for each in draft.passages.values())
        assert [each for each in typed if each not in everything] == []
