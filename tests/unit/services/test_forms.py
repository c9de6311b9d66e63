"""A unit is asked with a form; what it fills in comes back row by row."""

import datetime as dt
import re

import pytest

from reply_studio.errors import InputError, RefusedError, UsageError
from reply_studio.merging import merge
from reply_studio.model.case import CaseUnit
from reply_studio.model.draft import Draft
from reply_studio.services import asking, drafting, intake, summary, waiting
from reply_studio.services.applying import apply_sure
from reply_studio.services.arrival import Request
from tests.builders import case_file
from tests.desks import MORNING, with_case
from tests.filled_forms import document_of, filled, rows_of, through_libreoffice, with_document, without_controls
from tests.office_macros import EARLIER, filled_in_libreoffice

ANSWERS = {
    "s1:progress": "已完成96家食堂的布点。\n其中镇村32家。",
    "s2:plan": "修订补助办法,提高镇村食堂运营补助标准。",
    "s2:who": "市司法局",
    "s2:when": "2025年10月底前",
    "s6:progress": "受理涉食堂纠纷57件。",
    "s6:plan": "每个街道建立一支调解队伍。",
    "s6:who": "市委组织部",
    "s6:when": "2025年12月31日",
}
PASSAGES = [
    ("s1", False, "已完成96家食堂的布点。\n其中镇村32家。", "市司法局", None),
    ("s2", True, "修订补助办法,提高镇村食堂运营补助标准。", "市司法局", dt.date(2025, 10, 31)),
    ("s6", False, "受理涉食堂纠纷57件。", "市司法局", None),
    ("s6", True, "每个街道建立一支调解队伍。", "市委组织部", dt.date(2025, 12, 31)),
]


@pytest.fixture
def case(desk):
    units = (CaseUnit(key="zzb", role="co", name="市委组织部"),)
    return with_case(desk, case_file(draft=Draft(), units=units))


@pytest.fixture
def form(desk, case):
    return asking.request(desk, case, "市司法局", dt.date(2025, 7, 15)).path.read_bytes()


def take_in(desk, data, **said):
    return intake.receive(desk, "会办意见.docx", data, Request(**said))


def passages(desk, case):
    """Suggestion, half, words, and of plans who and when, for every passage of the newest input of 市司法局."""
    (sent,) = [each for each in desk.store.load(case).contributions if each.unit == "sfj"]
    return [
        (
            each.cell.answers,
            each.cell.plan,
            each.text,
            (each.cell.unit if each.cell.plan else "市司法局"),
            each.cell.due,
        )
        for each in sent.passages
    ]


def test_a_filled_form_comes_back_row_by_row(desk, case, form):
    done = take_in(desk, filled(form, ANSWERS))
    assert (done.action, done.case, done.intake.kind) == ("updated", case, "form")
    assert passages(desk, case) == PASSAGES
    assert done.intake.remarks == ()


def test_the_same_form_again_changes_nothing(desk, case, form):
    take_in(desk, filled(form, ANSWERS))
    assert take_in(desk, filled(form, ANSWERS)).action == "unchanged"


def test_tracked_changes_count_as_if_they_were_accepted(desk, case, form):
    done = take_in(desk, filled(form, ANSWERS, tracked=True))
    assert passages(desk, case) == PASSAGES
    assert "IN003" in {each.code for each in done.intake.remarks}


@pytest.mark.parametrize("tracked", [False, True], ids=["typed", "tracked"])
def test_a_form_filled_in_libreoffice_comes_back(needs, desk, case, form, tracked):
    """LibreOffice drops tags; column heads, printed numbers and the lines above the table say the same."""
    data = through_libreoffice(needs("soffice"), filled(form, ANSWERS, tracked=tracked), desk.root / "office")
    assert take_in(desk, data).action == "updated"
    assert passages(desk, case) == PASSAGES


@pytest.mark.parametrize("tracked", [False, True], ids=["typed", "tracked"])
def test_a_form_that_libreoffice_itself_filled_in_comes_back_exactly(needs, desk, case, form, tracked):
    """LibreOffice types into the cells of our form and saves it; tracked: over other words, which it strikes out."""
    data = filled_in_libreoffice(needs("soffice"), form, ANSWERS, desk.root / "office", tracked=tracked)
    marked = document_of(data)
    assert ("<w:ins " in marked, "<w:del " in marked, EARLIER in marked) == (tracked, tracked, tracked)
    assert take_in(desk, data).action == "updated"
    assert passages(desk, case) == PASSAGES


def test_without_any_control_the_printed_number_finds_the_row(desk, case, form):
    data = without_controls(filled(form, ANSWERS))
    assert "w:tag" not in document_of(data)
    take_in(desk, data)
    assert passages(desk, case) == PASSAGES


def test_a_row_without_control_whose_title_is_another_is_not_placed(desk, case, form):
    document = document_of(without_controls(filled(form, ANSWERS)))
    done = take_in(desk, with_document(form, document.replace("2 加大扶持力度", "2 别的事项")))
    assert [each[0] for each in passages(desk, case)] == ["s1", "", "s6", "s6"]
    assert [each.code for each in done.intake.remarks] == ["FO104"]
    assert "别的事项" in done.intake.remarks[0].message


def test_a_row_that_was_joined_with_another_is_not_placed(desk, case, form):
    """Two rows' marks in one row: whose answer it is cannot be told."""
    document = document_of(filled(form, ANSWERS))
    (row,) = [each for each in rows_of(document) if "rs:s2:row" in each]
    both = row.replace(
        "</w:sdt>", '</w:sdt><w:sdt><w:sdtPr><w:tag w:val="rs:s3:row"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    done = take_in(desk, with_document(form, document.replace(row, both)))
    assert [each[0] for each in passages(desk, case)] == ["s1", "", "s6", "s6"]
    assert {each.code for each in done.intake.remarks} == {"FO101", "FO104"}


def test_columns_in_another_order_are_read_by_their_heads(desk, case, form):
    document = document_of(filled(form, ANSWERS))
    for row in rows_of(document):
        cells = re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)
        document = document.replace(row, row.replace("".join(cells), "".join([cells[0], *reversed(cells[1:])])))
    take_in(desk, with_document(form, document))
    assert passages(desk, case) == PASSAGES


def test_a_row_with_the_marks_of_another_is_not_placed(desk, case, form):
    """Somebody copied a row and wrote another number and title into it."""
    document = document_of(filled(form, ANSWERS)).replace("2 加大扶持力度", "1 加强统筹规划,优化食堂布局")
    done = take_in(desk, with_document(form, document))
    assert [each[0] for each in passages(desk, case)] == ["s1", "", "s6", "s6"]
    assert "FO104" in {each.code for each in done.intake.remarks}


def test_a_tag_holds_where_somebody_touched_the_number(desk, case, form):
    document = document_of(filled(form, ANSWERS)).replace("2 加大扶持力度", "加大扶持力度")
    take_in(desk, with_document(form, document))
    assert passages(desk, case) == PASSAGES


def test_prompts_and_signs_for_nothing_are_no_answers(desk, case, form):
    data = filled(form, {**ANSWERS, "s3:progress": "无", "s4:plan": "/", "s5:progress": "单击或点击此处输入文字。"})
    take_in(desk, data)
    assert passages(desk, case) == PASSAGES


def test_what_a_control_shows_while_it_is_empty_is_no_answer(desk, case, form):
    """Somebody put a control of their own into a cell and left it empty."""
    data = filled(form, {**ANSWERS, "s4:progress": "在此填写办理情况"})
    prompt = '<w:r><w:t xml:space="preserve">在此填写办理情况</w:t></w:r>'
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    take_in(desk, with_document(form, document_of(data).replace(prompt, control)))
    assert passages(desk, case) == PASSAGES


def test_deleted_rows_and_words_below_the_table(desk, case, form):
    document = document_of(filled(form, ANSWERS))
    (first,) = [each for each in rows_of(document) if "rs:s1:row" in each]
    below = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    lines = "".join(below.format(each) for each in ("另,建议加强宣传。", "填报人:沈某", "云川市司法局", "2025年7月3日"))
    document = document.replace(first, "").replace("</w:tbl>", f"</w:tbl>{lines}")
    take_in(desk, with_document(form, document))
    (sent,) = [each for each in desk.store.load(case).contributions if each.unit == "sfj"]
    assert [each.text for each in sent.passages if each.cell is None] == ["另,建议加强宣传。"]
    assert len([each for each in sent.passages if each.cell]) == 3
    assert sent.reply.date == dt.date(2025, 7, 3)


def test_a_time_that_is_no_day_is_kept_and_told(desk, case, form):
    done = take_in(desk, filled(form, {**ANSWERS, "s6:when": "长期坚持"}))
    (sent,) = [each for each in desk.store.load(case).contributions if each.unit == "sfj"]
    assert (sent.passages[-1].cell.due, sent.passages[-1].cell.limit) == (None, "长期坚持")
    assert [each.code for each in done.intake.remarks] == ["FO102"]


def test_an_empty_form_is_refused(desk, case, form):
    with pytest.raises(InputError, match="nothing is filled in"):
        take_in(desk, form)
    assert desk.store.load(case).inputs == ()


def test_a_letter_is_no_form(desk, case):
    with pytest.raises(InputError, match="is damaged"):
        take_in(desk, "会办意见".encode(), kind="form", case=case)


def test_rows_are_sure_and_go_into_the_outline_as_they_stand(desk, case, form):
    """Plans become plans with their unit and day; the title of the row is ours and is not taken."""
    take_in(desk, filled(form, ANSWERS))
    view = merge(desk.store.load(case))
    assert [(each.suggestions[0].number, each.sure) for each in view.alignments] == [
        ("1", True),
        ("2", True),
        ("3.3", True),
        ("3.3", True),
    ]
    done = apply_sure(desk, case)
    draft = done.file.draft
    plans = [draft.passages[each.to] for each in done.taken if each.plan]
    assert [(each.unit, each.due) for each in plans] == [("sfj", dt.date(2025, 10, 31)), ("zzb", dt.date(2025, 12, 31))]
    assert [draft.passages[each.to].text for each in done.taken] == [each[2] for each in PASSAGES]
    assert {each.state for each in merge(done.file).dispositions} == {"used"}


def test_a_plan_of_a_form_taken_by_hand_is_a_plan(desk, case, form):
    take_in(desk, filled(form, ANSWERS))
    drafting.outline(desk, case)
    _case, made = drafting.take(desk, case, "司法局.2", "2")
    draft = desk.store.load(case).draft
    assert made in draft.points[1].plans
    assert draft.passages[made].due == dt.date(2025, 10, 31)


def test_asking_puts_the_unit_into_the_case_with_its_day(desk, case, form):
    file = desk.store.load(case)
    assert [(each.key, each.role, each.reply_by) for each in file.case.units] == [
        ("zzb", "co", None),
        ("sfj", "co", dt.date(2025, 7, 15)),
    ]
    assert (file.acts[-1].act, file.acts[-1].data["unit"]) == ("request", "sfj")


def test_who_was_asked_has_answered_or_is_late(desk, case, form):
    today, later = MORNING.date(), dt.date(2025, 7, 16)
    before = {each.unit: each for each in waiting.asked_units(desk.store.load(case), later)}
    assert (before["sfj"].asked, before["sfj"].answered, before["sfj"].late) == (today, False, True)
    assert (before["zzb"].asked, before["zzb"].late) == (None, False)
    take_in(desk, filled(form, ANSWERS))
    after = {each.unit: each for each in waiting.asked_units(desk.store.load(case), later)}
    assert (after["sfj"].answered, after["sfj"].received, after["sfj"].late) == (True, today, False)


def test_a_unit_asked_again_has_not_answered_the_second_time(desk, case, form):
    take_in(desk, filled(form, ANSWERS))
    asking.request(desk, case, "市司法局", dt.date(2025, 8, 1))
    found = {each.unit: each for each in waiting.asked_units(desk.store.load(case), dt.date(2025, 8, 2))}
    assert (found["sfj"].version, found["sfj"].answered, found["sfj"].late) == (1, False, True)


def test_the_list_flags_a_late_input_on_the_day_after(desk, case, form):
    row = summary.row(desk, case)
    assert "late" not in summary.with_flags(row, dt.date(2025, 7, 15))["flags"]
    assert "late" in summary.with_flags(row, dt.date(2025, 7, 16))["flags"]


def test_without_a_day_the_office_period_counts(desk, case):
    assert asking.request(desk, case, "市教育局").reply_by == dt.date(2025, 7, 30)
    assert desk.store.load(case).case.units[-1] == CaseUnit(
        key="u1", role="co", name="市教育局", reply_by=dt.date(2025, 7, 30)
    )


def test_what_cannot_be_asked(desk, case):
    with pytest.raises(RefusedError):
        asking.request(desk, case, "民政局")
    with pytest.raises(UsageError):
        asking.request(desk, case, "市司法局", dt.date(2025, 6, 29))
    assert [each.act for each in desk.store.load(case).acts] == ["import"]


def test_a_form_that_was_renamed_finds_its_case_and_one_of_another_office_none(desk, case, form):
    strange = document_of(filled(form, ANSWERS)).replace(case, "2031-t-7777").replace("第29号", "第977号")
    strange = strange.replace("关于进一步推进我市社区", "关于别的什么")
    with pytest.raises(InputError, match="which case"):
        take_in(desk, with_document(form, strange))
    assert take_in(desk, with_document(form, strange), case=case).action == "updated"
    assert passages(desk, case) == PASSAGES


def test_rows_of_a_form_for_another_case_are_placed_by_their_whole_title_only(desk, case, form):
    """Marks and numbers of another case mean other suggestions."""
    strange = document_of(filled(form, ANSWERS)).replace(case, "2031-t-7777").replace("2 加大扶持力度", "2 别的事项")
    done = take_in(desk, with_document(form, strange), case=case)
    assert [each[0] for each in passages(desk, case)] == ["s1", "", "s6", "s6"]
    assert [each.code for each in done.intake.remarks] == ["FO104"]
