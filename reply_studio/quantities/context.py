"""What stands around a figure: its clause, what is counted, scope, period, relation."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

import msgspec

from reply_studio.quantities.model import Period, Quantity
from reply_studio.quantities.numerals import narrow
from reply_studio.quantities.periods import periods

_CLAUSE: Final = re.compile(r"[,;:\u3002!?\n]")
_SENTENCE: Final = re.compile(r"[;\u3002!?\n]")
_SCOPE: Final = re.compile(
    r"全(?:市|县|区|省|国|镇|乡|村|州)|我(?:市|县|区|省|州)(?!场)|(?:市|县|区|省)(?:级|本级)|本级|各(?:县|区|县区|乡镇|街道|地)"
    r"|(?<![据由请])(?:我|本)(?:局|委|办|社|院|部|校|中心|支队|大队|公司|厅|处|所)(?:系统|本级|机关)?|(?<=由)我[局委社院部]"
    r"|(?:主|老|新|中心)?城区|古城|城乡|老旧小区|[一二三四五六七八九十两]个(?:片区|县区|区县|区|县|街道)"
    r"|(?:(?<=[、,;:在由\u3002!?\n ])|^)(?!其中)[\u4e00-\u9fff]{2}"
    r"(?:(?<![小社片城园景库灾山地规])区|县|镇|街道)(?!域|级)"
)
_OWN: Final = re.compile(r"[我本](?:局|委|办|社|院|部|校|中心|支队|大队|公司|厅|处|所)|本级")
_TOTAL: Final = re.compile(r"(?:共|共计|合计|总计|累计|总共|共有|总数|总量|总额|总)[\u4e00-\u9fff]{0,6}$")
_PART: Final = re.compile(r"其中[^,;\u3002]{0,20}$|(?:分别|依次)?(?:包括|含)[^,;\u3002]{0,12}$")
_SHARE: Final = re.compile(r"(?<![侵抢独霸])占(?!道|用|地)(?:全[市县区省])?[^,;\u3002]{0,16}$")
_GROWTH: Final = re.compile(
    r"(?:同比|环比)?(?:增长|增加|增幅|上升|下降|减少|降低|提高|提升|缩短|上涨|下调|上调|增|降|压缩|扩大)了?[^,;\u3002\d]{0,3}$|(?:同比|环比|较[^,;\u3002]{0,10}|比[^,;\u3002]{1,10})[^,;\u3002]{0,6}$"
)
_FROM: Final = re.compile(r"(?:由|从)[^,;\u3002\d]{0,12}$")
_TO: Final = re.compile(r"^[^,;\u3002\d]{0,6}(?:到|至|为|成)")
_EACH: Final = re.compile(r"(?:每|人均|户均|平均|均|日均|月均|年均|单处|每[\u4e00-\u9fff]{1,3})[^,;\u3002\d]{0,8}$")
_COUNTED: Final = re.compile(r"^[\u4e00-\u9fff、\"“”]{0,16}")
_COUNT_END: Final = re.compile(
    r"(?:已|均|将|被|由|并|实行|开展|进行|签约|得到|用于|为|是|在|和(?=\d)|有|可|能|等(?!级)|全部|以上|以下|左右)"
)
_FIGURE: Final = re.compile(r"\d[\d,.]*(?:万|亿|千|百)?(?:余|多)?%?(?!\d|周?岁)")
_LIST: Final = re.compile("[\u3001]")
_BEFORE_TIME: Final = re.compile("(?:以?截[至止]到?|自|从|于|在|到|至)$")
_AFTER_TIME: Final = re.compile("^(?:之?前|以来|至今|起)")
_SIGHT: Final = 120
"""So many characters around a figure are looked at: a clause without any mark may be endless."""
_NEAR: Final = 28
"""Words of relation stand at most so far from the figure."""
GAP: Final = "\u25a1"
"""Stands for the figure in its clause."""


class Surroundings:
    """One text, ready to tell of every figure what stands around it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = narrow(text)
        self.periods = periods(text)
        self._scopes = [(found.start(), found[0]) for found in _SCOPE.finditer(self.plain)]
        self._scoped = [start for start, _words in self._scopes]
        self._times = [start for start, _end, _period in self.periods]
        self.clauses = [
            0,
            *(found.end() for found in _CLAUSE.finditer(self.plain) if not self._in_number(found.start())),
        ]
        self.sentences = [0, *(found.end() for found in _SENTENCE.finditer(self.plain))]

    def _in_number(self, at: int) -> bool:
        around = self.plain[max(0, at - 1) : at + 2]
        return len(around) == 3 and around[0].isdigit() and around[2].isdigit()

    def _begin(self, marks: list[int], at: int) -> int:
        return marks[bisect_right(marks, at) - 1]

    def _end(self, marks: list[int], at: int) -> int:
        after = bisect_right(marks, at)
        return marks[after] if after < len(marks) else len(self.text)

    def dress(self, figure: Quantity, last: int, following: int) -> Quantity:
        """The figure with its surroundings; *last* and *following* are where the figures beside it end and begin."""
        begin = max(self._begin(self.clauses, figure.start), figure.start - _SIGHT)
        end = min(self._end(self.clauses, figure.end - 1), figure.end + _SIGHT)
        head = self._bare(max(begin, last), figure.start)
        if len(head) < 2:
            head = self._bare(begin, figure.start)
        listed = _LIST.search(self.plain, figure.end, end)
        stop = min(end, max(following, figure.end), listed.start() if listed else end)
        tail = self._bare(figure.end, stop)
        return msgspec.structs.replace(
            figure,
            clause=head + GAP + tail,
            counted=_counted(head, tail),
            scope=self._scope(figure, begin),
            period=self._period(figure),
            relation=_relation(
                self.plain[max(begin, figure.start - _NEAR) : figure.start], self.plain[figure.end : end][:_NEAR]
            ),
        )

    def _bare(self, start: int, end: int) -> str:
        """The words of a stretch without its times, figures and closing mark."""
        kept, at = [], start
        for begin, stop, _period in self._periods_in(start, end):
            kept.append(_BEFORE_TIME.sub("", self.plain[at:begin]))
            at = stop
        kept.append(_AFTER_TIME.sub("", self.plain[at:end]) if at > start else self.plain[at:end])
        return _FIGURE.sub("", "".join(kept)).strip(",;:\u3002!?\u3001 \n")

    def _periods_in(self, start: int, end: int) -> list[tuple[int, int, Period]]:
        first, last = bisect_left(self._times, start), bisect_left(self._times, end)
        return [each for each in self.periods[first:last] if each[1] <= end]

    def _scope(self, figure: Quantity, begin: int) -> tuple[str, ...]:
        """What the figure covers: named in its clause, else in its sentence before it."""
        last = bisect_left(self._scoped, figure.start)
        own = [words for start, words in self._scopes[bisect_left(self._scoped, begin) : last]]
        if not own:
            before = bisect_left(self._scoped, begin)
            sentence = max(self._begin(self.sentences, figure.start), begin - _SIGHT)
            own = [words for start, words in self._scopes[max(0, before - 1) : before] if start >= sentence]
        return tuple(dict.fromkeys(own))

    def _period(self, figure: Quantity) -> Period | None:
        """The last time named before the figure in its sentence."""
        inside = self._periods_in(self._begin(self.sentences, figure.start), figure.start)
        return inside[-1][2] if inside else None


def own_scope(scope: tuple[str, ...]) -> bool:
    """Whether a figure covers only what the writing unit itself has or does (我局, 本级)."""
    return bool(scope) and all(_OWN.search(each) for each in scope)


def _relation(before: str, after: str) -> str:
    if _FROM.search(before) and _TO.match(after):
        return "before"
    for name, pattern in (
        ("part", _PART),
        ("share", _SHARE),
        ("growth", _GROWTH),
        ("each", _EACH),
        ("total", _TOTAL),
    ):
        if pattern.search(before):
            return name
    return ""


def _counted(head: str, tail: str) -> str:
    """The words behind the unit up to the next verb, else the words before the figure."""
    found = _COUNTED.match(tail)
    words = _COUNT_END.split(found[0])[0] if found else ""
    if len(words) >= 2:
        return words.rstrip("的")
    return _VERBS.sub("", head)[-24:]


_VERBS: Final = re.compile("(?:共计|共有|合计|累计|总计|达到|达|共|约|近|为|有|已|超过|其中|各|:)+$")
