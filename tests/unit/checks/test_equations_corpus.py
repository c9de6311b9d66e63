"""What the letters of the gold sets add up, share out and compare: it comes out, or is one of the gold faults."""

import json
from collections.abc import Iterator
from pathlib import Path

from reply_studio.checks import equations
from reply_studio.checks.equations import Equation
from reply_studio.parsing import read, understand
from reply_studio.text.normalise import squeeze

FOLDERS = ("intake/letters/*.txt", "merge/*/input-*.txt", "checks/*/letter.txt", "checks/*/input-*.txt")


def stated(path: Path, kind: str = "reply") -> Iterator[Equation]:
    """The equations of every letter of a file that are claimed: those that hold, and those that surely do not."""
    for letter in understand(read(path.name, path.read_bytes()), kind).letters:
        yield from (each for each in equations(letter) if each.holds or each.sure)


def faults(path: Path) -> list[str]:
    """The quotes of the gold faults in a file, and what else names them."""
    gold = path.parent / "gold.json"
    if not gold.is_file():
        return []
    told = json.loads(gold.read_text("utf-8")).get("faults", ())
    return [squeeze(quote) for each in told for quote in (each["quote"], *each.get("also", []))]


def letters(shared: Path) -> list[Path]:
    """Every letter of the gold sets."""
    return sorted(path for folder in FOLDERS for path in (shared / "corpus").glob(folder))


def test_every_equation_of_the_gold_letters_is_true_or_a_gold_fault(shared: Path) -> None:
    """On every letter: received replies, units' inputs, letters to be checked."""
    count, wrong = 0, []
    for path in letters(shared):
        known = faults(path)
        for each in stated(path, "input" if path.name.startswith("input-") else "reply"):
            count += 1
            quote = squeeze(each.quote)
            if not each.holds and not any(fault in quote or quote in fault for fault in known):
                wrong.append((path.parent.name, path.name, each.text, each.quote))
    assert wrong == []
    assert count >= 40


def test_the_page_states_the_sum_and_the_share_that_it_is_known_for(shared: Path) -> None:
    """11731 + 1157 = 12888, and 12647 of 12888 are 98.13 %."""
    found = {each.text for path in (shared / "seeds").glob("*.txt") for each in stated(path, "page") if each.holds}
    assert {"11731 + 1157 = 12888", "12647 / 12888 = 98.13%"} <= {each.replace(",", "") for each in found}
