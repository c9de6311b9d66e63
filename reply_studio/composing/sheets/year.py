"""The year's table (办理情况汇总表): a row a case, and below it the figures that are reported, each with its ground.

Places count differently (answered in time, satisfied): every rate says what it divides by what.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from reply_studio.composing.quoting import one_line
from reply_studio.model.base import Value
from reply_studio.model.sheet import Cell, Row, Sheet

PAPER: Final = "year-table"
WIDTHS: Final = (13, 23, 40, 34, 12, 22, 25, 25, 12, 20, 19, 12)
_HEADS: Final = (
    "序号",
    "编号",
    "案由",
    "提出者",
    "类型",
    "承办科室",
    "交办日",
    "办结日",
    "结果",
    "沟通方式",
    "反馈",
    "公开",
)
_KINDS: Final = {"proposal": "政协提案", "suggestion_item": "人大代表建议", "opinion_item": "社情民意信息"}
_ROLES: Final = {"lead": "主办", "co": "会办", "sole": "独办", "separate": "分办", "reference": "参阅"}
_ANSWERING: Final = ("lead", "sole", "separate")
"""Roles in which we answer the proposers: result, feedback and publication are theirs."""
RESULTS: Final = ("满意", "基本满意", "不满意")
_NUMBER: Final = 9


class YearCase(Value):
    """One case of the year. ``answered`` is the day of our letter, ``None`` before it; ``ways`` how the proposers were
    consulted; ``public``: the reply was or will be published.
    """

    type: str
    role: str
    number: str
    title: str
    proposers: tuple[str, ...] = ()
    section: str = ""
    assigned: dt.date | None = None
    due: dt.date | None = None
    answered: dt.date | None = None
    result: str = ""
    ways: tuple[str, ...] = ()
    feedback: str = ""
    public: bool = False


def year_sheet(year: int, unit: str, cases: Sequence[YearCase]) -> Sheet:
    """The table of a year: proposals first, then deputies' suggestions, each in the order of their numbers."""
    ordered = sorted(cases, key=lambda each: (tuple(_KINDS).index(each.type), _order(each.number), each.title))
    return Sheet(
        paper=PAPER,
        title=f"{year}年建议提案办理情况汇总表",
        above=(f"填报单位\uff1a{unit}",),
        widths=WIDTHS,
        rows=(
            Row(cells=tuple(Cell(text=each, head=True) for each in _HEADS), repeat=True),
            *(_row(number, each) for number, each in enumerate(ordered, 1)),
        ),
        below=tuple(_figures(ordered)),
        landscape=True,
    )


def _order(number: str) -> str:
    return number.zfill(_NUMBER)


def _row(number: int, case: YearCase) -> Row:
    texts = (
        str(number),
        case.number,
        one_line(case.title),
        "、".join(map(one_line, case.proposers)),
        _ROLES[case.role],
        case.section,
        _day(case.assigned),
        _day(case.answered),
        f"{case.result}类" if case.result else "",
        "、".join(case.ways),
        case.feedback,
        ("是" if case.public else "否") if case.role in _ANSWERING and case.answered else "",
    )
    names = zip(texts, _HEADS, strict=True)
    return Row(cells=tuple(Cell(text=text, name=f"{head}[{number}]") for text, head in names))


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _figures(cases: Sequence[YearCase]) -> Iterator[str]:
    ours = [each for each in cases if each.role in _ANSWERING]
    yield f"一、承办总数{len(cases)}件\uff1a{_by_kind(cases)}。"
    yield f"二、办复\uff1a{_answered(cases)}。"
    yield f"三、办理结果\uff08主办、独办、分办\uff09\uff1a{_counted(_results(ours), '未定')}。"
    talked = sum(bool(each.ways) for each in ours)
    yield f"四、沟通\uff1a主办、独办、分办{len(ours)}件中有沟通记录{talked}件\uff0c沟通率{_rate(talked, len(ours))}。"
    yield f"五、反馈\uff1a{_satisfied(ours)}。"
    yield f"六、公开\uff1a{sum(each.public for each in ours)}件。"


def _by_kind(cases: Sequence[YearCase]) -> str:
    parts = []
    for kind, word in _KINDS.items():
        roles = Counter(each.role for each in cases if each.type == kind)
        if roles:
            told = "、".join(f"{_ROLES[role]}{roles[role]}件" for role in _ROLES if roles[role])
            parts.append(f"{word}{roles.total()}件\uff08{told}\uff09")
    return "\uff1b".join(parts) or "无"


def _answered(cases: Sequence[YearCase]) -> str:
    """Of those that need a letter: answered, and answered by the day they were due."""
    needed = [each for each in cases if each.role != "reference"]
    done = [each for each in needed if each.answered]
    dated = [each for each in done if each.due]
    timely = sum(bool(each.answered and each.due and each.answered <= each.due) for each in dated)
    rate, in_time = _rate(len(done), len(needed)), _rate(timely, len(dated))
    told = f"应办复{len(needed)}件\uff0c已办复{len(done)}件\uff0c办复率\uff08已办复÷应办复\uff09{rate}"
    ground = f"按期率\uff08按期÷有期限的已办复{len(dated)}件\uff09{in_time}"
    return f"{told}\uff1b按期办复{timely}件\uff0c{ground}"


def _results(cases: Sequence[YearCase]) -> Counter[str]:
    return Counter(f"{each.result}类" if each.result else "" for each in cases)


def _counted(found: Counter[str], unknown: str) -> str:
    parts = [f"{each}{found[each]}件" for each in sorted(found) if each]
    parts += [f"{unknown}{found['']}件"] if found[""] else []
    return "、".join(parts) or "无"


def _satisfied(cases: Sequence[YearCase]) -> str:
    """The proposers' verdicts; basically satisfied counts as satisfied, and only returned forms are divided by."""
    counts = Counter(each.feedback for each in cases if each.answered)
    told = "、".join(f"{each}{counts[each]}件" for each in RESULTS)
    returned = sum(counts[each] for each in RESULTS)
    rate = _rate(counts[RESULTS[0]] + counts[RESULTS[1]], returned)
    return f"{told}\uff0c未反馈{counts['']}件\uff1b满意率\uff08满意和基本满意÷已反馈{returned}件\uff09{rate}"


def _rate(part: int, whole: int) -> str:
    """As per cent with one decimal; a dash where there is nothing to divide by."""
    return f"{100 * part / whole:.1f}%" if whole else "—"
