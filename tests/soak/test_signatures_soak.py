"""Signed letters with random damage, many of them."""

import pytest

from tests.property.test_mutated_signatures import refused_all


@pytest.mark.soak
def test_two_thousand_damaged_letters_are_never_intact() -> None:
    refused_all(7, 2_000)
