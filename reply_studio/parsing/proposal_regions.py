"""The body divided: background with its problems, the suggestions, the closing."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reply_studio.model.proposal import Span
from reply_studio.parsing.dates import is_date
from reply_studio.parsing.flow import Flow, squeezed
from reply_studio.parsing.names import is_group
from reply_studio.parsing.outline import Node, marks_of, rows
from reply_studio.parsing.proposal_cues import ENOUGH, Cue, choose, find_cues
from reply_studio.parsing.proposal_zones import Para
from reply_studio.parsing.wrapping import unwrapped
from reply_studio.text.numbering import Marker, marker_at

_CLOSING: Final = re.compile(
    "(?:以上|上述)(?:建议|意见|提案|几点|所述|各点|是我|仅是|内容|均为|问题).{0,80}$"
    "|(?:特此|专此)(?:提案|建议|提出|报告|呈报).{0,20}$|此(?:致|提案).{0,20}$|敬礼.?$|谢谢.{0,10}$"
    "|(?:妥否|当否|是否妥当|如无不妥|不当之处).{0,40}$"
    "|(?:恳|敬|谨|特)?(?:请|望|希望|盼)(?:能|得到|引起)?(?:上级|市|县|区|政府|各级)?(?:有关|相关)?(?:部门|单位|方面|领导|政府)?"
    "(?:能够?|予以|给予|认真|高度|尽快|切实)*(?:研究|重视|采纳|考虑|支持|处理|解决|落实|关注|办理|答复|参考|批示|审议|审查|立案"
    "|予以|尽快|认真|切实|高度|[和并与,、])+为?盼?[\u3002!]?$"
)
_WISH: Final = re.compile(
    "(?:恳|敬|谨|特)?请(?:有关|相关|市|县|区|省|政府|领导|予以|各)"
    ".{0,40}(?:研究|采纳|考虑|重视|支持|批示|答复|办理|酌情|参考).{0,12}$"
    "|(?:望|希望|期望|盼)(?:能|有关|相关|得到|引起|予以|上述|以上|市|县|区|政府|领导)"
    ".{0,50}(?:采纳|重视|支持|研究|考虑|解决|答复|关注).{0,12}$"
    "|(?:总之|综上所述|综上|总而言之|我们相信|相信|我相信|通过以上|通过上述|只要),?.{0,300}$"
)
"""What closes a numbered text; among paragraphs without numbers it may be a suggestion itself."""
_LAST_SENTENCE: Final = re.compile(
    "(?<=[\u3002;!])(?:以上|上述)(?:建议|意见|提案|几点|所述)[^\u3002]{0,60}\u3002?$|(?<=[\u3002;!])(?:妥否|当否|是否妥当|特此提案|特此建议)[^\u3002]{0,30}\u3002?$"
)
_BRACKETED: Final = re.compile(r"\((?!\d|[一二三四五六七八九十]).{4,90}\)\u3002?$")
"""(作者系…), (本文为摘要) under the text."""
_SIGNED: Final = re.compile(
    r"\(?(?:提案人|提案者|提案单位|提案委员|建议人|领衔代表|联系人|联系电话|执笔人?|作者|签发人?|编辑|审核人?|核稿人?|审稿|校对|撰稿人?"
    r"|供稿(?:单位)?|报送单位|责任编辑|报送|抄送)[: ].{1,60}$"
    r"|(?:代表|委员|提案人|提案者|建议人|领衔代表)?(?:签名|签字|签章)(?:处)?:$"
)
_PROBLEMS: Final = re.compile("问题|困难|不足|短板|瓶颈|难点|困境|薄弱|矛盾|原因|隐患|堵点|挑战|制约")
_ACTION: Final = re.compile(
    "(?:要|应|需|须)?(?:进一步|大力|积极|切实|全面|尽快|着力|不断|持续|科学|合理|充分|严格|认真|深入|加紧|适度|适时|有序|主动|依法|统一|优先|广泛)*"
    "(?:加强|加大|加快|建立|健全|完善|推进|推动|强化|提升|提高|优化|落实|规范|明确|制定|出台|实施|开展|组织|支持|鼓励|扩大|深化|创新|统筹|整合|构建|打造|培育"
    "|引导|发挥|增加|加装|设立|设置|建设|改造|延长|调整|推广|压实|畅通|丰富|改善|营造|拓宽|拓展|盘活|降低|简化|严把|狠抓|抓好|做好|做实|做强|细化|补齐|增强|激发|搭建"
    "|加密|修订|划定|编制|试点|聚焦|坚持|突出|注重|把好|用好|理顺|严肃|清理|整治|治理|保障|保护|合理|科学|配齐|配强|修复|修建|新建|增设|开通|取消|打通|实行|推行|挖掘|挖潜|严管|严控|严查|严打|开放|利用|探索|鼓励|督促|压减|缩短|提前|优先|纳入|借鉴|争取|配备|配套|布局|打破|破除|减轻|减免|放宽|提档|升级|更新)"
)
_TROUBLE: Final = re.compile(
    "[^\u3002;:,\n]{0,24}(?:不|缺|难|低|差|少|弱|滞后|问题|隐患|短板|情况|现状|背景|意义|必要|可行|成效|做法|经验|原因|矛盾|困|慢|乱|旧|薄|无|没)"
)
"""An item's first words that tell of what is, not of what should be."""
_CUES_IN_A_ROW: Final = 3
_LONGEST_CUE: Final = 200
_TRIES: Final = 8
"""Cues with nothing behind them before the text is taken to have none."""


class Regions(NamedTuple):
    """The parts, each a list of paragraphs. ``parts`` are the suggestions: one part, or one for every problem.

    ``announced`` are paragraphs behind the cue that only announce the suggestions once more.
    """

    before: list[Span]
    parts: list[list[Span]]
    closing: list[Span]
    cue: Cue | None
    announced: tuple[Span, ...] = ()


def read_regions(flow: Flow, body: Sequence[Para]) -> Regions:
    """The body divided by the evidence in it; no parts where nothing is suggested."""
    paras = unwrapped(flow, body)
    cues = find_cues(flow, paras)
    pairs = _pairs(flow, paras, cues)
    if pairs:
        return _paired(flow, paras, pairs)
    for cue in [cue for cue in cues if cue.weight >= ENOUGH][:_TRIES]:
        found = _behind(flow, paras, cue)
        if any(found.parts):
            return found
    return _by_names(flow, paras) or _by_actions(flow, paras) or _by_light_cue(flow, paras, cues) or _nothing(paras)


def _behind(flow: Flow, paras: Sequence[Para], cue: Cue) -> Regions:
    """What stands before and behind a cue."""
    before = [para.value for para in paras[: cue.paragraph]]
    own = paras[cue.paragraph]
    before.append(flow.trim(own.value[0], max(own.value[0], cue.start)))
    first = flow.trim(cue.end, own.value[1])
    stop = _section_end(flow, paras, cue)
    region = [first, *(para.full for para in paras[cue.paragraph + 1 : stop])]
    region, announced = _without_cues(flow, [each for each in region if each[0] < each[1]])
    region, closing = _closing(flow, region)
    closing += [para.full for para in paras[stop:]]
    before = [each for each in before if each[0] < each[1]]
    return Regions(before, [region] if region else [], closing, cue, announced)


def _section_end(flow: Flow, paras: Sequence[Para], cue: Cue) -> int:
    """Where 四、 begins behind 三、对策建议."""
    if cue.marker is None:
        return len(paras)
    for index in range(cue.paragraph + 1, len(paras)):
        marker = marker_at(flow.text, paras[index].full[0], flow.plain)
        if marker and _is_next(cue.marker, marker):
            return index
    return len(paras)


def _is_next(marker: Marker, other: Marker) -> bool:
    same = (marker.kind, marker.style) == (other.kind, other.style)
    return same and other.ordinal == marker.ordinal + 1 and not other.suspect


def _without_cues(flow: Flow, region: list[Span]) -> tuple[list[Span], tuple[Span, ...]]:
    """The region without what at its start is nothing but a further cue (建议: 为此,提出以下建议:), and those cues."""
    announced: list[Span] = []
    for _round in range(_CUES_IN_A_ROW):
        first = _cue_at_start(flow, region[0]) if region else None
        if first is None or (first.end >= region[0][1] and len(region) == 1):
            break
        start, end = region[0]
        announced.append(flow.trim(start, first.end))
        region = [*([(first.end, end)] if first.end < end else []), *region[1:]]
    return region, tuple(announced)


def _cue_at_start(flow: Flow, span: Span) -> Cue | None:
    """A cue with which a paragraph begins; one that is no section heading."""
    start, end = span
    opening = (start, min(end, start + _LONGEST_CUE))
    cues = [cue for cue in find_cues(flow, [Para(opening, opening, "", 0)]) if cue.weight >= ENOUGH]
    return cues[0] if cues and cues[0].marker is None and cues[0].start == start else None


def _closing(flow: Flow, region: list[Span]) -> tuple[list[Span], list[Span]]:
    """Closing sentences, signatures and dates taken off the end of the suggestions."""
    closing: list[Span] = []
    numbered = bool(rows(marks_of(flow, region)))
    while region and _is_closing(flow, region[-1], numbered=numbered, followed=bool(closing)):
        closing.insert(0, region.pop())
    if region:
        start, end = region[-1]
        found = _LAST_SENTENCE.search(flow.plain, max(start, end - 120), end)
        if found and found.start() > start:
            region[-1] = flow.trim(start, found.start())
            closing.insert(0, flow.trim(found.start(), end))
    return region, closing


def _is_closing(flow: Flow, span: Span, *, numbered: bool, followed: bool) -> bool:
    words = squeezed(flow.plain[span[0] : min(span[1], span[0] + 400)])
    if span[1] - span[0] > 400 or marker_at(flow.text, span[0], flow.plain):
        return False
    if is_date(words) or any(form.match(words) for form in (_SIGNED, _CLOSING, _BRACKETED)):
        return True
    if numbered and _WISH.match(words):
        return True
    return len(words) <= 25 and not re.search("[\u3002;:,]", words) and (is_group(words) and followed)


def _pairs(flow: Flow, paras: Sequence[Para], cues: Sequence[Cue]) -> list[tuple[Cue, Node]]:
    """Cues that each stand inside an item of one row: every problem is followed by its own suggestion."""
    heavy = [cue for cue in cues if cue.weight >= ENOUGH and cue.marker is None]
    if len(heavy) < 2:
        return []
    nodes = [
        node for node in rows(marks_of(flow, [para.full for para in paras])) if node.mark.block and node.depth == 0
    ]
    found = [(cue, _around(nodes, cue)) for cue in heavy]
    pairs = [(cue, nodes[at]) for cue, at in found if at >= 0]
    places = [at for _cue, at in found]
    steady = all(b == a + 1 for a, b in pairwise(places)) and places[0] == 0
    ordinals = [node.mark.marker.ordinal for _cue, node in pairs]
    return pairs if len(pairs) == len(heavy) and steady and ordinals == list(range(1, len(pairs) + 1)) else []


def _around(nodes: Sequence[Node], cue: Cue) -> int:
    """The index of the item that a cue stands in, -1 before the first."""
    at = -1
    for index, node in enumerate(nodes):
        if node.mark.marker.start < cue.start:
            at = index
    return at


def _paired(flow: Flow, paras: Sequence[Para], pairs: Sequence[tuple[Cue, Node]]) -> Regions:
    """One part for every cue, up to the next item; everything else is background."""
    parts: list[list[Span]] = []
    before: list[Span] = []
    at, paragraph = paras[0].value[0], 0
    for number, (cue, _node) in enumerate(pairs):
        end = pairs[number + 1][1].mark.marker.start if number + 1 < len(pairs) else paras[-1].full[1]
        before += _pieces(flow, paras, at, cue.start, paragraph)
        parts.append(_pieces(flow, paras, cue.end, end, cue.paragraph))
        at, paragraph = end, cue.paragraph
    parts[-1], closing = _closing(flow, parts[-1])
    return Regions(before, [part for part in parts if part], closing, pairs[0][0])


def _pieces(flow: Flow, paras: Sequence[Para], start: int, end: int, first: int) -> list[Span]:
    cut = [flow.trim(max(para.full[0], start), min(para.full[1], end)) for para in paras[first:] if para.full[0] < end]
    return [each for each in cut if each[0] < each[1]]


def _by_names(flow: Flow, paras: Sequence[Para]) -> Regions | None:
    """Items that are called so: 建议一:…, 建议二:…"""
    spans = [para.full for para in paras]
    roots = [node for node in rows(marks_of(flow, spans)) if node.depth == 0 and node.mark.block]
    named = [node for node in roots if node.mark.marker.kind == "named"]
    return _from(flow, paras, named[0]) if len(named) > 1 else None


def _from(flow: Flow, paras: Sequence[Para], first: Node) -> Regions:
    """The suggestions begin with an item and go on to the closing."""
    spans = [para.full for para in paras]
    at, start = first.mark.paragraph, first.mark.marker.start
    region, closing = _closing(flow, [(start, spans[at][1]), *spans[at + 1 :]])
    before = [*(para.value for para in paras[:at]), flow.trim(spans[at][0], start)]
    return Regions([each for each in before if each[0] < each[1]], [region], closing, None)


def _by_actions(flow: Flow, paras: Sequence[Para]) -> Regions | None:
    """Without any cue: the last items of the outermost row, where they say what is to be done."""
    spans = [para.full for para in paras]
    roots = [node for node in rows(marks_of(flow, spans)) if node.depth == 0]
    if any(node.mark.block for node in roots):
        roots = [node for node in roots if node.mark.block]
    first = _first_action(flow, roots)
    if len(roots) - first < 2 or _announces_problems(flow, spans, roots[0]):
        return None
    return _from(flow, paras, roots[first])


def _first_action(flow: Flow, roots: Sequence[Node]) -> int:
    """Where the last items begin that say what is to be done: most by their verbs, none of them by words of trouble."""
    said = [bool(_ACTION.match(flow.plain, each.mark.marker.end)) for each in roots]
    first = len(roots)
    while first > 0 and (said[first - 1] or not _TROUBLE.match(flow.plain, roots[first - 1].mark.marker.end)):
        first -= 1
    while first < len(roots) and not said[first]:
        first += 1
    return first if sum(said[first:]) * 3 >= 2 * (len(roots) - first) else len(roots)


def _announces_problems(flow: Flow, spans: Sequence[Span], root: Node) -> bool:
    """Whether the words before the first item end with a colon and speak of problems."""
    at = root.mark.paragraph
    start, end = (spans[at][0], root.mark.marker.start) if not root.mark.block or at == 0 else spans[at - 1]
    words = flow.plain[max(start, end - 40) : end].rstrip()
    return words.endswith(":") and bool(_PROBLEMS.search(words))


def _by_light_cue(flow: Flow, paras: Sequence[Para], cues: Sequence[Cue]) -> Regions | None:
    """A sentence such as 因此建议市政府尽快修复: the text from there on."""
    cue = choose(cues)
    if cue is None:
        return None
    found = _behind(flow, paras, cue)
    return found if any(found.parts) else None


def _nothing(paras: Sequence[Para]) -> Regions:
    return Regions([para.value for para in paras], [], [], None)


def announces_problems(flow: Flow, span: Span) -> bool:
    """Whether a heading or the end of a paragraph announces problems."""
    start, end = span
    return bool(_PROBLEMS.search(flow.plain[max(start, end - 40) : end]))
