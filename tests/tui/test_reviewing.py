"""The review screen: the letter on its pages beside what it answers, its four views, and comments on its places."""

import pytest

from reply_studio.services import commenting
from reply_studio.services import reviewing as decisions
from reply_studio.services.commenting import comments
from reply_studio.tui.screens.dialogs import AskLine
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.reviewing import Reviewing
from tests.builders import case_file
from tests.desks import with_case
from tests.review_desks import House
from tests.tui.benches import SIZES
from tests.tui.lists import started
from tests.tui.reviews import Reviewed, reviewing, words, write


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "office")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_letter_stands_on_its_pages_beside_what_it_answers(house, size):
    """On a narrow screen in tabs; the selected line brings its suggestion, its point's result, its comments."""
    async with reviewing(house, "su", size) as it:
        point = next(each for each in it.file.draft.points if each.answers and each.progress)
        passage = it.file.draft.passages[point.progress[0]].text
        it.go(passage[:10])
        await it.it.pilot.pause()
        assert passage[:8] in it.it.picture()
        assert "All suggestions" in it.side
        assert f" {it.screen.view.numbers[point.answers[0]]} " in it.pane("suggestions").splitlines()[0]
        await it.press("tab")
        assert it.screen.pane == "suggestions"
        assert "All suggestions" in it.it.picture()
        await it.press("tab", "tab")
        assert it.screen.pane == "letter"


async def test_a_suggestion_leads_to_the_lines_that_answer_it(house):
    """Enter on a row of the coverage table."""
    async with reviewing(house, "su") as it:
        await it.press("tab", "end")
        key = it.screen.blocks["suggestions"].key
        await it.press("enter")
        answered = {each.id for each in it.file.draft.points if key[1] in each.answers}
        assert it.screen.pane == "letter"
        assert answered & set(it.screen.ids)


async def test_what_changed_since_it_was_submitted_stands_in_brackets(house):
    """Character by character, and one key leads from place to place."""
    decisions.submit(house.desk("lin"), house.case)
    before = words(house)
    write(house, "su", before.replace(before[4:6], "三十"))
    async with reviewing(house, "su") as it:
        await it.press("f7")
        assert f"[-{before[4:6]}-]{{+三十+}}" in it.screen.sheet.text.replace("\n", "").replace(" ", "")
        assert house.passage() in it.screen.ids
        assert "changed places: 1" in it.it.picture()
        await it.press("home", "f3")
        assert house.passage() in it.screen.ids
        await it.press("f3")
        assert "end of the letter" in it.notice
        await it.press("f5")
        assert "[-" not in it.screen.sheet.text


async def test_what_changed_since_i_looked(house):
    """A letter that was read to its end and left counts as looked at; one that was not looked at has no such view."""
    decisions.submit(house.desk("lin"), house.case)
    async with reviewing(house, "su") as it:
        await it.press("f6")
        assert "you have not looked" in it.notice
        await it.press("end", "escape")
        await it.it.back()
        assert it.file.acts[-1].act == "looked"
        write(house, "su", "全部换成另一句话。")
        await it.it.press("f10")
        screen = await it.it.screen(Reviewing)
        await it.it.until(lambda: screen.ready)
        again = Reviewed(it.it, house, screen)
        await again.press("f6")
        assert "{+" in screen.sheet.text
        await again.press("f7")
        assert "{+" in screen.sheet.text


async def test_a_letter_that_was_not_submitted_has_nothing_to_compare_with(house):
    """The view stays and says why."""
    async with reviewing(house, "lin") as it:
        await it.press("f7")
        assert "not submitted" in it.notice
        assert it.screen.shown_view == "final"


async def test_with_sources_the_units_stand_in_the_margin(house):
    """The letter keeps its pages."""
    async with reviewing(house, "su") as it:
        before = it.screen.sheet.shown.pages
        await it.press("f9")
        assert it.screen.sheet.shown.pages == before
        assert "with sources" in it.it.picture()
        assert any(it.screen.sheet.shown.margin.values())


async def test_comments_stand_at_their_place_in_threads(house):
    """Enter on a line asks for one, Enter on it for an answer; settled with its answers, and counted."""
    async with reviewing(house, "su") as it:
        it.go(words(house)[:10])
        await it.press("enter")
        await it.answer("此处[red]数据[/]请核实")
        await it.settled()
        assert "c1 is kept" in it.notice
        assert "comments 1" in it.screen.sheet.text
        await it.press("shift+tab")
        assert "[red]数据[/]" in it.it.picture()
        await it.press("enter")
        await it.answer("已核实")
        await it.settled()
        kept = comments(it.file)
        assert [(each.on, each.thread, each.who) for each in kept] == [
            (house.passage(), "", "su"),
            (house.passage(), "c1", "su"),
        ]
        await it.press("delete")
        assert not [each for each in comments(it.file) if each.open]
        assert "comments 1" not in it.screen.sheet.text
        assert "settled by 苏明远" in it.side


async def test_a_comment_elsewhere_is_seen_from_every_line_and_found_by_a_key(house):
    """The letter's own comment stands with lines that have no place; Escape writes none."""
    commenting.add(house.desk("gu"), house.case, "全文语气再平实些")
    commenting.add(house.desk("gu"), house.case, "这一句太长", on=house.passage())
    async with reviewing(house, "su") as it:
        assert "Elsewhere" in it.pane("comments")
        await it.press("f3")
        assert house.passage() in it.screen.ids
        first = it.pane("comments")
        assert first.index("这一句太长") < first.index("Elsewhere") < first.index("全文语气再平实些")
        await it.press("enter")
        await it.asked(AskLine)
        await it.it.press("escape")
        assert len(comments(it.file)) == 2


async def test_what_another_person_does_shows_while_it_is_read(house):
    """A comment is told; another letter has to be read to its end again."""
    decisions.submit(house.desk("lin"), house.case)
    async with reviewing(house, "gu") as it:
        await it.press("end")
        assert it.screen.read_to_end
        commenting.add(house.desk("su"), house.case, "请看这里")
        await it.it.until(lambda: "New comments: 1" in it.notice)
        assert it.screen.read_to_end
        write(house, "su", "换成另一句完全不同的话。")
        await it.it.until(lambda: "Somebody changed the letter" in it.notice)
        assert "换成另一句完全不同的话" in it.screen.sheet.text.replace("\n", "")


async def test_a_case_for_information_has_no_letter_to_review(house):
    """The list says so and stays."""
    desk = house.desk("su")
    other = with_case(desk, case_file(id="2025-t-0030", number="30", role="reference"))
    async with started(desk) as it:
        await it.until(lambda: other in it.cases())
        await it.press(*["down"] * it.cases().index(other), "f10")
        await it.until(lambda: "for information only" in it.notice)
        assert isinstance(it.app.screen, CaseList)


async def test_the_words_of_a_letter_are_never_markup(house):
    """Brackets, tags and control sequences show as they are."""
    write(house, "lin", "[red]社区[/] \x1b[31m食堂 {+不是标记+}")
    async with reviewing(house, "su") as it:
        text = it.screen.sheet.text.replace("\n", "").replace(" ", "")
        assert "[red]社区[/]" in text
        assert "\x1b" not in text


async def test_another_language_at_once(house):
    """Head, panes and letter's margin follow."""
    commenting.add(house.desk("gu"), house.case, "全文语气再平实些")
    async with reviewing(house, "su") as it:
        await it.press("f12")
        await it.it.until(lambda: "定稿" in it.it.picture() and "All suggestions" not in it.it.picture())
