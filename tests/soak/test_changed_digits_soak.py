"""Every digit of every listed equation of twenty clean letters, changed in turn."""

from collections import Counter

import pytest

from tests import changed_digits, made_letters
from tests.unit.checks.test_changed_digits import clean_letters

pytestmark = pytest.mark.soak
LETTERS = 20


def test_every_changed_digit_is_noticed_or_named(shared, capsys):
    """The clean letters of the gold set and invented ones; prints how many for which reason."""
    clean = clean_letters(shared)
    invented = [made_letters.letter(3, seed) for seed in range(max(0, LETTERS - len(clean)))]
    reasons = Counter(each.reason for letter in (*clean, *invented) for each in changed_digits.outcomes(letter))
    with capsys.disabled():
        for reason, count in reasons.most_common():
            print(f"\n{count:6} {reason or 'noticed'}", end="")
    assert reasons[""] > 0
    assert reasons[changed_digits.MISSED] == 0
