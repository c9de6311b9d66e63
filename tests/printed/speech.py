"""The words of a made-up proposal, drawn at random."""

import random

from tests.printed.words import WORDS


class Speech:
    """Draws words; every draw moves ``rng``."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def pick(self, values):
        return self.rng.choice(values)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def heading(self) -> str:
        kind = self.rng.random()
        if kind < 0.12:
            return self.pick(WORDS["named_headings"])
        verb, thing, noun = (self.pick(WORDS[each]) for each in ("verbs", "objects", "nouns"))
        return f"{verb}{noun},{self.pick(WORDS['verbs'])}{thing[:4]}" if kind < 0.3 else f"{verb}{thing}{noun}"

    def title(self) -> str:
        """A heading of one verb, its object and what is done to it."""
        return "".join(self.pick(WORDS[each]) for each in ("verbs", "objects", "nouns"))

    def fill(self, form: str) -> str:
        return form.format(b=self.pick(WORDS["bureaus"]), n=self.rng.randint(2, 900))

    def clause(self) -> str:
        return self.fill(self.pick(WORDS["acts"]))

    def past(self) -> str:
        return self.fill(self.pick(WORDS["past"]))

    def sentences(self, end: str = "。") -> str:
        """One to three sentences; the first one is long."""
        made = [f"{self.clause()},{self.pick(WORDS['short'])}" for _each in range(self.pick([1, 1, 2, 3]))]
        return "。".join(made) + end
