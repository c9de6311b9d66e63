"""A wrongly read proposal set right by command, kept on import of the same file, and taken back."""

import pytest

from tests.cli.conftest import SAMPLES


def shown(cli, case):
    """Key → the rest of its line, from ``proposal CASE``."""
    lines = cli("proposal", case).out.splitlines()[3:]
    return {each.split()[0]: " ".join(each.split()[1:]) for each in lines if not each.startswith(" ")}


def tree(cli, case):
    found = cli("show", case, "--format", "json").json["proposal"]
    return [(each["number"], each["marker"], each["heading"] or each["text"]) for each in found["suggestions"]]


def test_rows_are_printed_with_their_keys(cli, case):
    """Title, proposers, units, and a row a line; --show says the same."""
    done = cli("proposal", case)
    assert done.out.splitlines()[0].startswith(f"{case}  ")
    assert list(shown(cli, case)) == ["b1", "b2", "s1", "s2", "s3", "s4", "s5", "s6"]
    assert cli("proposal", case, "--show").out == done.out


def test_split_join_and_levels(cli, case):
    """By number or key; each says which row it leaves."""
    assert "s7" in cli("suggestion", "split", case, "2.1", "--before", "统一建档").out
    assert shown(cli, case)["s7"].startswith("2.2 统一建档")
    assert cli("suggestion", "join", case, "2.1").code == 0
    assert "s7" not in shown(cli, case)
    cli("suggestion", "promote", case, "2.2")
    assert [each[0] for each in tree(cli, case)] == ["1", "2", "3", "4"]
    cli("suggestion", "demote", case, "s4")
    cli("suggestion", "move", case, "s6", "--by", "-1")
    assert [each[2] for each in tree(cli, case)][1] == "健全可持续的运营机制"


def test_kinds_and_words(cli, case):
    """Marked as something else and written anew."""
    assert "b3" in cli("suggestion", "mark", case, "1", "background").out
    assert "q7" in cli("suggestion", "mark", case, "b2", "problem").out
    cli("suggestion", "edit", case, "q7", "--text", "助餐点少。", "--marker", "1.")
    assert shown(cli, case)["q7"] == "problem 1.助餐点少。"
    cli("suggestion", "edit", case, "s2", "--heading", "守住底线", "--tail", "以上三项要公开。")
    assert "(behind its children) 以上三项要公开。" in cli("proposal", case).out
    assert "s8" in cli("suggestion", "detach", case, "s2").out
    assert tree(cli, case)[1] == ("2", "", "以上三项要公开。")


def test_title_proposers_and_units(cli, case):
    """All of the units are given; ours is the case's role."""
    units = ("--unit", "市财政局:co", "--unit", "市市场监督管理局\uff1a会办", "--unit", "市民政局:sole")
    done = cli("proposal", case, "--title", "关于助餐的建议", "--proposers", "赵某某,民盟云川市委会(领衔)", *units)
    assert done.out == f"{case}: proposal saved\n"
    found = cli("show", case, "--format", "json").json
    assert (found["case"]["title"], found["case"]["role"]) == ("关于助餐的建议", "sole")
    assert found["case"]["proposers"] == ["赵某某", "民盟云川市委会"]
    assert "市财政局(co-handling)" in cli("proposal", case).out


def test_undo_and_redo_of_the_proposal(cli, case):
    """Apart from the draft's own; in words."""
    before = cli("proposal", case).out
    cli("outline", case)
    cli("suggestion", "mark", case, "1", "background")
    assert "p1 -> -" in cli("show", case).out
    after = cli("proposal", case).out
    assert cli("undo", case, "--proposal").out == "taken back: corrected the proposal\n"
    assert cli("proposal", case).out == before
    assert "p1 -> 1 " in cli("show", case).out
    assert cli("redo", case, "--proposal").out == "done again: corrected the proposal\n"
    assert cli("proposal", case).out == after
    assert cli("undo", case).out == "taken back: outlined\n"
    assert cli("log", case, "--verify").code == 0


@pytest.mark.parametrize("kind", [(), ("--as", "proposal"), ("--as", "page")], ids=["as it is", "proposal", "page"])
def test_a_correction_stays_on_import_of_the_same_file(cli, case, kind):
    """Whatever it is said to be."""
    cli("suggestion", "mark", case, "b2", "problem")
    cli("proposal", case, "--title", "关于助餐的建议")
    before = cli("proposal", case).out
    done = cli("import", SAMPLES / "page.txt", *kind, "--case", case, "--format", "json").json["imported"][0]
    assert (done["action"], done["case"]) == ("unchanged", case)
    assert cli("proposal", case).out == before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("suggestion", "split", "{case}", "1", "--before", "没有的话"), 2, "0 times"),
        (("suggestion", "join", "{case}", "9"), 2, "9"),
        (("suggestion", "promote", "{case}", "1"), 5, "top"),
        (("suggestion", "demote", "{case}", "b1"), 5, "levels"),
        (("suggestion", "edit", "{case}", "1"), 2, "--text"),
        (("suggestion", "mark", "{case}", "1", "title"), 2, "title"),
        (("proposal", "{case}", "--title", " "), 2, "title"),
        (("proposal", "{case}", "--unit", "市财政局:boss"), 2, "boss"),
        (("proposal", "{case}", "--unit", "市园林局:co"), 5, "市财政局"),
        (("undo", "{case}", "--proposal"), 5, "nothing to undo"),
        (("redo", "{case}", "--proposal"), 5, "nothing to redo"),
    ],
)
def test_wrong_calls_say_what_is_wrong(cli, case, arguments, code, told):
    """The exit code of the contract, and the thing that is wrong."""
    done = cli(*(each.format(case=case) for each in arguments))
    assert done.code == code
    assert told in done.err
