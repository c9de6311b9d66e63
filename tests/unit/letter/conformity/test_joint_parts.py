"""Names side by side, names above a date in a table, spots of red ink: what joint signatures are known by."""

import pytest

from reply_studio.formats.poppler import joined, red_runs
from reply_studio.letter.conformity.parts import columns, recognise
from reply_studio.letter.conformity.sheet import read_sheet
from reply_studio.model.letter import Kind
from tests.judged_letters import letter

NAMES = ("云川市民政局", "云川市司法局")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\t云川市民政局\t云川市司法局", NAMES),
        ("云川市民政局　　　云川市司法局", NAMES),
        ("\t云川市\t云川市司\n\t民政局\t法局", NAMES),
        ("云川市民政局", ("云川市民政局",)),
    ],
)
def test_columns_are_read_down(text, found):
    assert columns(text) == found


@pytest.mark.parametrize(
    ("name", "organs"),
    [
        ("joint", ["云川市青岚区民政局", "云川市青岚区人力资源和社会保障局"]),
        ("joint_head", ["云川市民政局", "云川市司法局", "中共云川市委组织部"]),
        ("direct", ["云川市民政局"]),
    ],
)
def test_who_signs_is_known_wherever_the_names_stand(name, organs):
    found = recognise(read_sheet("x.docx", letter(name)))
    assert [each.text.strip() for each in found.every(Kind.ORGAN)] == organs
    assert len(found.every(Kind.DATE)) == 1


def picture(*rows):
    """A picture whose dots are red where a row has a #."""
    dots = b"".join(b"\xdd\x11\x11" if each == "#" else b"\xff\xff\xff" for row in rows for each in row)
    return b"P6\n%d %d\n255\n" % (len(rows[0]), len(rows)) + dots


def test_what_hangs_together_is_one_spot_and_what_is_inside_belongs_to_it():
    rows = (
        "#####..##",
        "#...#..##",
        "#.#.#....",
        "#...#...#",
        "#####...#",
    )
    assert sorted(joined(red_runs(picture(*rows)))) == [(0, 0, 5, 5), (7, 0, 9, 2), (8, 3, 9, 5)]


def test_arms_that_meet_further_down_are_one_spot():
    assert joined(red_runs(picture("#...#", "#...#", "#####"))) == [(0, 0, 5, 3)]
    assert joined(red_runs(b"no picture")) == []
