"""Two people at one case, in any order of typing, committing and looking: what both wrote is in the case."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.services import steps
from reply_studio.services.places import NewWords, Words
from reply_studio.services.sitting import Sitting
from tests.desks import desk_at, with_case

MOVES = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 7), st.integers(0, 30)), min_size=3, max_size=12)


class Person:
    """Somebody at the case with an editor, whose text only now and then goes into the working draft."""

    def __init__(self, root: Path, who: str, case: str) -> None:
        self.sitting = Sitting(desk_at(root, who=who), case)
        self.text = ""

    def begin(self, kind: int, which: int) -> None:
        draft = self.sitting.draft
        points, passages = [each.id for each in draft.points], list(draft.passages)
        new = NewWords(point=points[which % len(points)])
        self.text = self.sitting.open(new if kind == 3 else Words(passage=passages[which % len(passages)]))

    def move(self, kind: int, which: int, word: str) -> bool:
        """One thing a person may do; returns whether ``word`` was typed, behind what stands in the editor."""
        if kind in (2, 3, 4):
            if not self.sitting.place:
                self.begin(kind, which)
            self.text += word
            if kind == 2:
                self.sitting.leave(self.text)
            elif which % 2:
                self.sitting.type(self.text)
            return True
        if kind == 0:
            self.sitting.flush()
        elif kind == 1:
            self.sitting.look()
        elif kind == 5:
            self.sitting.do(steps.shift_point, self.sitting.draft.points[0].id, 1)
        elif kind == 6:
            passages = list(self.sitting.draft.passages)
            self.sitting.do(steps.shift_passage, passages[which % len(passages)], 1)
        else:
            self.sitting.autosave()
        return False

    def end(self) -> None:
        if self.sitting.place:
            self.sitting.leave(self.text)
        self.sitting.flush()


@settings(max_examples=15)
@given(MOVES)
def test_every_word_of_both_is_there(moves):
    """Whatever was typed, by whom and when: it stands in the case after both have left, and both see the same."""
    with tempfile.TemporaryDirectory() as folder:
        case = with_case(desk_at(Path(folder)))
        both = [Person(Path(folder), who, case) for who in ("lin", "su")]
        typed = [f"[{n}]" for n, (who, kind, which) in enumerate(moves) if both[who].move(kind, which, f"[{n}]")]
        for person in both:
            person.end()
        for person in both:
            person.sitting.look()
        draft = both[0].sitting.desk.store.load(case).draft
        assert both[0].sitting.draft == both[1].sitting.draft == draft
        everything = "\n".join(each.text for each in draft.passages.values())
        assert [each for each in typed if each not in everything] == []
