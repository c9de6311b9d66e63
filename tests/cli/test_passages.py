"""Passages by command, and undo over separate runs of the program."""

import pytest


@pytest.fixture
def drafted(cli, case):
    """A point with two progress passages (a5, a6) and a plan (a7)."""
    cli("outline", case)
    cli("point", case, "p1", "--progress", "建成助餐点132个。日均服务1.1万人次。")
    cli(
        "point",
        case,
        "p1",
        "--progress",
        "开展送餐上门。",
        "--plan",
        "新增24个。",
        "--unit",
        "市财政局",
        "--due",
        "2027-06-30",
    )
    return case


def point(cli, case):
    return cli("show", case, "--format", "json").json["draft"]["points"][0]


def texts(cli, case):
    return [each["text"] for each in point(cli, case)["progress"]]


def test_split_and_join_keep_every_word(cli, drafted):
    """A passage is cut before the words named, and joined again."""
    first = point(cli, drafted)["progress"][0]["id"]
    assert cli("passage", "split", drafted, first, "--before", "日均").code == 0
    assert texts(cli, drafted) == ["建成助餐点132个。", "日均服务1.1万人次。", "开展送餐上门。"]
    second = point(cli, drafted)["progress"][1]["id"]
    assert cli("passage", "join", drafted, first, second).code == 0
    assert texts(cli, drafted) == ["建成助餐点132个。日均服务1.1万人次。", "开展送餐上门。"]


def test_move_within_and_between_points(cli, drafted):
    """Down one place; then to the end of another point."""
    first = point(cli, drafted)["progress"][0]["id"]
    cli("passage", "move", drafted, first, "--by", "1")
    assert texts(cli, drafted)[0] == "开展送餐上门。"
    cli("passage", "move", drafted, first, "--point", "p2")
    assert texts(cli, drafted) == ["开展送餐上门。"]


def test_edit_words_unit_and_date(cli, drafted):
    """A plan gets other words and another day; its unit stays."""
    plan = point(cli, drafted)["plans"][0]["id"]
    cli("passage", "edit", drafted, plan, "--text", "新增30个。", "--due", "2027-09-30")
    found = point(cli, drafted)["plans"][0]
    assert (found["text"], found["unit"], found["due"]) == ("新增30个。", "市财政局", "2027-09-30")


def test_undo_and_redo_last_over_runs(cli, drafted):
    """Delete, undo, redo, undo: each run of the program finds where the last one stood."""
    first = point(cli, drafted)["progress"][0]["id"]
    before = texts(cli, drafted)
    cli("passage", "delete", drafted, first)
    assert texts(cli, drafted) == before[1:]
    assert cli("undo", drafted).code == 0
    assert texts(cli, drafted) == before
    assert cli("redo", drafted).code == 0
    assert texts(cli, drafted) == before[1:]
    assert cli("redo", drafted).code == 5
    cli("undo", drafted)
    assert texts(cli, drafted) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("split", "{case}", "a9", "--before", "x"), "a9"),
        (("move", "{case}", "a5"), "--point"),
        (("edit", "{case}", "a4", "--due", "2027-01-01"), "plan"),
        (("edit", "{case}", "a4", "--text", " "), "empty"),
        (("join", "{case}", "a4", "a4"), "itself"),
    ],
)
def test_wrong_calls_say_what_is_wrong(cli, drafted, arguments, told):
    """Exit 2 and the thing that is wrong."""
    done = cli("passage", *(each.format(case=drafted) for each in arguments))
    assert done.code == 2
    assert told in done.err
