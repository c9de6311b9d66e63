"""Many random sequences of commands and of changes from outside, on the way to issued letters."""

from pathlib import Path

import pytest

from tests.property.test_review_sequences import play


@pytest.mark.soak
@pytest.mark.parametrize("first", range(1_000, 3_000, 250))
def test_two_thousand_sequences(tmp_path: Path, first: int) -> None:
    assert play(tmp_path, range(first, first + 250), steps=16) > 0
