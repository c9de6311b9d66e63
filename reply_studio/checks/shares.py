"""Shares, growth and differences: 合格592台, 合格率92.5%; 由50分钟缩短到20分钟, 减少60%; 比上年的580盏多150盏."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reply_studio.checks.equations import Equation, Figures, amount, like, plain_number, printed, rounded_to
from reply_studio.quantities.model import Quantity

_RATE: Final = re.compile(r"(?P<of>[一-\u9fff]{1,8})率(?:为|达到?|约为?)?$")
_HAS_SHARE: Final = re.compile(r"(?:占比?|比例|比重)(?:为|达到?|的)?[^\d,。;]{0,10}$")
_GROWS: Final = re.compile(
    r"(?P<up>增长|增加|提高|上升|提升|上涨|增|多|扩大)了?$|(?P<down>下降|减少|降低|缩短|压缩|降|少|缩减)了?$|"
    r"(?P<rise>[增涨升]幅)(?:达到?|为)?$|(?P<fall>[降减跌]幅)(?:达到?|为)?$"
)
_AT_ONCE: Final = re.compile(
    r"^(?:以上)?,?(?:(?:净?增加?|减少?|下降|提高|多|少)了?[\d.]+[万亿]?[\u4e00-\u9fff]{1,4},)?"
    r"(?:同比|环比|共|约|实际|总体)?"
    r"(?:(?:增长|增加|提高|上升|提升|上涨|增|多|扩大|下降|减少|降低|缩短|压缩|降|少|缩减|净增)了?|[增涨升降减跌]幅(?:达到?|为)?)$"
)
_UNKNOWN_UNIT: Final = re.compile(r"^[\u4e00-\u9fff]{1,3}?(?=,|增|提高|上升|提升|上涨|多|扩大|下降|减少|降|缩|压缩|少)")
"""A measure word that the reading of quantities does not know: 77.0万剂次."""
_FROM_TO: Final = re.compile(r"(?:到|至|为)(?:某{4}年[^\d,。;]{0,6}|[^\d,。;]{0,4})$")
_THAN: Final = re.compile(
    r"(?:比|较|相比)(?:(?!增|减少|提高|上升|提升|上涨|多|扩大|下降|降低|缩短|压缩)[^,。;]){0,14}$"
)
_MORE_THAN: Final = re.compile(r"(?:比|较|同比)[^\d,。;]{0,12}?(?:净?增加?|增长|多)了?$")
_AND_GROWS: Final = re.compile(r",(?:同比)?(?:增长了?|增幅为?)")
_AMONG: Final = re.compile(r"其中|^[^\d。;]{0,12}中,?(?:已?有)?[^\d,。;]{0,8}$")
_MAKES_UP: Final = re.compile(r"^,?占(?:比|全部|总数)?的?$|^[^\d,。;]{0,16},占(?:比|全部|总数)?的?$")
_THEN: Final = re.compile(r"^[,(](?:即)?(?:[由从])[^\d,。;]{0,12}$")
_LAST_YEAR: Final = re.compile(r"^\((?:[上去]年|某{4}年)(?:同期)?(?:为|是|的)?$")
_FULFILS: Final = ("完成", "达成", "执行")
_TARGET: Final = re.compile(r"(?:目标|任务|计划|指标|年初预算)(?:任务|数)?(?:为|是)?$")
_REACHES: Final = re.compile(r"^,(?:总数|总量|总长)?(?:达到?|增至|增加到|升至|减至|减少到|降至|降到)了?$")
_POINTS: Final = "个百分点"
_REST: Final = re.compile(r"(?:其余|剩余|余下|剩下)的?[^\d,。;]{0,8}$")
_DONE: Final = re.compile(r"(?:其中|已|完成|中)")
_NOT: Final = re.compile(r"不|未")


def shares(figures: Figures) -> Iterator[Equation]:
    """Every percentage with the two figures it comes from, every growth and every difference."""
    for each in figures.all:
        before = figures.text[figures.clause_start(each.start) : each.start]
        if each.unit == "%":
            yield from _percentage(figures, each, before)
        elif each.unit and each.bound == "exact":
            yield from _difference(figures, each, before)


def _percentage(figures: Figures, share: Quantity, before: str) -> Iterator[Equation]:
    grows = _GROWS.search(before)
    if grows:
        yield from _growth(figures, share, down=bool(grows["down"] or grows["fall"]))
        return
    inside = _share_of(figures, share)
    if inside is not None:
        yield inside
        return
    rate = _RATE.search(before)
    if rate or _HAS_SHARE.search(before):
        yield from _rate(figures, share, rate["of"] if rate else "")


def _share_of(figures: Figures, share: Quantity) -> Equation | None:
    """占规划长度6万米的75%."""
    near = figures.before(share.start)
    if len(near) < 2 or not re.fullmatch(r"的?", figures.between(near[0], share)):
        return None
    whole = near[0]
    if "占" not in figures.text[figures.clause_start(whole.start) : whole.start]:
        return None
    part = next((each for each in near[1:] if like(each, whole)), None)
    return _share(figures, part, whole, share, sure=True) if part else None


def _rate(figures: Figures, share: Quantity, of: str) -> Iterator[Equation]:
    """The share of the last figure before it in an earlier one of its kind; any pair of the paragraph may make it."""
    pairs = list(_pairs(figures, share, of))
    for part, whole, rest in pairs:
        value = 100 * (amount(whole) - amount(part) if rest else amount(part)) / amount(whole)
        if rounded_to(value, share):
            yield _share(figures, part, whole, share, rest=rest)
            return
    near = figures.before(share.start)
    if of.endswith(_FULFILS) and len(near) > 1 and _is_target(figures, near[0]) and like(near[0], near[1]):
        yield _share(figures, near[1], near[0], share, sure=near[0].bound == near[1].bound == "exact")
        return
    if of and len(near) > 1 and _is_told_before(figures, near[1], near[0], share, of):
        yield _share(figures, near[1], near[0], share, sure=True)
        return
    taken_from = _whole_of(figures, near, of) if near else None
    if taken_from is not None and _surely(figures, near[0], taken_from, share, of):
        yield _share(figures, near[0], taken_from, share, rest=_is_of_the_rest(figures, near[0], of), sure=True)


def _is_told_before(figures: Figures, part: Quantity, whole: Quantity, share: Quantity, of: str) -> bool:
    """参与学生14.2万人, 全市学生15.5万人, 参与率91.6%: the part is named after the rate, the whole stands behind it."""
    named = {of[at : at + 2] for at in range(len(of) - 1)}
    mine = figures.text[figures.clause_start(part.start) : part.start]
    its = figures.text[figures.clause_start(whole.start) : whole.start]
    told = any(each in mine for each in named) and not any(each in its for each in named) and not _NOT.search(mine)
    exact = like(part, whole) and part.bound == whole.bound == "exact" and amount(part) < amount(whole)
    return told and exact and part.unit != "元" and figures.between(whole, share).count(",") == 1


def _is_target(figures: Figures, whole: Quantity) -> bool:
    """年度目标为1200个, 完成率112.7%: the figure that was aimed at, told last."""
    return (
        bool(whole.value) and _TARGET.search(figures.text[figures.clause_start(whole.start) : whole.start]) is not None
    )


def _whole_of(figures: Figures, near: list[Quantity], of: str) -> Quantity | None:
    """The figure that a part is taken from: the one before it in its sentence, else the only total of the paragraph,
    else, for the share of the rest (测出不合格25份, 合格率), the largest.
    """
    part = near[0]
    if len(near) > 1 and like(part, near[1]) and not _is_of_the_rest(figures, part, of):
        return near[1]
    earlier = [each for each in figures.before(part.start, whole=True) if each.unit == part.unit]
    totals = [each for each in earlier if each.relation == "total"]
    if of and len(totals) == 1:
        return totals[0]
    return max(earlier, key=amount, default=None) if _is_of_the_rest(figures, part, of) else None


def _is_of_the_rest(figures: Figures, part: Quantity, of: str) -> bool:
    """The part is what the rate leaves out: 不合格25份, 合格率."""
    clause = figures.text[figures.clause_start(part.start) : part.start]
    return len(of) > 1 and re.search(rf"[不未]{re.escape(of[-2:])}", clause) is not None


def _pairs(figures: Figures, share: Quantity, of: str) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Part, whole, and whether the share is of the rest: any two of a kind, those of the sentence first."""
    near = [*figures.before(share.start), *figures.before(share.start, whole=True)]
    for at, part in enumerate(near[:8]):
        for whole in near[at + 1 :]:
            if part.unit and like(part, whole) and part.unit != "%" and whole.value:
                yield part, whole, False
                if _NOT.search(figures.text[figures.clause_start(part.start) : part.start]) or not of:
                    yield part, whole, True


def _surely(figures: Figures, part: Quantity, whole: Quantity, share: Quantity, of: str) -> bool:
    """The words leave no other reading: the part stands in the clause before, and the rate is named after it."""
    gap, clause = figures.between(part, share), figures.text[figures.clause_start(part.start) : part.start]
    if part.bound != "exact" or whole.bound != "exact" or amount(part) > amount(whole) or gap.count(",") > 1:
        return False
    if of:
        named = {of[at : at + 2] for at in range(len(of) - 1)}
        told = any(each in clause for each in named) and part.unit not in ("元", "%")
        return told and (not _NOT.search(clause) or _is_of_the_rest(figures, part, of))
    among = _AMONG.search(figures.between(whole, part))
    return among is not None and _MAKES_UP.search(gap) is not None


def _share(  # noqa: PLR0913  # the terms of one equation, by name
    figures: Figures, part: Quantity, whole: Quantity, share: Quantity, *, rest: bool = False, sure: bool = False
) -> Equation:
    above = amount(whole) - amount(part) if rest else amount(part)
    value = 100 * above / amount(whole)
    shown = f"({printed(whole)} - {printed(part)})" if rest else printed(part)
    return figures.equation(
        "share",
        (part, whole, share),
        f"{shown} / {printed(whole)} = {share.quote}",
        holds=rounded_to(value, share),
        sure=sure,
        expected=_per_cent(value),
    )


def _growth(figures: Figures, share: Quantity, *, down: bool) -> Iterator[Equation]:
    """由 A 到 B, 减少 x%; A, 比上年的 B 增长 x%. Where several figures may be meant, one that fits is."""
    pair = _told_behind(figures, share)
    if pair is not None and pair[0].value:
        yield _change(figures, *pair, share, down=down)
        return
    added = _added(figures, share)
    if added is not None and not down:
        yield added
        return
    made = [_change(figures, old, new, share, down=down) for old, new in _changes(figures, share) if old.value]
    fitting = next((each for each in made if each.holds), None)
    if fitting:
        yield fitting
        return
    meant = _meant(figures, share)
    if meant is not None and meant[0].value:
        yield _change(figures, *meant, share, down=down)


def _added(figures: Figures, share: Quantity) -> Equation | None:
    """12.6万人, 较上年增加1.4万人, 增长12.5%: what was added, in what there was before."""
    near = [each for each in figures.before(share.start) if each.unit and each.unit != "%"]
    if len(near) < 2 or not like(near[0], near[1]) or amount(near[0]) >= amount(near[1]):
        return None
    head = figures.text[figures.clause_start(near[0].start) : near[0].start]
    if not _MORE_THAN.search(head) or not _AND_GROWS.fullmatch(figures.between(near[0], share)):
        return None
    value = 100 * amount(near[0]) / (amount(near[1]) - amount(near[0]))
    return figures.equation(
        "growth",
        (near[1], near[0], share),
        f"{printed(near[0])} / ({printed(near[1])} - {printed(near[0])}) = {share.quote}",
        holds=rounded_to(value, share),
        sure=near[0].bound == near[1].bound == share.bound == "exact" and len(near) == 2,
        expected=_per_cent(value),
    )


def _told_behind(figures: Figures, share: Quantity) -> tuple[Quantity, Quantity] | None:
    """下降12.5%, 由320起降至280起: the figures that follow their change."""
    old, new = (*(each for each in figures.all if each.start >= share.end), None, None)[:2]
    if old is None or not _in_terms_of(old, share):
        return None
    if _LAST_YEAR.match(figures.between(share, old)):
        before = figures.before(share.start)
        return (old, before[0]) if before and like(before[0], old) else None
    if new is None or not like(old, new):
        return None
    told = _THEN.match(figures.between(share, old)) and _FROM_TO.search(figures.between(old, new))
    return (old, new) if told else None


def _meant(figures: Figures, found: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one pair that a change can mean: the only one, the one whose difference is told, the one that is no part."""
    pairs = list(_changes(figures, found))
    told = [each for each in figures.all if pairs and pairs[0][0].end <= each.start < found.start]
    by_difference = [
        pair
        for pair in pairs
        if any(like(each, pair[0]) and abs(amount(pair[1]) - amount(pair[0])) == amount(each) for each in told)
    ]
    whole = [
        pair for pair in pairs if "其中" not in figures.text[figures.sentence_start(pair[1].start) : pair[1].start]
    ]
    return next((some[0] for some in (pairs, by_difference, whole) if len(some) == 1), None)


def _change(figures: Figures, old: Quantity, new: Quantity, share: Quantity, *, down: bool) -> Equation:
    value = 100 * (amount(new) - amount(old)) / amount(old) * (-1 if down else 1)
    return figures.equation(
        "growth",
        (old, new, share),
        f"({printed(new)} - {printed(old)}) / {printed(old)} = {share.quote}",
        holds=rounded_to(value, share),
        sure=old.bound == new.bound == share.bound == "exact"
        and value > 0
        and _is_told_at_once(figures, old, new, share),
        expected=_per_cent(value),
    )


def _is_told_at_once(figures: Figures, old: Quantity, new: Quantity, found: Quantity) -> bool:
    """Nothing stands between the two figures and their change but its verb and the change in other terms."""
    last = max(old, new, key=lambda each: each.end)
    if last.start > found.end:
        return True
    gap = figures.text[last.end : found.start]
    return _AT_ONCE.match(gap if last.unit else _UNKNOWN_UNIT.sub("", gap)) is not None


def _changes(figures: Figures, found: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """The old and the new figures that a growth or difference may speak of: 由 old 到 new, or new 比 old."""
    near = [each for each in figures.before(found.start) if _in_terms_of(each, found)]
    for at, each in enumerate(near):
        head = figures.text[figures.clause_start(each.start) : each.start]
        if at and _FROM_TO.search(figures.between(each, near[at - 1])) and like(each, near[at - 1]):
            if re.search(r"[由从]", head):
                yield each, near[at - 1]
                return
        elif _THAN.search(head) and not any(
            figures.clause_start(each.start) <= other.start for other in near[at + 1 :]
        ):
            yield from ((each, new) for new in near[at + 1 :] if like(each, new))
            return


def _in_terms_of(each: Quantity, found: Quantity) -> bool:
    """Percentages change by points, everything else by per cent or by its own unit."""
    if found.unit == _POINTS:
        return each.unit == "%"
    return each.unit != "%" and (found.unit == "%" or like(each, found))


def _difference(figures: Figures, found: Quantity, before: str) -> Iterator[Equation]:
    if _GROWS.search(before) or re.search(r"(?:净增|新增)了?$", before):
        yield from _more(figures, found)
    elif _REST.search(before):
        yield from _rest(figures, found)


def _more(figures: Figures, found: Quantity) -> Iterator[Equation]:
    """A, 比上年的 B 多 C."""
    told = _reached(figures, found)
    pairs = [told] if told else list(_changes(figures, found))
    made = [
        _minus(
            figures,
            max(pair, key=amount),
            min(pair, key=amount),
            found,
            sure=_is_told_at_once(figures, *pair, found) and pair[0].bound == pair[1].bound == "exact",
        )
        for pair in pairs
    ]
    fitting = next((each for each in made if each.holds), None)
    if fitting:
        yield fitting
        return
    meant = told or _meant(figures, found)
    if meant is not None:
        yield made[pairs.index(meant)]


def _reached(figures: Figures, found: Quantity) -> tuple[Quantity, Quantity] | None:
    """较上年的96公里增加了30公里,达到126公里: the old figure before the difference, the new one behind it."""
    old = next((each for each in figures.before(found.start) if each.unit != "%"), None)
    new = next((each for each in figures.all if each.start >= found.end), None)
    if old is None or new is None or not like(old, found) or not like(new, found):
        return None
    begin = figures.clause_start(old.start)
    same = begin == figures.clause_start(found.start) and _THAN.search(figures.text[begin : old.start])
    return (old, new) if same and _REACHES.match(figures.between(found, new)) else None


def _rest(figures: Figures, found: Quantity) -> Iterator[Equation]:
    """12处中已疏通11处, 其余3处: the rest of any two earlier figures, surely of the last two of one sentence."""
    earlier = [each for each in (*figures.before(found.start, whole=True), *figures.above) if like(each, found)]
    pairs = [(whole, part) for at, part in enumerate(earlier[:6]) for whole in earlier[at + 1 :]]
    for whole, part in (*pairs, *((part, whole) for whole, part in pairs)):
        if amount(whole) - amount(part) == amount(found):
            yield _minus(figures, whole, part, found)
            return
    near = figures.before(found.start)
    if len(near) > 1 and like(near[0], found) and like(near[1], found) and amount(near[1]) > amount(near[0]):
        words = figures.between(near[1], near[0]) + figures.between(near[0], found)
        if (
            _DONE.search(words)
            and len(figures.between(near[0], found)) < 16
            and near[0].bound == near[1].bound == "exact"
        ):
            yield _minus(figures, near[1], near[0], found, sure=True)


def _minus(figures: Figures, one: Quantity, other: Quantity, found: Quantity, *, sure: bool = False) -> Equation:
    value = amount(one) - amount(other)
    return figures.equation(
        "difference",
        [each for each in (one, other, found) if each not in figures.above],
        f"{printed(one)} - {printed(other)} = {printed(found)}",
        holds=value == amount(found),
        sure=sure,
        expected=plain_number(value * found.value / amount(found)) if found.value else plain_number(value),
    )


def _per_cent(value: Decimal) -> str:
    return f"{plain_number(round(value, 1))}%"
