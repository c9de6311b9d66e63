"""What one unit says is done and another that it is still to do."""

import tomllib
from pathlib import Path

import pytest

from reply_studio.matching import Part
from reply_studio.merging.statuses import statuses

PAIRS = tomllib.loads((Path(__file__).parents[2] / "cases" / "statuses.toml").read_text("utf-8"))["pairs"]


def between(first: str, second: str, units: tuple[str, str] = ("市水利局", "市发展改革委")):
    passages = [Part(key=str(at), text=text, unit=units[at]) for at, text in enumerate((first, second))]
    return statuses(passages)


@pytest.mark.parametrize(
    ("first", "second", "values"), PAIRS, ids=[f"{one[:14]}/{other[:14]}" for one, other, _ in PAIRS]
)
def test_two_statuses_exclude_each_other_or_may_both_be_true(first, second, values):
    assert [list(each.values) for each in between(first, second)] == ([values] if values else [])
    assert [list(each.values) for each in between(second, first)] == ([values[::-1]] if values else [])


def test_the_thing_is_named_and_the_passages_stand_in_their_order():
    (found,) = between(*PAIRS[0][:2])
    assert (found.passages, found.what) == (("0", "1"), "青岭水库引水工程")


def test_one_unit_does_not_contradict_itself():
    assert between(*PAIRS[0][:2], units=("市水利局", "市水利局")) == ()


def test_full_width_letters_say_the_same():
    first, second = PAIRS[3][:2]
    assert [each.what for each in between(first, second.replace(",", "\uff0c"))] == ["电动车停放管理规定"]


def test_the_letters_of_the_gold_cases_do_not_contradict_each_other(shared):
    """In none of the gold cases does one unit say done where another says not yet."""
    for folder in sorted((shared / "corpus" / "merge").glob("m*")):
        parts = [
            Part(key=f"{path.stem}-{at}", text=line.strip(), unit=path.stem)
            for path in sorted(folder.glob("input-*.txt"))
            for at, line in enumerate(path.read_text("utf-8").splitlines())
        ]
        assert statuses(parts) == ()
