"""Parts and their total: 共18处, 其中甲县8处、乙县6处、丙县4处."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reply_studio.checks.equations import Equation, Figures, amount, like, plain_number, printed
from reply_studio.quantities.model import Quantity

_GAP: Final = re.compile(r"^(?:的)?(?P<mark>[、,]|和|及|以及)[^\d、,。;:()]{0,16}$|^,[^\d,。;:()]{0,18}$")
_BREAKS: Final = re.compile(
    r"其中|即(?!将)|包括|分为|比(?![例武])|较|占(?!地)|(?<!效)率(?![先领])|增长|增加|减少|下降|提高|降低|每|均|约(?!谈)|"
    r"平均|分别|(?<![公])共(?![青建享治])|合计|总(?![队部站院])"
)
"""What ends a list: a comparison, a share, or the words before the next list."""
_WHOLE: Final = re.compile(r"[,:(]?(?:即|包括|分为|由|含|涵盖|分别是)(?!于)[^\d,。;:()]{0,20}$|[:(][^\d,。;:()]{0,12}$")
_AMONG: Final = re.compile(r"其中[^\d。;]{0,20}$")
_REST: Final = re.compile(r"其余|剩余|余下|剩下")
"""A last part that is called so makes the list complete."""
_TOTAL_BEHIND: Final = re.compile(
    r"^[,、]?(?:[^\d,。;]{0,6})?(?:合计|共计|总计|总共|一共|共)(?:[^\d,。;增多少]{0,8})$|"
    r"^,(?:总量|总数|总额)(?:为|达到?|约)?$"
)
_APART: Final = re.compile(
    r"(?:区|县|市|镇|乡|街道|村|社区|资金|级|配套|季度|小学|初中|高中|幼儿园)(?:的|为|有|建成|完成)?$"
)
_RESPECTIVELY: Final = re.compile(r"^[,:][^\d,。;:()]{0,14}分别(?:为|是|有|达到?)[^\d,。;:()]{0,12}$")
_TIMES: Final = frozenset(("年", "个月", "月", "天", "日", "周"))
_OPEN_END: Final = re.compile(r"^等")
_NEAR_OF_TWO: Final = Decimal("0.05")
_NEAR_OF_MANY: Final = Decimal("0.1")
"""Parts introduced by 其中 need not be all parts; this close to the total they are meant to be."""

Run = tuple[Quantity, ...]


def sums(figures: Figures) -> Iterator[Equation]:
    """Every list of parts with a total before or behind it; also a figure that the next two make up."""
    for run in _runs(figures):
        before = _total_before(figures, run)
        if before is not None:
            yield from _judge(figures, run, *before)
        elif len(run) > 2 and _sum(run[1:3]) == amount(run[0]):
            yield _equation(figures, run[1:3], run[0], sure=False)
        behind = _total_behind(figures, run)
        if behind is not None:
            yield _equation(figures, run, behind, sure=True)


def _runs(figures: Figures) -> Iterator[Run]:
    """Neighbouring quantities of one kind, joined by 、 , or 和."""
    run: list[Quantity] = []
    for each in figures.all:
        if run and like(run[-1], each) and each.bound == "exact" and _joined(figures, run[-1], each):
            run.append(each)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = [each] if each.bound == "exact" and each.unit and each.unit != "%" else []
    if len(run) > 1:
        yield tuple(run)


def _joined(figures: Figures, one: Quantity, other: Quantity) -> bool:
    gap = figures.between(one, other)
    return bool(_GAP.match(gap)) and not _BREAKS.search(gap)


def _total_before(figures: Figures, run: Run) -> tuple[Quantity, bool] | None:
    """The total that a list belongs to, and whether the list must be complete (即, 包括)."""
    near = [each for each in _heads(figures, run[0]) if like(each, run[0]) and each.bound == "exact"]
    if not near:
        return None
    words = figures.between(near[0], run[0]).rpartition("。")[2]
    among, whole = _AMONG.search(words) or _RESPECTIVELY.match(words), _WHOLE.search(words)
    if not among and not whole:
        return None
    closed = bool(_REST.search(figures.between(run[-2], run[-1])))
    complete = closed or (not among and not _OPEN_END.match(figures.text[run[-1].end :]))
    fitting = (each for each in near if amount(each) == _sum(run))
    named = (each for each in near if each.unit == run[0].unit)
    return next(fitting, None) or next(named, near[0]), complete


def _heads(figures: Figures, first: Quantity) -> list[Quantity]:
    """What may be the total of a list: the quantities of its sentence, and of the one before where 其中 opens it."""
    start = figures.sentence_start(first.start)
    if not figures.text[start:].lstrip().startswith("其中"):
        return figures.before(first.start)
    earlier = figures.sentence_start(max(start - 1, 0))
    return [each for each in figures.before(first.start, whole=True) if each.start >= earlier]


def _total_behind(figures: Figures, run: Run) -> Quantity | None:
    behind = (each for each in figures.all if each.start >= run[-1].end)
    following = next((each for each in behind if each.unit not in _TIMES), None)
    if following is None or not like(following, run[0]) or following.bound != "exact":
        return None
    words = re.sub(r"^,[\d两三四五六七八九十]{1,2}(?:年|个月)(?=.)", ",", figures.between(run[-1], following))
    return following if _TOTAL_BEHIND.match(words) else None


def _judge(figures: Figures, run: Run, total: Quantity, complete: bool) -> Iterator[Equation]:
    """The whole list against its total, or the longest beginning of it that comes out."""
    for length in range(len(run), 1, -1):
        if _sum(run[:length]) == amount(total):
            yield _equation(figures, run[:length], total, sure=complete)
            return
    ratio = _sum(run) / amount(total) if total.value else Decimal(0)
    near = _NEAR_OF_TWO if len(run) == 2 else _NEAR_OF_MANY
    too_much = ratio > 1 and (
        ratio < Decimal("1.2") or _are_apart(figures, run) or any(amount(each) > amount(total) for each in run)
    )
    if complete or too_much or 0 <= 1 - ratio <= near:
        yield _equation(figures, run, total, sure=True)


def _are_apart(figures: Figures, run: Run) -> bool:
    """The parts cannot overlap: each is of another place, level or fund."""
    return all(_APART.search(figures.text[figures.clause_start(each.start) : each.start]) for each in run)


def _sum(run: Run) -> Decimal:
    return sum((amount(each) for each in run), Decimal(0))


def _equation(figures: Figures, run: Run, total: Quantity, *, sure: bool) -> Equation:
    found = _sum(run)
    return figures.equation(
        "sum",
        (total, *run),
        f"{' + '.join(map(printed, run))} = {printed(total)}",
        holds=found == amount(total),
        sure=sure,
        expected=plain_number(found * total.value / amount(total)) if amount(total) else plain_number(found),
    )
