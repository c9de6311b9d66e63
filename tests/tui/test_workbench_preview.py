"""The preview at the workbench: pages, marks, the caret, whose words, and the pages of the PDF."""

import msgspec
import pytest
from rich.cells import cell_len

from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.draft import Draft
from reply_studio.services import paging, printing, steps
from reply_studio.services.sitting import Sitting
from reply_studio.tui.panes.view import GENERAL
from reply_studio.tui.screens import workbench_preview
from tests.builders import case_file
from tests.desks import with_case, with_inputs
from tests.tui.benches import SIZES, opened
from tests.tui.test_workbench_hostile import hostile_case, screen_text


@pytest.fixture
def quick(monkeypatch):
    """Keys and pauses take effect at once."""
    monkeypatch.setattr(workbench_preview, "SOON", 0.001)
    monkeypatch.setattr(workbench_preview, "APART", 0.0)
    monkeypatch.setattr(workbench_preview, "QUIET", 0.001)


def taken_case(desk):
    """The case with a passage of 市司法局 in its fifth point."""
    case = with_case(desk)
    sitting = Sitting(desk, case)
    sitting.do(steps.take, "sfj1-3", "p5")
    sitting.flush()
    return case


def rows(it):
    return it.bench.sheet.text.split("\n")


def head(it):
    title = it.bench.lines.preview
    return title.left, title.right


def seen_rows(it):
    """What is on the screen of the pages, without the marks."""
    top = round(it.bench.sheet.scroll_y)
    return [each[1:].strip() for each in rows(it)[top : top + it.bench.sheet.scrollable_content_region.height]]


def marked_rows(it):
    return [each for each in rows(it) if each.startswith(">")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_letter_stands_page_by_page_with_its_number_in_the_head(desk, size):
    """28 characters a line, 22 lines and a rule a page, at every size of screen."""
    async with opened(desk, with_case(desk), SIZES[size], language="en") as it:
        await it.press("f7")
        pages = it.bench.sheet.shown.pages
        assert len(rows(it)) == pages.count * 23
        assert max(map(cell_len, rows(it))) <= 63
        assert _("page {page}/{pages}").format(page=1, pages=pages.count) in rows(it)[22]
        left, right = head(it)
        assert left.startswith(_("Preview, page {page}/{pages}").format(page=1, pages=pages.count))
        assert "28x22" in right
        title = it.bench.lines.preview.region
        assert title.height == 1
        assert it.bench.sheet.scrollable_content_region.width >= 57
        assert right in screen_text(it)


@pytest.mark.parametrize(("size", "beside"), [("middle", False), ("wide", True)])
async def test_the_letter_stands_beside_or_below_the_draft(desk, size, beside):
    """By width; the draft keeps its place."""
    async with opened(desk, with_case(desk), SIZES[size]) as it:
        await it.press("f7")
        outline, sheet = it.pane("outline").region, it.bench.sheet.region
        assert (sheet.x >= outline.right) == beside
        assert (sheet.y >= outline.bottom) == (not beside)
        assert outline.width >= 48
        await it.press("f7")
        assert not it.bench.sheet.is_on_screen


async def test_a_suggestion_marks_the_lines_of_its_points(desk):
    """In the tree all of them, in the outline the row's; the first is on the screen."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7", "down")
        assert it.bench.chosen == ("suggestion", "s2")
        by_tree = marked_rows(it)
        assert any("加大扶持力度" in each for each in by_tree)
        assert not any("一、办理情况" in each for each in by_tree)
        first = rows(it).index(by_tree[0])
        top = round(it.bench.sheet.scroll_y)
        assert top <= first < top + it.bench.sheet.size.height
        it.bench.go_to("a6")
        by_row = marked_rows(it)
        assert len(by_row) < len(by_tree)
        pages = it.bench.sheet.shown.pages
        assert len(by_row) == len(pages.places("a6"))
        assert head(it)[0].startswith(
            _("Preview, page {page}/{pages}").format(page=pages.find("a6").page, pages=pages.count)
        )


async def test_a_selection_made_while_it_was_hidden_is_marked_when_it_is_shown(desk):
    """Hidden and shown again, also on a narrow screen."""
    for size in ("narrow", "wide"):
        async with opened(desk, with_case(desk), SIZES[size]) as it:
            await it.press("f7", "f7")
            it.bench.go_to("a8")
            await it.press("f7")
            assert it.bench.sheet.shown.marked == {
                it.bench.sheet.shown.pages.line(each).paragraph for each in it.bench.sheet.shown.pages.places("a8")
            }
            first = it.bench.sheet.rows.row_of(it.bench.sheet.shown.pages.find("a8"))
            top = round(it.bench.sheet.scroll_y)
            assert top <= first < top + it.bench.sheet.size.height


async def test_the_pages_follow_every_key_before_anything_is_saved(desk, quick):
    """What is typed stands in print; the draft on disk is as it was."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("f7", "enter")
        await it.type("另设流动餐车一百零三辆。")
        await it.until(lambda: "一百零三辆" in it.bench.sheet.text.replace("\n", ""))
        assert it.bench.editing
        assert "一百零三辆" not in it.on_disk().draft.passages["a3"].text
        await it.press("escape")
        await it.saved()
        assert "一百零三辆" in it.bench.sheet.text.replace("\n", "")


async def test_the_line_with_the_caret_is_on_the_screen(desk, quick):
    """Also below the first page that a long passage takes."""
    async with opened(desk, with_case(desk), SIZES["middle"]) as it:
        it.bench.go_to("a3")
        await it.press("f7", "enter")
        await it.type("老旧社区逐一改造。" * 60 + "末句在此。")
        await it.until(lambda: "末句在此" in "".join(seen_rows(it)))


async def test_a_new_passage_stands_in_print_with_its_first_words(desk, quick):
    """And is marked, though the draft has no id for it yet."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a3")
        await it.press("f7", "insert")
        await it.type("新写的一段。")
        await it.until(lambda: any("新写的一段" in each for each in marked_rows(it)))
        assert len(marked_rows(it)) == 1
        await it.press("escape")
        await it.saved()
        assert any("新写的一段" in each for each in marked_rows(it))


async def test_the_reader_goes_from_paragraph_to_paragraph_and_to_the_ends(desk):
    """Up, down, a page, the first and the last line; the head tells the page."""
    async with opened(desk, with_case(desk), SIZES["narrow"]) as it:
        await it.press("f7", "home")
        sheet = it.bench.sheet
        assert sheet.scroll_y == 0
        assert sheet.key == sheet.keys[0]
        await it.press("down")
        assert sheet.key == sheet.keys[1]
        assert it.bench.chosen in (GENERAL, ("suggestion", "s1"))
        await it.press("pagedown")
        assert sheet.scroll_y > 0
        await it.press("end")
        count = sheet.shown.pages.count
        assert sheet.key == sheet.keys[-1]
        assert round(sheet.scroll_y) == count * 23 - sheet.scrollable_content_region.height
        assert head(it)[0].startswith(_("Preview, page {page}/{pages}").format(page=count, pages=count))
        await it.press("up", "up", "pageup", "home")
        assert sheet.scroll_y == 0


async def test_enter_on_a_heading_goes_to_its_first_point(desk):
    """A heading has no passage."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        it.bench.show_pane("preview")
        await it.press("home")
        points = it.bench.sheet.key[2:]
        await it.press("enter")
        assert it.bench.pane == "outline"
        assert it.row_key == ("heading", points[0])


async def test_a_double_click_on_a_line_goes_to_its_row(desk):
    """Like Enter."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        it.bench.go_to("a8")
        await it.pilot.pause()
        place = it.bench.sheet.shown.pages.find("a8")
        it.bench.go_to("a9")
        y = it.bench.sheet.rows.row_of(place) - round(it.bench.sheet.scroll_y)
        if y < 0:
            it.bench.sheet.reveal(place)
            y = it.bench.sheet.rows.row_of(place) - round(it.bench.sheet.scroll_y)
        await it.pilot.click("#preview", offset=(10, y), times=2)
        await it.until(lambda: it.row_key == ("text", "a8"))
        assert it.bench.pane == "outline"


async def test_the_margin_names_whose_words_a_line_has(desk):
    """One key shows it, with the letter where that is hidden; our own lines have no name; the same key hides it."""
    case = taken_case(desk)
    for size, name in (("narrow", "司法局"), ("wide", "市司法局")):
        async with opened(desk, case, SIZES[size]) as it:
            await it.press("ctrl+w")
            assert it.bench.shown("preview")
            taken = [each for each in rows(it) if "继续调解纠纷" in each]
            assert [each.split()[-1] for each in taken] == [name]
            assert not any(each.endswith(name) for each in rows(it) if "会同自然资源" in each)
            assert it.notice == _("In the margin: whose words a line has; our own have no name there.")
            assert max(map(cell_len, rows(it))) < it.bench.sheet.size.width
            await it.press("ctrl+w")
            assert not any(each.endswith(name) for each in rows(it))
            assert not it.notice


async def test_the_other_layout_is_one_key_away(desk):
    """F9: other headings on the same pages, the selection still marked."""
    async with opened(desk, with_case(desk)) as it:
        it.bench.go_to("a8")
        await it.press("f7")
        assert any("一、办理情况" in each for each in rows(it))
        words = marked_rows(it)[0][-8:]
        await it.press("f9")
        assert not any("一、办理情况" in each for each in rows(it))
        assert any("的建议" in each for each in rows(it))
        assert any(words in each for each in marked_rows(it))


async def test_the_pages_of_the_pdf_are_counted_after_a_pause(desk, quick, monkeypatch):
    """Beside the nominal count; counted once a letter."""
    asked = []
    monkeypatch.setattr(paging, "can_count", lambda: True)
    monkeypatch.setattr(paging, "printed_pages", lambda _desk, letter: asked.append(letter) or 7)
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        await it.until(lambda: _("PDF pages: {n}").format(n=7) in head(it)[0])
        await it.press("down", "down", "up")
        assert len(asked) == 1
        await it.press("f9")
        await it.until(lambda: len(asked) == 2)
        await it.until(lambda: _("PDF pages: {n}").format(n=7) in head(it)[0])


async def test_a_count_of_an_older_letter_is_dropped(desk, quick, monkeypatch):
    """The letter changed while LibreOffice was at work: its count is not told, the later one is."""
    counts = iter((5, 9))
    benches = []

    def slow(_desk, _letter):
        count = next(counts)
        if count == 5:
            benches[0].app.call_from_thread(benches[0].action_layout)
            benches[0].app.call_from_thread(lambda: None)
        return count

    monkeypatch.setattr(paging, "printed_pages", slow)
    async with opened(desk, with_case(desk)) as it:
        benches.append(it.bench)
        told = []
        monkeypatch.setattr(it.bench.lines.preview, "tell", lambda left, _right: told.append(left))
        monkeypatch.setattr(paging, "can_count", lambda: True)
        await it.press("f7")
        await it.until(lambda: told and _("PDF pages: {n}").format(n=9) in told[-1])
        assert not any(_("PDF pages: {n}").format(n=5) in each for each in told)


async def test_a_letter_that_cannot_be_printed_has_no_pdf(desk, quick, monkeypatch):
    """It says so quietly; printing it tells the cause."""

    def refuse(_desk, _letter):
        raise InputError("a text cannot be printed")

    monkeypatch.setattr(paging, "can_count", lambda: True)
    monkeypatch.setattr(paging, "printed_pages", refuse)
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        await it.until(lambda: _("no PDF yet") in head(it)[0])
        assert not it.notice


async def test_without_libreoffice_nothing_is_counted(desk, quick):
    """Only the nominal pages."""
    async with opened(desk, with_case(desk)) as it:
        await it.press("f7")
        await it.pilot.pause(0.05)
        assert "PDF" not in head(it)[0]


async def test_an_empty_draft_has_a_letter_without_marks(desk):
    """Title, salutation and closing; nothing can be selected, no key fails."""
    async with opened(desk, with_case(desk, with_inputs(case_file(draft=Draft())))) as it:
        await it.press("f7")
        it.bench.show_pane("preview")
        await it.press("down", "up", "pagedown", "pageup", "end", "home", "enter")
        assert it.bench.sheet.key == ()
        assert it.bench.pane == "preview"
        assert not marked_rows(it)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_stand_on_the_pages_as_they_are(desk, size, quick):
    """No markup is read, no control character reaches the terminal, in the margin neither."""
    file = desk.store.load(hostile_case(desk))
    evil = msgspec.structs.replace(file.inputs[0], name="[red]\x1b[31m局[/]")
    case = with_case(desk, msgspec.structs.replace(file, inputs=(evil,)))
    sitting = Sitting(desk, case)
    sitting.do(steps.take, "sfj1-1", "p2")
    sitting.flush()
    async with opened(desk, case, SIZES[size]) as it:
        await it.press("f7", "ctrl+w")
        it.bench.show_pane("preview")
        for key in ("home", "down", "down", "down", "end"):
            await it.press(key)
            seen = screen_text(it)
            assert not {"\x1b", "\x07", "\u202e"} & set(seen)
        assert "[red]红[/]" in it.bench.sheet.text
        assert "\u241b[31m" in it.bench.sheet.text
        assert "\x1b" not in it.bench.sheet.text


async def test_a_case_that_another_ones_letter_answers_shows_that_letter(desk):
    """It has no words of its own."""
    lead = with_case(desk)
    other = msgspec.structs.replace(case_file(draft=Draft()))
    answered = msgspec.structs.replace(other.case, number="30", joined=(lead,), answered_by=lead)
    led = with_case(desk, msgspec.structs.replace(other, case=answered))
    assert printing.own_letter(desk, desk.store.load(led)) is None
    file = desk.store.load(lead)
    assert printing.own_letter(desk, file) == printing.letter_of(desk, lead)
    async with opened(desk, led) as it:
        await it.press("f7")
        assert it.bench.sheet.shown.pages.letter == it.bench.view.insight.letter
