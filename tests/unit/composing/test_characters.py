"""What can be printed, of all characters that there are."""

import sys
import unicodedata

import pytest

from reply_studio.composing.characters import printable
from reply_studio.errors import InputError


def test_controls_halves_line_ends_and_what_is_no_character_are_refused():
    """By Unicode's own table: categories Cc and Cs, the two line ends, the last two places of every plane."""
    refused = set()
    for code in range(sys.maxunicode + 1):
        try:
            printable(f"字{chr(code)}", "title")
        except InputError:
            refused.add(code)
    table = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cs"}}
    assert refused == (table - {0x09}) | {0x2028, 0x2029} | {
        code for code in range(0x110000) if code & 0xFFFE == 0xFFFE
    }


def test_the_first_of_several_is_told_with_its_place():
    with pytest.raises(InputError, match=r"4 .*U\+0007") as caught:
        printable("一\t二\x07三\x00", "body[2]")
    assert caught.value.where == "body[2]"
