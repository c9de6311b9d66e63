"""Document numbers: given once, whoever asks at the same time, and whatever a crash leaves."""

import multiprocessing
from pathlib import Path

import pytest

from reply_studio.errors import InputError, RefusedError
from reply_studio.store.numbers import FileNumbers
from tests.desks import MORNING

FORM = "云民函〔{year}〕{n}号"


def register(root: Path) -> FileNumbers:
    return FileNumbers(root / ".office", now=lambda: MORNING)


def take(root: Path, who: str, count: int) -> None:
    numbers = register(root)
    for n in range(count):
        entry = numbers.reserve("reply", FORM, 2025, 1, f"{who}-{n}", who)
        numbers.mark(entry, "used", who)


def test_two_processes_get_four_hundred_numbers(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=take, args=(tmp_path, who, 200)) for who in ("lin", "su")]
    for each in people:
        each.start()
    for each in people:
        each.join()
        assert each.exitcode == 0
    found = register(tmp_path).entries()
    assert sorted(each.number or 0 for each in found) == list(range(1, 401))
    assert len({each.text for each in found}) == 400
    assert {each.state for each in found} == {"used"}


def test_the_same_case_keeps_the_number_it_holds(tmp_path: Path) -> None:
    numbers = register(tmp_path)
    one = numbers.reserve("reply", FORM, 2025, 36, "a", "lin")
    assert one.number == 36
    assert numbers.reserve("reply", FORM, 2025, 36, "a", "lin") == one
    assert numbers.reserve("reply", FORM, 2025, 36, "b", "lin").number == 37
    assert numbers.reserve("reply", FORM, 2026, 1, "c", "lin").text == "云民函〔2026〕1号"


def test_a_number_given_by_hand_is_left_out_of_the_series(tmp_path: Path) -> None:
    numbers = register(tmp_path)
    numbers.claim("reply", 2025, "云民函〔2025〕1号", "a", "lin")
    assert numbers.reserve("reply", FORM, 2025, 1, "b", "lin").number == 2
    with pytest.raises(RefusedError, match="for a"):
        numbers.claim("reply", 2025, "云民函〔2025〕1号", "b", "lin")


def test_a_void_number_is_never_given_again(tmp_path: Path) -> None:
    numbers = register(tmp_path)
    numbers.mark(numbers.reserve("reply", FORM, 2025, 1, "a", "lin"), "void", "lin", "误登")
    assert numbers.reserve("reply", FORM, 2025, 1, "a", "lin").number == 2


def test_a_line_cut_off_by_a_crash_was_never_given(tmp_path: Path) -> None:
    numbers = register(tmp_path)
    numbers.reserve("reply", FORM, 2025, 1, "a", "lin")
    with numbers.path.open("ab") as file:
        file.write(b'{"series":"reply","year":20')
    assert len(numbers.entries()) == 1
    assert numbers.reserve("reply", FORM, 2025, 1, "b", "lin").number == 2
    assert [each.number for each in numbers.entries()] == [1, 2]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    numbers = register(tmp_path)
    numbers.reserve("reply", FORM, 2025, 1, "a", "lin")
    numbers.path.write_text("not json\n" + numbers.path.read_text("utf-8"), "utf-8")
    with pytest.raises(InputError, match=r"numbers\.jsonl:1"):
        numbers.entries()
