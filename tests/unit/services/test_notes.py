"""Private notes: kept with the draft, undone like it, printed nowhere."""

import pytest

from reply_studio.composing import PAPERS, compose, profile_of
from reply_studio.errors import RefusedError, UsageError
from reply_studio.services import notes, noting, passages, printing, replacing, reviewing, undoing
from reply_studio.services.binding import binding_of, letter_text
from reply_studio.services.desk import open_case
from reply_studio.services.editing import replace
from reply_studio.services.places import NewNote, NoteText
from reply_studio.services.sitting import Sitting
from tests.builders import case_file
from tests.desks import desk_at, with_case, with_inputs
from tests.review_desks import House

SECRET = "此处数字待核,勿外传"


def test_a_note_is_added_changed_listed_and_deleted(desk):
    case = with_case(desk)
    made = noting.add(desk, case, f" {SECRET} ", "1")
    assert made == "n18"
    noting.add(desk, case, "整件", "")
    noting.add(desk, case, "段落", "a3")
    noting.edit(desk, case, made, "已核")
    told = noting.every(open_case(desk, case))
    assert [(each.id, each.on, each.text, each.gone) for each in told] == [
        ("n18", "p2", "已核", False),
        ("n19", "", "整件", False),
        ("n20", "a3", "段落", False),
    ]
    noting.delete(desk, case, "n19")
    assert [each.id for each in open_case(desk, case).draft.notes] == ["n18", "n20"]
    assert undoing.undo(desk, case) == "note-delete"
    assert [each.text for each in open_case(desk, case).draft.notes] == ["已核", "整件", "段落"]


def test_a_note_stays_when_its_place_goes(desk):
    case = with_case(desk)
    noting.add(desk, case, SECRET, "a3")
    passages.delete(desk, case, "a3")
    (told,) = noting.every(open_case(desk, case))
    assert (told.gone, told.text) == (True, SECRET)


@pytest.mark.parametrize(("note", "text"), [("n99", "有"), ("n18", "  ")])
def test_what_cannot_be_is_refused(desk, note, text):
    case = with_case(desk)
    noting.add(desk, case, SECRET)
    with pytest.raises(UsageError):
        noting.edit(desk, case, note, text)
    with pytest.raises(UsageError):
        noting.add(desk, case, "有", "p99")


def test_a_note_is_typed_like_any_text(desk):
    """A new one is made with its first words; without words it is deleted; each is a step."""
    case = with_case(desk)
    sitting = Sitting(desk, case)
    assert sitting.open(NewNote(on="a3")) == ""
    sitting.type("写到")
    assert sitting.leave("写到一半").select == "n18"
    sitting.flush()
    assert notes.note(open_case(desk, case).draft, "n18").text == "写到一半"
    assert sitting.open(NoteText(note="n18")) == "写到一半"
    sitting.type("又")
    sitting.drop()
    assert notes.note(sitting.draft, "n18").text == "写到一半"
    sitting.open(NoteText(note="n18"))
    assert sitting.leave("").select == "a3"
    sitting.flush()
    assert open_case(desk, case).draft.notes == ()
    sitting.open(NewNote())
    sitting.leave(" ")
    sitting.flush()
    assert open_case(desk, case).draft.notes == ()
    assert [each.act for each in open_case(desk, case).acts][1:] == ["note", "note-delete"]


def test_a_note_that_a_colleague_changes_meanwhile_keeps_both_texts(desk, tmp_path):
    case = with_case(desk)
    noting.add(desk, case, "原话", "p2")
    mine, theirs = Sitting(desk, case), Sitting(desk_at(tmp_path, who="su"), case)
    mine.open(NoteText(note="n18"))
    mine.type("我的话")
    theirs.open(NoteText(note="n18"))
    theirs.leave("同事的话")
    theirs.flush()
    mine.look()
    mine.leave("我的话")
    mine.flush()
    texts = "\n".join(each.text for each in open_case(desk, case).draft.notes)
    assert "我的话" in texts
    assert "同事的话" in texts


def test_a_note_that_a_colleague_deletes_while_i_type_is_made_again(desk, tmp_path):
    case = with_case(desk)
    noting.add(desk, case, "原话", "a3")
    mine = Sitting(desk, case)
    mine.open(NoteText(note="n18"))
    noting.delete(desk_at(tmp_path, who="su"), case, "n18")
    mine.look()
    mine.leave("我的话")
    mine.flush()
    (kept,) = open_case(desk, case).draft.notes
    assert (kept.text, kept.on) == ("我的话", "a3")


def test_no_paper_preview_digest_or_letter_holds_a_note(desk):
    """Notes on the case, on points and on passages leave every paper as it is."""
    bare = with_inputs(case_file())
    draft = bare.draft
    for on in ("", *(each.id for each in draft.points), *draft.passages, "a99"):
        draft, _made = notes.add_note(draft, on, SECRET)
    noted, profile = replace(bare, draft=draft), profile_of(desk.config)
    for paper in PAPERS:
        for layout in ("sections", "by-suggestion"):
            with_notes, without = (compose(each, paper, profile, layout) for each in (noted, bare))
            assert with_notes == without
            assert SECRET not in letter_text(with_notes)
    assert binding_of(desk, noted, printed=True) == binding_of(desk, bare, printed=True)
    assert printing.own_letter(desk, noted) == printing.own_letter(desk, bare)


def test_the_word_file_holds_no_note(desk, tmp_path):
    case = with_case(desk)
    before = printing.render(desk, case, target=tmp_path / "before.docx").read_bytes()
    noting.add(desk, case, SECRET)
    noting.add(desk, case, SECRET, "a3")
    after = printing.render(desk, case, target=tmp_path / "after.docx").read_bytes()
    assert after == before


def test_notes_and_replacing_wait_for_the_review_like_the_text(tmp_path):
    """Who submitted the letter changes nothing of the draft until it comes back."""
    house = House(tmp_path / "w")
    reviewing.submit(house.desk("lin"), house.case)
    with pytest.raises(RefusedError):
        noting.add(house.desk("lin"), house.case, SECRET)
    with pytest.raises(RefusedError):
        replacing.replace(house.desk("lin"), house.case, "食堂", "餐厅")
    noting.add(house.desk("su"), house.case, SECRET)
    assert [each.text for each in open_case(house.desk("su"), house.case).draft.notes] == [SECRET]
