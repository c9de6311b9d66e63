"""Around the text at the workbench: phrases, notes, unit names, find and replace, jumps."""

import shutil

import pytest

from reply_studio import bootstrap
from reply_studio.model.draft import Note
from reply_studio.services import noting, phrases, reviewing
from reply_studio.services.editing import replace
from reply_studio.tui.screens.replacing import AskFind
from tests.builders import case_file
from tests.desks import desk_at, empty_case, with_case, with_inputs
from tests.review_desks import House
from tests.tui.benches import SIZES, opened
from tests.tui.test_workbench_hostile import HOSTILE, hostile_case, screen_text


@pytest.fixture
def own_phrases(tmp_path, monkeypatch):
    """A desk whose phrase bank may be changed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    shutil.copytree(bootstrap.packaged("templates"), tmp_path / "templates")
    return desk_at(tmp_path)


async def pick(it, typed, *keys):
    """Types into the dialog that has just opened, then Enter."""
    await it.dialog()
    await it.type(typed)
    await it.press(*keys, "enter")


async def look_for(it, words):
    """Asks for words to be replaced."""
    await it.press("alt+h")
    await it.dialog()
    await it.type(words)


async def found(it):
    """Accepts what is looked for; the next question follows."""
    await it.press("enter")
    await it.until(lambda: not isinstance(it.pilot.app.screen, AskFind))
    await it.pilot.pause()


async def replace_by(it, words):
    """Accepts what is looked for, and writes what takes its place; how to go about it is asked then."""
    await found(it)
    await it.type(words)
    await it.press("enter")
    await it.until(lambda: it.pilot.app.screen.query("PickList"))


# phrases


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_a_phrase_begins_a_passage_behind_the_selected_one(desk, size):
    """Type a part of it, Enter; the text stays open to go on."""
    async with opened(desk, with_case(desk), SIZES[size]) as it:
        it.bench.go_to("a2")
        await it.press("ctrl+b")
        await pick(it, "20-transition")
        await it.back()
        await it.until(lambda: it.bench.editing)
        await it.type("补一句")
        await it.press("escape")
        await it.saved()
        draft = it.on_disk().draft
        (made,) = [each for each in draft.points[1].progress if each not in ("a2", "a3")]
        assert draft.points[1].progress.index(made) == 1
        wanted = phrases.phrase(desk, it.on_disk(), "20-transition").text
        assert draft.passages[made].text == f"{wanted}补一句"


async def test_a_phrase_goes_to_the_caret_of_the_open_text(desk):
    """What is typed stays around it; the suggestion at hand fills the phrase."""
    case = with_case(desk)
    async with opened(desk, case) as it:
        it.bench.go_to("a3")
        before = it.on_disk().draft.passages["a3"].text
        await it.press("enter")
        it.bench.outline_pane.editor.place_caret(2)
        await it.press("ctrl+b")
        await pick(it, "11-progress")
        await it.back()
        assert it.bench.focused is it.bench.outline_pane.editor
        await it.press("escape")
        await it.saved()
        wanted = phrases.phrase(desk, it.on_disk(), "11-progress-heading", "s1").text
        assert it.on_disk().draft.passages["a3"].text == before[:2] + wanted + before[2:]


async def test_in_the_next_steps_a_phrase_becomes_a_plan(desk):
    """The half of the selected row."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a4")
        await it.press("ctrl+b")
        await pick(it, "32-next")
        await it.back()
        await it.until(lambda: it.bench.editing)
        await it.press("escape")
        await it.dialog()
        await it.press("escape", "escape")
        await it.back()
        await it.saved()
        assert len(it.on_disk().draft.points[1].plans) == 2


async def test_a_broken_phrase_says_its_line_and_the_others_are_there(own_phrases):
    """It stands last in the list; choosing it names file and line."""
    bad = phrases.folder(own_phrases) / "00-bad.j2"
    bad.write_text("{# 坏 #}\n{{ nothing }}\n", "utf-8")
    async with opened(own_phrases, with_case(own_phrases), language="en") as it:
        it.bench.go_to("a2")
        await it.press("ctrl+b")
        await it.dialog()
        shown = it.pilot.app.screen.query_one("PickList").shown
        assert len(shown) > 8
        assert (shown[-1].value, shown[-1].mark) == ("00-bad", "!")
        await it.press("end", *["down"] * len(shown), "enter")
        await it.back()
        await it.until(lambda: it.severity == "error")
        assert "00-bad.j2:2" in it.notice
        assert "nothing" in it.notice


async def test_without_phrases_or_points_it_says_what_to_do(own_phrases):
    """The folder is named; a point is needed first."""
    case = empty_case(own_phrases)
    async with opened(own_phrases, case, language="en") as it:
        await it.press("ctrl+b")
        await pick(it, "50")
        await it.back()
        await it.until(lambda: it.notice)
        assert "ctrl-N" in it.notice
        shutil.rmtree(phrases.folder(own_phrases))
        await it.press("ctrl+b")
        await it.until(lambda: "phrases" in it.notice)


# notes


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_a_note_is_written_beside_its_passage_edited_and_deleted(desk, size):
    """alt-N writes one, Enter edits it, Del takes it away, ctrl-Z brings it back; the letter never has it."""
    async with opened(desk, with_case(desk), SIZES[size]) as it:
        it.bench.go_to("a2")
        await it.press("alt+n")
        await it.until(lambda: it.bench.editing)
        await it.type("数字待核")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes == (Note(id="n18", text="数字待核", on="a2"),)
        assert it.row_key == ("note", "n18")
        keys = [each.key for each in it.pane("outline").blocks]
        assert keys.index(("note", "n18")) == keys.index(("text", "a2")) + 1
        await it.press("enter")
        await it.type("完毕")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes[0].text == "数字待核完毕"
        assert "待核" not in "".join(each.text for each in it.bench.view.insight.letter.paragraphs)
        await it.press("delete")
        await it.saved()
        assert it.on_disk().draft.notes == ()
        await it.press("ctrl+z")
        await it.until(lambda: it.on_disk().draft.notes)
        await it.until(lambda: ("note", "n18") in [each.key for each in it.pane("outline").blocks])


async def test_a_note_typed_over_a_pause_and_a_new_size_keeps_its_row(desk):
    """An autosave in the middle, another width: the editor stays where its row is."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("p2")
        await it.press("alt+n")
        await it.until(lambda: it.bench.editing)
        await it.type("写到一半")
        it.bench.keep()
        await it.pilot.resize_terminal(*SIZES["middle"])
        await it.pilot.pause()
        rows = it.pane("outline")
        editor = it.bench.outline_pane.editor
        assert it.bench.outline_pane.editing in [each.key for each in rows.blocks]
        top = rows.top_of(it.bench.outline_pane.editing)
        assert editor.region.y == rows.region.y + top - rows.scroll_offset.y
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes == (Note(id="n18", text="写到一半", on="p2"),)


async def test_a_note_without_words_never_was_and_one_on_the_case_stands_above_all_points(desk):
    """Nothing selected: the note belongs to the case."""
    async with opened(desk, empty_case(desk)) as it:
        await it.press("alt+n")
        await it.until(lambda: it.bench.editing)
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes == ()
        await it.press("alt+n")
        await it.until(lambda: it.bench.editing)
        await it.type("整件")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes[0].on == ""
        assert it.bench.chosen == ("all",)
        assert it.pane("outline").blocks[0].key == ("note", "n1")


async def test_a_note_whose_place_is_deleted_says_so(desk):
    """It is not lost: it stands with those of the case."""
    case = with_case(desk)
    noting.add(desk, case, "还要", "a3")
    async with opened(desk, case, language="en") as it:
        it.bench.go_to("a3")
        await it.press("delete")
        await it.saved()
        it.bench.choose(("all",))
        await it.pilot.pause()
        assert it.pane("outline").blocks[0].key == ("note", "n18")
        assert "gone" in it.pane("outline").blocks[0].foot[0]


# unit names


async def test_a_units_name_is_completed_from_what_stands_before_the_caret(desk):
    """司法 becomes 市司法局; the words around it stay."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        before = it.on_disk().draft.passages["a3"].text
        await it.press("enter")
        await it.type("会同司法")
        await it.press("ctrl+g")
        await it.dialog()
        assert [each.label for each in it.pilot.app.screen.query_one("PickList").shown] == ["市司法局", "云川市司法局"]
        await it.press("enter")
        await it.back()
        assert it.bench.focused is it.bench.outline_pane.editor
        await it.type("办理")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.passages["a3"].text == f"{before}会同市司法局办理"


async def test_another_name_than_the_one_begun_is_put_behind_the_words(desk):
    """Clearing the line shows all names; the letters that stood there stay."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("enter")
        await it.type("局")
        await it.press("ctrl+g")
        await it.dialog()
        await it.press("ctrl+u")
        await it.type("组织")
        await it.press("enter")
        await it.back()
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.passages["a3"].text.endswith("局市委组织部")


# find and replace


async def test_all_places_are_replaced_in_one_step(desk):
    """Counted first; undo takes the step back; origins stay."""
    async with opened(desk, with_case(desk), language="en") as it:
        before = it.on_disk().draft
        count = sum(each.text.count("食堂") for each in before.passages.values()) + 1
        await look_for(it, "食堂")
        told = it.pilot.app.screen.query_one("#told")
        await it.until(lambda: str(count) in str(told.render()))
        await replace_by(it, "餐厅")
        await it.press("enter")
        await it.back()
        await it.saved()
        after = it.on_disk()
        assert not any("食堂" in each.text for each in after.draft.passages.values())
        assert {key: each.origins for key, each in after.draft.passages.items()} == {
            key: each.origins for key, each in before.passages.items()
        }
        assert [each.act for each in after.acts] == ["import", "replace"]
        assert str(count) in it.notice
        await it.press("ctrl+z")
        await it.until(lambda: it.on_disk().draft == before)


async def test_one_by_one_only_the_wanted_places_change(desk):
    """Yes, no, stop: still one step."""
    async with opened(desk, with_case(desk)) as it:
        await look_for(it, "补助")
        await replace_by(it, "补贴")
        await it.press("down", "enter")
        for keys in (("enter",), ("down", "enter"), ("down", "down", "down", "enter")):
            here = it.pilot.app.screen
            await it.until(lambda: it.pilot.app.screen.query("PickList"))
            await it.pilot.pause()
            await it.press(*keys)
            await it.until(lambda: it.pilot.app.screen is not here)  # noqa: B023
        await it.back()
        await it.saved()
        texts = [each.text for each in it.on_disk().draft.passages.values()]
        assert sum(each.count("补贴") for each in texts) == 1
        assert [each.act for each in it.on_disk().acts] == ["import", "replace"]


async def test_what_is_not_there_is_not_replaced(desk):
    """The dialog says so and stays; Escape changes nothing."""
    async with opened(desk, with_case(desk)) as it:
        await look_for(it, "没有的词")
        await it.press("enter")
        assert it.pilot.app.screen.query_one("#told").has_class("-error")
        await it.press("escape")
        await it.back()
        assert [each.act for each in it.on_disk().acts] == ["import"]


async def test_a_locked_text_is_not_changed(tmp_path, monkeypatch):
    """Under review by others: notes, phrases and replacing are refused with a reason before anything is asked."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    house = House(tmp_path / "w")
    reviewing.submit(house.desk("lin"), house.case)
    async with opened(house.desk("lin"), house.case) as it:
        before = it.on_disk().draft
        it.bench.go_to("a3")
        for key in ("alt+n", "ctrl+b", "alt+h"):
            it.bench.say("")
            await it.press(key)
            await it.until(lambda: it.severity == "error")
            assert it.pilot.app.screen is it.bench
            assert not it.bench.editing
        assert it.on_disk().draft == before


# jumps


def open_ends():
    """The canteens with two plans that lack something and a note, beside the open passages of two units."""
    file = with_inputs(case_file())
    passages = dict(file.draft.passages)
    passages["a6"] = replace(passages["a6"], due=None)
    passages["a12"] = replace(passages["a12"], unit="")
    return replace(file, draft=replace(file.draft, passages=passages, notes=(Note(id="n18", text="核", on="a9"),)))


async def jump(it, typed):
    await it.press("ctrl+k")
    await pick(it, typed)
    await it.back()


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_jumps_lead_to_each_open_place_in_turn_and_round_again(desk, size):
    """The row, its pane and its suggestion; the same key and Enter go on."""
    async with opened(desk, with_case(desk, open_ends()), SIZES[size], language="en") as it:
        await jump(it, "plan without")
        assert (it.bench.pane, it.row_key, it.bench.chosen) == ("outline", ("plan", "a6"), ("suggestion", "s2"))
        for wanted in ("a12", "a6"):
            await it.press("ctrl+k")
            await it.dialog()
            await it.press("enter")
            await it.back()
            assert it.row_key == ("plan", wanted)
        await jump(it, "note")
        assert it.row_key == ("note", "n18")
        await jump(it, "open passage")
        assert it.bench.pane == "inputs"
        first = it.bench.key
        assert first[0] == "input"
        await jump(it, "open passage")
        assert it.bench.key != first
        await jump(it, "finding")
        assert it.bench.pane == "findings"
        assert it.bench.key[0] == "finding"


async def test_the_list_of_jumps_has_only_what_there_is(desk):
    """With its number."""
    async with opened(desk, with_case(desk, open_ends())) as it:
        await it.press("ctrl+k")
        await it.dialog()
        shown = {each.value: each.hint for each in it.pilot.app.screen.query_one("PickList").shown}
        assert shown["undated"] == "2"
        assert shown["note"] == "1"
        assert "unanswered" not in shown


# hostile texts


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_hostile_texts_are_shown_found_and_noted_as_they_are(desk, size):
    """Markup, templates and control characters in notes, phrases and dialogs."""
    case = hostile_case(desk)
    noting.add(desk, case, HOSTILE, "a1")
    async with opened(desk, case, SIZES[size]) as it:
        it.bench.go_to("a1")
        for key, typed in (("ctrl+b", ""), ("ctrl+k", ""), ("alt+h", "[red]")):
            await it.press(key)
            await it.dialog()
            await it.type(typed)
            seen = screen_text(it)
            assert "\x1b" not in seen
            assert "\u202e" not in seen
            await it.press("escape")
            await it.back()
        assert HOSTILE in {each.text for each in it.on_disk().draft.notes}
        it.bench.go_to("n4")
        await it.press("enter")
        await it.press("escape")
        await it.saved()
        assert it.on_disk().draft.notes[0].text == HOSTILE
        await look_for(it, "{{ 7*7 }}")
        await replace_by(it, "[bold]{0}")
        await it.press("enter")
        await it.back()
        await it.saved()
        assert it.on_disk().draft.passages["a1"].text == HOSTILE.replace("{{ 7*7 }}", "[bold]{0}")
