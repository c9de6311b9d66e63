"""Rates and what they come to: 每亩补助500元, 4800亩, 共补助240万元; 人均约3000元; 各占35%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reply_studio.checks.equations import Equation, Figures, amount, like, plain_number, printed
from reply_studio.quantities.model import Quantity
from reply_studio.quantities.units import plain

_EACH: Final = re.compile(
    r"每(?:个|一)?(?P<unit>[\u4e00-\u9fff]{1,4}?)(?:平均|补助|补贴|奖励|奖补|投入|安排|发放|配备|给予|按|约|为|可|收取)*$"
)
_APIECE: Final = re.compile(r"(?P<unit>[亩户人台家村盏栋])均[^\d,。;]{0,8}$")
"""亩均节约成本18元, 共节约442.8万元."""
_TOTAL: Final = re.compile(r"^,(?:共|合计|总计|共计|累计|一共)[^\d,。;]{0,6}$")
_MEAN: Final = re.compile(
    r"(?P<of>人均|户均|日均|月均|平均每[个家所处座间户名件辆台套条](?P<each>[\u4e00-\u9fff]{2,4}?)(?=约?为?$)|"
    r"平均每?[\u4e00-\u9fff]{0,2})[^\d,。;]{0,8}$"
)
_PARTS: Final = {"日均": (365, 366), "月均": (12,)}
_CLOSE: Final = Decimal("0.03")
"""A mean introduced by 约 is right within this share of it."""
_OF_HUNDRED: Final = re.compile(r"(?P<items>[^,。;:]*?)(?P<apiece>各)?占(?:比)?$")


def products(figures: Figures) -> Iterator[Equation]:
    """Every rate with its number and total, every mean, and shares that make up a hundred."""
    for each in figures.all:
        before = figures.text[figures.clause_start(each.start) : each.start]
        rate = _EACH.search(before.rsplit("、", 1)[-1]) or _APIECE.search(before)
        if rate:
            yield from _product(figures, each, plain(rate["unit"]))
        if _MEAN.search(before):
            yield from _mean(figures, each, before)
    yield from _hundred(figures)


def _product(figures: Figures, rate: Quantity, unit: str) -> Iterator[Equation]:
    numbers = [each for each in figures.all if _counts(each, unit) and each is not rate]
    totals = [each for each in figures.all if like(each, rate) and each is not rate and each not in numbers]
    for number in numbers:
        for total in totals:
            if amount(rate) * number.value == amount(total):
                yield _times(figures, rate, number, total)
                return
    sentence = figures.sentence_start(rate.start)
    near = [each for each in numbers if sentence <= each.start < rate.start] or _one_before(figures, numbers, sentence)
    following = next((each for each in totals if each.start > rate.end), None)
    if len(near) == 1 and following is not None and near[0].bound == rate.bound == following.bound == "exact":
        gap = figures.between(rate, following)
        if _TOTAL.match(gap):
            yield _times(figures, rate, near[0], following, sure=True)


def _one_before(figures: Figures, numbers: list[Quantity], sentence: int) -> list[Quantity]:
    """The only number of the sentence before that is no difference and no earlier state."""
    earlier = figures.sentence_start(max(sentence - 1, 0))
    return [each for each in numbers if earlier <= each.start < sentence and not each.relation]


def _counts(each: Quantity, unit: str) -> bool:
    """The figure counts what the rate is paid for: 亩 and 亩次."""
    return plain(each.unit) in (unit, plain(unit)) or each.unit == f"{unit}次"


def _times(figures: Figures, rate: Quantity, number: Quantity, total: Quantity, *, sure: bool = False) -> Equation:
    value = amount(rate) * number.value
    return figures.equation(
        "product",
        (rate, number, total),
        f"{printed(number)} × {printed(rate)} = {printed(total)}",
        holds=value == amount(total),
        sure=sure,
        expected=plain_number(value),
    )


def _mean(figures: Figures, mean: Quantity, before: str) -> Iterator[Equation]:
    """A mean that comes out; one that does not may be counted over other figures than those at hand."""
    found = _MEAN.search(before)
    days = _PARTS.get(found["of"], ()) if found else ()
    earlier = figures.before(mean.start)
    for total in earlier:
        if not like(total, mean):
            continue
        counts = [(Decimal(each), str(each)) for each in days]
        counts += [(each.value, printed(each)) for each in earlier if each is not total and not days and each.value]
        for count, shown in counts:
            if abs(amount(total) / count - amount(mean)) <= _CLOSE * amount(mean):
                text = f"{printed(total)} / {shown} ≈ {printed(mean)}"
                yield figures.equation("mean", (total, mean), text, holds=True)
                return
    yield from _wrong_mean(figures, mean, earlier, found["each"] if found else None)


def _wrong_mean(figures: Figures, mean: Quantity, earlier: list[Quantity], each: str | None) -> Iterator[Equation]:
    """资金3150万元,惠及小区204个,平均每个小区约18.5万元: a total, a number of what it is the mean of, no more."""
    if each is None or len(earlier) != 2 or any(one.bound != "exact" for one in earlier):
        return
    totals = [one for one in earlier if like(one, mean)]
    numbers = [one for one in earlier if not like(one, mean) and _is_number_of(figures, one, each)]
    if len(totals) == len(numbers) == 1 and numbers[0].value and amount(mean):
        value = (amount(totals[0]) / numbers[0].value).quantize(Decimal("0.1"))
        yield figures.equation(
            "mean",
            (mean,),
            f"{printed(totals[0])} / {printed(numbers[0])} ≈ {printed(mean)}",
            holds=False,
            sure=True,
            expected=plain_number(value),
        )


def _is_number_of(figures: Figures, number: Quantity, each: str) -> bool:
    """The figure counts what the mean is told for: 小区204个 or 204个小区."""
    around = figures.text[figures.clause_start(number.start) : number.end + len(each)]
    return each in around


def _hundred(figures: Figures) -> Iterator[Equation]:
    """质量、进度各占35%, 安全占30%."""
    row: list[tuple[Quantity, int]] = []
    for each in figures.all:
        if each.unit != "%":
            continue
        found = _OF_HUNDRED.search(figures.text[figures.clause_start(each.start) : each.start])
        if not found:
            continue
        if row and figures.sentence_start(each.start) != figures.sentence_start(row[0][0].start):
            row = []
        row.append((each, found["items"].count("、") + 1 if found["apiece"] else 1))
        if len(row) > 1 and sum(part.value * times for part, times in row) == 100:
            terms = [printed(part) for part, times in row for _time in range(times)]
            yield figures.equation("sum", [part for part, _times_ in row], f"{' + '.join(terms)} = 100%", holds=True)
            row = []
