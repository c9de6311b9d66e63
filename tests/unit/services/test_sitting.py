"""One person's sitting: steps are committed one by one, typing is autosaved, outside changes are joined."""

import pytest

from reply_studio.errors import ConflictError, InputError, RefusedError, StorageError
from reply_studio.services import steps
from reply_studio.services.places import NewWords, PointText, Words
from reply_studio.services.sitting import Sitting
from tests.desks import MORNING, desk_at, with_case


@pytest.fixture
def sitting(desk):
    return Sitting(desk, with_case(desk))


def acts(sitting):
    return [each.act for each in sitting.desk.store.load(sitting.case_id).acts]


def on_disk(sitting):
    return sitting.desk.store.load(sitting.case_id).draft


def colleague(sitting, tmp_path, who="su"):
    """Another person at the same case."""
    return Sitting(desk_at(tmp_path, who=who), sitting.case_id)


def write(sitting, place, text):
    sitting.open(place)
    sitting.type(text)
    return sitting.leave(text)


def test_a_step_changes_the_draft_at_once_and_is_committed_by_flush(sitting):
    """Before the flush the store has nothing; after it one act a step."""
    sitting.do(steps.delete_passage, "a3")
    sitting.do(steps.set_status, "p3", "done")
    assert "a3" not in sitting.draft.passages
    assert "a3" in on_disk(sitting).passages
    assert sitting.dirty
    assert sitting.flush() == []
    assert on_disk(sitting) == sitting.draft
    assert acts(sitting) == ["import", "delete", "point"]
    assert not sitting.dirty
    assert sitting.saved_at == MORNING.strftime("%H:%M:%S")


def test_a_step_that_changes_nothing_is_not_committed(sitting):
    """The status that it has already."""
    sitting.do(steps.set_status, "p2", "done")
    sitting.flush()
    assert acts(sitting) == ["import"]


def test_typing_is_one_step_when_the_place_is_left(sitting):
    """Whatever was typed in between, the journal has one line."""
    assert sitting.open(Words(passage="a4")).startswith("新建长者食堂20家")
    sitting.type("新建长者食堂2")
    sitting.type("新建长者食堂25家")
    assert acts(sitting) == ["import"]
    sitting.leave("新建长者食堂25家")
    sitting.flush()
    assert on_disk(sitting).passages["a4"].text == "新建长者食堂25家"
    assert acts(sitting) == ["import", "passage"]
    assert sitting.place is None


def test_a_new_passage_gets_its_id_with_its_first_words(sitting):
    """It stands behind the passage it was begun at; without words it never was."""
    sitting.open(NewWords(point="p2", after="a2"))
    sitting.type("")
    assert sitting.draft == sitting.saved.draft
    sitting.type("新")
    assert sitting.place == Words(passage="a18")
    sitting.leave("新的一句")
    assert sitting.draft.points[1].progress == ("a2", "a18", "a3")
    write(sitting, NewWords(point="p2"), "  ")
    assert sitting.draft.last_id == 18


def test_a_new_plan_is_ours_until_somebody_else_is_named(sitting):
    """The unit given with the place goes with the words."""
    step = write(sitting, NewWords(point="p2", plan=True, unit="mzj"), "再建三家")
    assert sitting.draft.passages[step.select].unit == "mzj"


def test_a_passage_emptied_is_deleted_and_undo_brings_it_back(sitting):
    """Undo beats a warning."""
    write(sitting, Words(passage="a3"), "")
    assert sitting.draft.points[1].progress == ("a2",)
    assert sitting.undo() == "delete"
    assert sitting.draft.points[1].progress == ("a2", "a3")


def test_dropping_leaves_everything_as_it_was(sitting):
    """Words typed and autosaved are no recovery afterwards."""
    before = sitting.draft
    sitting.open(Words(passage="a3"))
    sitting.type("别的")
    assert sitting.autosave()
    sitting.drop()
    sitting.flush()
    assert sitting.draft.passages == before.passages
    assert acts(sitting) == ["import"]
    assert sitting.recoverable() is None


def test_an_empty_reason_of_a_declined_point_is_refused_and_stays_open(sitting):
    """The rule of the command line holds on the screens."""
    with pytest.raises(RefusedError):
        sitting.do(steps.set_status, "p3", "declined")
    sitting.do(steps.set_status, "p3", "declined", "缺少依据")
    sitting.open(PointText(point="p3", field="reason"))
    sitting.type("")
    with pytest.raises(RefusedError):
        sitting.leave("")
    sitting.drop()
    assert sitting.draft.points[2].reason == "缺少依据"


def test_a_text_is_closed_with_a_step_only_where_something_was_typed(sitting):
    """What is refused stays as it was, and the place is open no more."""
    sitting.open(Words(passage="a3"))
    assert sitting.close("", changed=False) is None
    sitting.open(Words(passage="a3"))
    assert sitting.close("别的", changed=True).select == "a3"
    assert sitting.draft.passages["a3"].text == "别的"
    sitting.do(steps.set_status, "p3", "declined", "缺少依据")
    sitting.open(PointText(point="p3", field="reason"))
    sitting.type("")
    with pytest.raises(RefusedError):
        sitting.close("", changed=True)
    assert (sitting.draft.points[2].reason, sitting.place) == ("缺少依据", None)


def test_undo_and_redo_last_over_restarts(sitting, desk):
    """A new sitting takes back what an earlier one did, step by step."""
    sitting.do(steps.delete_passage, "a3")
    sitting.do(steps.delete_passage, "a2")
    sitting.flush()
    later = Sitting(desk, sitting.case_id)
    later.undo()
    assert later.draft.points[1].progress == ("a2",)
    later.undo()
    assert later.draft.points[1].progress == ("a2", "a3")
    with pytest.raises(RefusedError):
        later.undo()
    later.redo()
    assert later.draft.points[1].progress == ("a2",)


def test_acts_without_a_draft_are_committed_too(sitting):
    """Leaving out and reopening change no text."""
    sitting.do(steps.leave_out, "司法局.2", "内部管理")
    sitting.flush()
    sitting.do(steps.reopen, "司法局.2")
    sitting.flush()
    assert acts(sitting) == ["import", "leave-out", "reopen"]
    assert sitting.saved.acts[-1].data == {"passage": "sfj1-2"}


def test_words_typed_before_a_crash_are_offered_and_joined(sitting, desk, tmp_path):
    """Nothing was committed; the next sitting offers the text, also where a colleague changed the case meanwhile."""
    sitting.open(Words(passage="a3"))
    sitting.type("写到一半的话")
    sitting.autosave()
    other = colleague(sitting, tmp_path)
    write(other, Words(passage="a2"), "同事改的话")
    other.flush()
    later = Sitting(desk, sitting.case_id)
    found = later.recoverable()
    assert found.texts["a3"][0] == "写到一半的话"
    assert later.recover(found).beside == {}
    later.flush()
    assert on_disk(later).passages["a3"].text == "写到一半的话"
    assert on_disk(later).passages["a2"].text == "同事改的话"
    assert Sitting(desk, sitting.case_id).recoverable() is None


def test_words_that_were_discarded_are_not_offered_again(sitting, desk):
    """They stay in the history."""
    sitting.open(Words(passage="a3"))
    sitting.type("不要的话")
    sitting.autosave()
    later = Sitting(desk, sitting.case_id)
    later.discard()
    assert Sitting(desk, sitting.case_id).recoverable() is None
    assert on_disk(later) == later.draft


def test_another_persons_autosave_is_not_offered_to_me(sitting, tmp_path):
    """Unsaved words belong to who typed them."""
    sitting.open(Words(passage="a3"))
    sitting.type("写到一半的话")
    sitting.autosave()
    assert colleague(sitting, tmp_path).recoverable() is None


def test_a_change_from_outside_is_taken_in_when_i_have_nothing_unsaved(sitting, tmp_path):
    """The look after it says which part changed; a second look says nothing."""
    other = colleague(sitting, tmp_path)
    other.do(steps.delete_passage, "a3")
    other.flush()
    news = sitting.look()
    assert news.parts == ("draft",)
    assert not news.merged
    assert sitting.draft == on_disk(sitting)
    assert sitting.look() is None


def test_my_own_commits_are_no_news(sitting):
    """What I wrote myself is not told to me."""
    sitting.do(steps.delete_passage, "a3")
    sitting.flush()
    assert sitting.look() is None


def test_unsaved_typing_survives_a_change_from_outside(sitting, tmp_path):
    """Both changed one passage: both stand side by side, and typing goes on in mine."""
    sitting.open(Words(passage="a3"))
    sitting.type("我的话")
    other = colleague(sitting, tmp_path)
    write(other, Words(passage="a3"), "他的话")
    other.flush()
    news = sitting.look()
    assert news.merged
    assert sitting.draft.passages[news.beside["a3"]].text == "他的话"
    sitting.leave("我的话。")
    sitting.flush()
    assert [on_disk(sitting).passages[each].text for each in on_disk(sitting).points[1].progress][1:] == [
        "我的话。",
        "他的话",
    ]


def test_words_that_came_in_while_mine_were_not_told_yet_stand_beside_them(sitting, tmp_path):
    """The editor had not paused when the other text was taken in; nobody's words go."""
    other = colleague(sitting, tmp_path)
    sitting.open(Words(passage="a3"))
    write(other, Words(passage="a3"), "他的话")
    other.flush()
    sitting.look()
    sitting.type("我的话")
    sitting.leave("我的话。")
    sitting.flush()
    draft = on_disk(sitting)
    assert [draft.passages[each].text for each in draft.points[1].progress][1:] == ["我的话。", "他的话"]


def test_a_heading_that_came_in_meanwhile_is_a_note(sitting, tmp_path):
    """There is one heading only."""
    other = colleague(sitting, tmp_path)
    sitting.open(PointText(point="p2", field="heading"))
    write(other, PointText(point="p2", field="heading"), "他的标题")
    other.flush()
    sitting.look()
    sitting.leave("我的标题")
    assert sitting.draft.points[1].heading == "我的标题"
    assert [(each.on, each.text) for each in sitting.draft.notes] == [("p2", "他的标题")]


def test_dropping_an_untouched_text_leaves_what_came_in(sitting, tmp_path):
    """I had only looked at it."""
    other = colleague(sitting, tmp_path)
    sitting.open(Words(passage="a3"))
    write(other, Words(passage="a3"), "他的话")
    other.flush()
    sitting.look()
    sitting.drop()
    sitting.flush()
    assert on_disk(sitting).passages["a3"].text == "他的话"


def test_a_conflict_at_the_commit_is_joined_and_told(sitting, tmp_path):
    """I did not look in between; both new passages get ids of their own, and my open place follows."""
    other = colleague(sitting, tmp_path)
    write(other, NewWords(point="p2"), "他的新句")
    other.flush()
    sitting.open(NewWords(point="p3"))
    sitting.type("我的新")
    assert sitting.place == Words(passage="a18")
    sitting.do(steps.set_status, "p4", "done")
    (news,) = sitting.flush()
    assert news.renamed == {"a18": "a19"}
    assert sitting.place == Words(passage="a19")
    sitting.leave("我的新句")
    sitting.flush()
    draft = on_disk(sitting)
    assert draft.passages["a18"].text == "他的新句"
    assert draft.passages["a19"].text == "我的新句"
    assert draft.points[3].status == "done"


def test_a_place_deleted_by_another_person_is_made_again(sitting, tmp_path):
    """I had opened the passage and typed nothing yet when its point went away."""
    sitting.open(Words(passage="a3"))
    other = colleague(sitting, tmp_path)
    other.do(steps.delete_point, "p2")
    other.flush()
    sitting.look()
    step = sitting.leave("还是要写的话")
    sitting.flush()
    assert on_disk(sitting).passages[step.select].text == "还是要写的话"


def test_a_file_changed_by_hand_is_taken_in(sitting):
    """An editor wrote draft.toml: neither journal nor head moved."""
    path = sitting.desk.store.path(sitting.case_id, "draft")
    path.write_text(path.read_text("utf-8").replace("优化食堂布局", "优化布局"), "utf-8")
    assert sitting.look().parts == ("draft",)
    assert sitting.draft.points[1].heading == "优化布局"


def test_a_file_broken_by_hand_is_told_and_what_i_have_stays(sitting):
    """The place of the fault is named; when the file is right again, my words are committed."""
    path = sitting.desk.store.path(sitting.case_id, "draft")
    good = path.read_text("utf-8")
    sitting.do(steps.delete_passage, "a3")
    path.write_text(good + "[[[", "utf-8")
    with pytest.raises(InputError, match=r"draft\.toml"):
        sitting.look()
    assert sitting.look() is None
    with pytest.raises(InputError):
        sitting.flush()
    assert sitting.dirty
    path.write_text(good, "utf-8")
    sitting.flush()
    assert "a3" not in on_disk(sitting).passages


def test_a_full_disk_loses_nothing(tmp_path):
    """The commit fails, the step goes on waiting, the next flush writes it."""
    full = [False]

    def hook(step):
        if full[0] and step.startswith("journal:before"):
            raise OSError(28, "No space left on device")

    desk = desk_at(tmp_path, hook=hook)
    sitting = Sitting(desk, with_case(desk))
    sitting.do(steps.delete_passage, "a3")
    full[0] = True
    with pytest.raises(StorageError):
        sitting.flush()
    assert sitting.dirty
    full[0] = False
    sitting.flush()
    assert on_disk(sitting) == sitting.draft


def test_somebody_who_does_not_stop_writing_is_a_conflict(sitting, monkeypatch):
    """No endless loop: where nothing changed there is nothing to join."""

    def busy(*_arguments, **_more):
        raise ConflictError("su is writing here just now; nothing was saved")

    sitting.do(steps.delete_passage, "a3")
    monkeypatch.setattr(sitting.desk.store, "commit", busy)
    with pytest.raises(ConflictError):
        sitting.flush()
    assert sitting.dirty
