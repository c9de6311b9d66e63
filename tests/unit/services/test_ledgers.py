"""Rows of a ledger become cases, and join with the proposal's text whichever comes first."""

import datetime as dt
import shutil

import msgspec
import pytest

from reply_studio.config import Office
from reply_studio.errors import InputError, UsageError
from reply_studio.services import correcting, receiving
from reply_studio.services.arrival import Request
from reply_studio.services.committing import act, save
from reply_studio.services.intake import receive
from reply_studio.services.summary import rows
from tests.sheets import HEAD, ROWS, TITLE, ledger, workbook

MINE, OTHER = ROWS
TEXT = """\
政协云川市第七届委员会第四次会议提案
第029号
案由:关于加强社区长者食堂建设的提案
提案者:赵清和
我市60岁以上老年人口28.6万人,社区助餐需求日益增长,食堂布局不合理的问题突出。
为此,建议:
一、优化食堂布局
按十五分钟生活圈布点。
二、加大扶持力度
对新建食堂给予一次性建设补助。
"""
UNNUMBERED = TEXT.replace("第029号\n", "").replace("政协云川市第七届委员会第四次会议提案\n", "")


def take(desk, data: bytes, name: str = "x.xlsx", **more):
    return receive(desk, name, data, Request(**more))


def of(*table) -> bytes:
    return workbook([[TITLE], HEAD, *table], merged=["A1:H1"])


def only(desk):
    (row,) = rows(desk)
    return desk.store.load(row["case"])


def test_our_row_becomes_a_case_and_others_are_counted(desk):
    """The case has the row's facts; the list shows it with its day."""
    done = take(desk, ledger())
    assert (done.action, done.cases) == ("created", ("2025-t-0029",))
    assert (done.tally.created, done.tally.others) == (1, 1)
    case = only(desk).case
    assert (case.number, case.role, case.session.term, case.session.meeting) == ("029", "lead", 7, 4)
    assert [(each.name, each.role) for each in case.units] == [("市财政局", "co"), ("市自然资源局", "co")]
    (row,) = rows(desk)
    assert (row["title"], row["due"]) == ("关于加强社区长者食堂建设的提案", "2025-06-26")
    assert row["proposers"] == ["赵清和", "钱若谷"]


def test_again_changes_nothing(desk):
    """The same ledger twice."""
    take(desk, ledger())
    before = only(desk).revisions
    done = take(desk, ledger())
    assert (done.action, done.tally.unchanged) == ("unchanged", 1)
    assert only(desk).revisions == before


@pytest.mark.parametrize("text", [TEXT, UNNUMBERED], ids=["numbered", "unnumbered"])
@pytest.mark.parametrize("first", ["ledger", "text"])
def test_ledger_and_text_are_one_case_in_either_order(desk, text, first):
    """Suggestions from the text; units, days and the proposers whom only the row names from the ledger."""
    files = [("x.xlsx", ledger()), ("x.txt", text.encode())]
    for name, data in files if first == "ledger" else reversed(files):
        take(desk, data, name)
    file = only(desk)
    assert [each.heading for each in file.proposal.suggestions] == ["优化食堂布局", "加大扶持力度"]
    assert file.case.dates.due == dt.date(2025, 6, 26)
    assert (file.case.number, file.case.role, len(file.case.units)) == ("029", "lead", 2)
    assert "赵清和" in [each.name for each in file.proposal.proposers]
    if first == "ledger":
        assert [each.name for each in file.proposal.proposers] == ["赵清和", "钱若谷"]


def test_what_a_clerk_typed_stays_and_the_difference_is_told(desk):
    """The ledger never overwrites; the report says where it differs."""
    take(desk, ledger())
    file = only(desk)
    dates = msgspec.structs.replace(file.case.dates, due=dt.date(2025, 6, 1))
    save(desk, file, {"case": msgspec.structs.replace(file.case, dates=dates)}, (act("edit"),))
    done = take(desk, of(MINE))
    assert (done.action, only(desk).case.dates.due) == ("unchanged", dt.date(2025, 6, 1))
    assert [each.code for each in done.intake.remarks] == ["LE003"]
    assert "2025-06-26" in receiving.report(done)


def test_a_later_ledger_adds_units_and_days(desk):
    """An amended ledger completes the case."""
    take(desk, of([*MINE[:5], "市财政局", "", ""]))
    done = take(desk, of(MINE))
    assert (done.action, len(only(desk).case.units)) == ("updated", 2)
    assert only(desk).case.dates.assigned == dt.date(2025, 3, 26)


def test_where_we_only_help(desk):
    """Our name among the co-handling units is our role; the lead is another unit of the case."""
    take(desk, of([1, "40", "关于公交站台的提案", "李望舒", "市交通运输局", "市民政局、市财政局", "", ""]))
    case = only(desk).case
    assert case.role == "co"
    assert [(each.name, each.role) for each in case.units] == [("市交通运输局", "lead"), ("市财政局", "co")]


def test_an_office_without_a_name_takes_every_row(desk):
    """And a row that names no unit is ours."""
    nameless = msgspec.structs.replace(desk.config, office=Office())
    done = take(type(desk)(**{each: getattr(desk, each) for each in desk.__slots__} | {"config": nameless}), ledger())
    assert done.tally.created == 2


def test_rows_without_units_are_ours(desk):
    """A ledger of our own names none."""
    done = take(desk, workbook([["编号", "案由", "提案者", "办理期限"], ["1", "关于食堂的提案", "赵清和", "2025.6.1"]]))
    assert done.tally.created == 1


def test_a_ledger_without_a_row_of_ours_is_refused_with_the_way_out(desk):
    """Perhaps it uses another name of ours."""
    with pytest.raises(InputError, match="市民政局") as caught:
        take(desk, of(OTHER))
    assert "aliases" in caught.value.hint
    assert rows(desk) == []


def test_what_is_no_ledger_is_refused_as_one(desk):
    """Asked for by hand."""
    with pytest.raises(InputError, match="no ledger"):
        take(desk, TEXT.encode(), "x.txt", kind="ledger")
    with pytest.raises(UsageError):
        take(desk, ledger(), case="2025-t-0029")


def test_the_same_number_of_another_track_is_another_case(desk):
    """建议 29 is not 提案 29."""
    take(desk, ledger())
    head = ["序号", "建议编号", "标题", "领衔代表", "主办单位", "会办单位"]
    title = "云川市第七届人民代表大会第四次会议代表建议交办清单"
    take(
        desk,
        workbook(
            [[title], head, [1, 29, "关于加强社区长者食堂建设的建议", "李望舒", "市民政局", "/"]], merged=["A1:F1"]
        ),
    )
    assert [each["type"] for each in rows(desk)] == ["proposal", "suggestion_item"]


def test_a_title_corrected_behind_a_row_stays_when_the_text_arrives(desk):
    """The text is found by the title that the row has; what only the row names stays, too."""
    (case,) = take(desk, ledger()).cases
    named = [each.name for each in only(desk).proposal.proposers]
    correcting.set_title(desk, case, "关于社区助餐的提案")
    take(desk, UNNUMBERED.encode(), "x.txt")
    proposal = only(desk).proposal
    assert (proposal.title, len(proposal.suggestions)) == ("关于社区助餐的提案", 2)
    assert [each.name for each in proposal.proposers] == named


def test_a_ledger_one_of_whose_cases_is_gone_is_read_again(desk, tmp_path):
    """Its row becomes a case again: knowing a ledger by its bytes never loses a row."""
    data = of(*([n, f"{n}", f"关于第{n}处食堂的提案", *MINE[3:]] for n in (31, 32)))
    made = take(desk, data).cases
    assert take(desk, data).tally.unchanged == 2
    shutil.rmtree(next(tmp_path.rglob(made[0])))
    assert (take(desk, data).tally.created, len(desk.store.ids())) == (1, 2)
