"""CL: the result class says what the text says."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks import promises
from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import Piece, any_of, body, full_sentences
from reply_studio.config import ResultClass
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind, Paragraph

_UNFINISHED: Final = re.compile(
    "正在(?:开展(?:前期|可研|可行性)|(?:进行|办理|组织|履行)(?:招投标|招标|施工|前期|设计|论证|审批|报批|征求意见)|"
    + any_of("""
    办理 建设 施工 招标 勘察 设计 编制 论证 申报 筹建 筹备 改造 征地 审批 报批
    """)
    + ")|"
    + any_of("""
    尚处于 尚未 尚在 尚需 可行性研究阶段 前期手续 前期工作 前期阶段 仍未 仍在 仍处于 未能 还没有
    还未 列入[^,。;]{0,12}计划
    """)
)
_TURNED_DOWN: Final = re.compile(any_of("留作参考 不予采纳 暂不采纳 暂缓实施 暂不实施 不具备条件 暂不具备"))
_LATER: Final = re.compile(
    r"(?:计划|拟|将)(?:于|在)[^,。;]{0,20}(?:开工|动工|立项)|待[^,。;]{1,20}后(?:再|实施|启动|推进)"
)
_ENDS_LATER: Final = re.compile(
    r"(?:预计|计划(?![内外中的]|任务)|拟|将|力争)[^。;]{0,14}"
    r"(?:完工|竣工|建成|完成|投用|投入使用|通车|交付)"
)
"""What is being built and is to be finished: 正在施工的二期工程预计2025年完工."""
_REFUSED: Final = re.compile(
    any_of("""
    暂不 不予 不宜 无法 难以 参考 暂缓 不具备 不一致 不符合 不能 困难 受限 受制 尚未 未能
    不可行 不采纳 未列入 条件(?:限制|所限|不足|尚不|不成熟|尚不成熟) 不成熟 所限 制约 缺口 难度 不属于 不在 不得
    禁止 不支持 缺乏 没有 暂时 权限 进一步研究 上级 国家规定
    """)
)
_PROMISED: Final = re.compile(
    r"(?:将|拟|计划|争取|力争|预计)[^。;]{0,60}?(?:年|月|季度|期间|底前)|(?:20\d\d年|月底|年底|年内|日)[^。;]{0,6}前|"
    r"20\d\d年[^。;]{0,30}(?:将|项目|计划)"
)


@rule("CL101", Severity.ERROR, N_("a class that says “solved” goes with a text that says so"))
def class_contradicted(context: CheckContext) -> Iterator[Fault]:
    """A class for solved items does not fit work that has not begun, and a refusal needs its reason.

    Wrong: 办理结果:A类 项目尚处于方案比选阶段,计划于2026年9月动工
    Right: 办理结果:B类 项目尚处于方案比选阶段,计划于2026年9月动工
    """
    told = _told_class(context)
    if told is None:
        return
    place, label, meaning = told
    if meaning.adopted and not meaning.needs_date:
        yield from _unsolved(context, place, label)
    elif not meaning.adopted and not any(_REFUSED.search(each.bare) for each in _body(context)):
        yield Fault(
            message=_("class {label} stands for what cannot be solved now, but the text gives no reason").format(
                label=label
            ),
            paragraph=place,
            quote=place.text.strip(),
            severity=Severity.WARNING,
        )


@rule("CL102", Severity.WARNING, N_("a class for planned work goes with a date in the text"))
def class_without_date(context: CheckContext) -> Iterator[Fault]:
    """Where the class says that something is being solved, the letter says by when. A promise with 尽快 in place of
    its date is found as such (PR101).

    Wrong: 办理结果:B类 我局将加快改造
    Right: 办理结果:B类 我局将于2025年11月底前完成改造
    """
    told = _told_class(context)
    if told is None or not told[2].needs_date:
        return
    place, label, _meaning = told
    if not any(_PROMISED.search(each.bare) for each in _body(context)) and not promises.names_no_date(context):
        yield Fault(
            message=_("class {label} stands for planned work, but the text names no date").format(label=label),
            paragraph=place,
            quote=place.text.strip(),
        )


def _told_class(context: CheckContext) -> tuple[Paragraph, str, ResultClass] | None:
    """Where the letter states its class, the class, and what it means in this office; the title of a letter of ours
    that does not print it.
    """
    ours = context.draft if context.composed and context.letter.paper != "co" else None
    unprinted = ours.result_class if ours else ""
    label = (context.reply.result_class or unprinted).strip().upper()
    meaning = context.config.classes.get(label)
    place = context.letter.first(Kind.RESULT_CLASS) or _register_class(context, label)
    place = place or (context.letter.first(Kind.TITLE) if unprinted else None)
    if meaning is None or place is None:
        return None
    return place, label, meaning


def _register_class(context: CheckContext, label: str) -> Paragraph | None:
    pattern = re.compile(rf"(?:类\s*别|办理结果|类型).{{0,4}}{re.escape(label)}|{re.escape(label)}\s*类", re.IGNORECASE)
    return next((each for each in context.letter.paragraphs if label and pattern.search(each.text)), None)


def _body(context: CheckContext) -> Iterator[Piece]:
    for paragraph in body(context.letter):
        if paragraph.kind is Kind.PASSAGE:
            yield from full_sentences(paragraph)


def _unsolved(context: CheckContext, place: Paragraph, label: str) -> Iterator[Fault]:
    for piece in _body(context):
        found = _LATER.search(piece.bare) or _unfinished(piece.bare) or _TURNED_DOWN.search(piece.bare)
        if found:
            yield Fault(
                message=_("class {label} stands for solved, but the text says: {words}").format(
                    label=label, words=piece.quote(found.start(), found.end())
                ),
                paragraph=place,
                quote=place.text.strip(),
            )
            return


def _unfinished(text: str) -> re.Match[str] | None:
    """Words for work under way that are no attribute (尚未登记的船只) and not overtaken (已全部完成)."""
    for found in _UNFINISHED.finditer(text):
        after = text[found.end() :]
        still = found[0].startswith("正在") and _ENDS_LATER.search(after)
        attribute = re.match(r"[^,。;]{0,8}的(?!是)", after) and not still
        if not attribute and not re.search(r"已(?:全部|经|完成|建成|解决|整改)", after):
            return found
    return None


RULES = (class_contradicted, class_without_date)
