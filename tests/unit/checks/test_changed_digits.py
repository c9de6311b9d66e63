"""Every digit of the listed equations of clean letters, changed in turn: noticed, or known why not (a sample)."""

import json
from collections import Counter
from pathlib import Path

import pytest

from reply_studio.checks import equations
from reply_studio.model.letter import Letter
from reply_studio.parsing import read, understand
from tests import changed_digits, made_letters

SAMPLES = 6
EVERY = 5
NOTICED = 0.8
"""Share of the changed digits of invented letters that must be noticed; the others are rounded away."""


def clean_letters(shared: Path) -> list[Letter]:
    """The letters of the gold set that have no fault."""
    folders = sorted((shared / "corpus" / "checks").iterdir())
    clean = [each for each in folders if json.loads((each / "gold.json").read_text("utf-8"))["clean"]]
    return [understand(read("letter.txt", (each / "letter.txt").read_bytes()), "reply").letters[0] for each in clean]


@pytest.mark.parametrize("seed", range(SAMPLES))
def test_a_changed_digit_of_an_invented_letter_is_noticed_or_named(seed: int) -> None:
    """Nearly all are noticed; none is missed without a reason."""
    letter = made_letters.letter(1, seed)
    assert all(each.holds for each in equations(letter))
    reasons = Counter(each.reason for each in changed_digits.outcomes(letter))
    assert reasons[changed_digits.MISSED] == 0
    assert reasons[""] >= NOTICED * reasons.total() > 0


def test_changed_digits_of_the_gold_letters_are_noticed_or_named(shared: Path) -> None:
    """Every fifth digit of every clean letter; the soak tests change all."""
    for letter in clean_letters(shared):
        sample = list(changed_digits.outcomes(letter))[::EVERY]
        assert [each for each in sample if each.reason == changed_digits.MISSED] == []
