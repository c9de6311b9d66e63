"""PR: a promise says who does it and by when, so that it can be followed up."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.reading import BLANKED, Piece, any_of, body, clause, fold, full_sentences
from reply_studio.i18n import N_, _
from reply_studio.model.draft import Passage, ReplyPoint
from reply_studio.model.letter import Kind, Paragraph

_HOLLOW: Final = re.compile(
    any_of("""
    适时 择机 [适恰合][当适]的?(?:时候|时机) 尽快 尽早 早日 近期 近日 不久 (?:积极|尽力|努力)争取
    (?:时机|条件)(?:进一步)?(?:成熟|具备|允许)
    待(?:经费|资金|政策|手续|用地|上级|立项|审批|批复|批准|规划|征迁|拆迁|财力|财政|省里|国家)[^,。;]{0,8}[后时]
    (?:资金|经费|用地|手续)(?:落实|到位|具备|完备)[后时] 视情况?(?=[开组实启推增]) 视(?:财力|资金|经费)(?:情况|状况)?
    """)
)
"""Words that promise a time and name none."""

_WILL: Final = re.compile(
    r"(?<![即必])将(?!其|该|此|本|它|这|以上|上述)|拟(?![定订制稿])|(?<!列入)(?<!纳入)计划(?!已)|打算|准备|力争|下一?步"
)
"""Signs of the future."""

_AT_ONCE: Final = re.compile(any_of("适时 择机 尽快 尽早 早日 近期"))
"""Words that promise by themselves when they begin the clause: 并适时出台导则."""

_STILL_OPEN: Final = re.compile("其余|剩余|余下|剩下|尚余")
"""What is left over lies ahead: 其余24套近期完成."""

_STRIVES: Final = re.compile(r"(?:争取|力争|确保|尽量|抓紧)$")
"""Right before a hollow word, a sign of the future: 争取早日完成."""

_UNTIL: Final = re.compile("待|资金|经费|用地|手续")
"""Conditions: what is done once they are met lies ahead (待批复后实施)."""

_ACTION: Final = re.compile(
    any_of("""
    实施 建设 新建 改建 扩建 建成 启动 开工 开展 组织 完成 出台 制定 印发 改造 提升 整治
    治理 推进 补建 增设 安装 更换 搬迁 修建 修复 研究 论证 落实 解决 安排 申报 排查 拆除
    重建 引进 推行 试点 修订 编制 设立 配备 采购 投放 协调 维修 优化 调整 完善 建立 争取
    开通 开放 下调 减免 扩大 推出 举办 发布 公布 打造 培育 设置 设立 增加 增派 增配 开设 拨付 兑付 发放 培训 绿化 亮化
    种植 铺设 修补 疏通 清理 关停 取缔 上线 出让 收购 回收 接入 联合 评选 评定
    """)
)
_NUMERAL: Final = "[0-9一二三四五六七八九十两]"
_WHEN: Final = re.compile(
    rf"20\d\d\s*年|{_NUMERAL}{{1,2}}\s*月(?:份|底|中旬|上旬|下旬|\d|前|内|末|\s*日)|年(?:底|内|末|中)|[本今明后次当]年|[上下]半年|季度|月底|[本下]月|"
    rf"{_NUMERAL}+个?(?:工作日|日内|天内|月内|年内|周内)|十[一二三四五六七八九]五|汛期?前|春节前|国庆|开学前|届时|长期|每[年月季周天日]|定期"
)
"""What says when, loosely: enough to leave a sentence alone."""

_NO_YEAR: Final = re.compile(r"(?<![\d本今明后次当全跨一二三四五六七八九十两几])年(?:底前?|内|末前?)")
_FIXED: Final = re.compile(
    rf"(?:20\d\d\s*年|[今明本]年(?:度)?|年内)[^,。;]{{0,12}}?(?:底|前|内|期间|起|实施|完成|\d\s*日)|{_NUMERAL}{{1,2}}月[^,。;]{{0,4}}(?:底|前)|年底"
)
"""A time by which something shall be done."""

_FINISHES: Final = re.compile(
    any_of("""
    出台 完成 建成 印发 开工 竣工 通车 投用 投入使用 上线 实现 落地 到位 启用 实施 启动 发布
    公布 开通 签约 验收 投运 供水 通水 通气 接入 全覆盖 提高[到至] 提升[到至] 扩大[到至] 降低?[到至]
    拆除 更换 改造 整改 新建 扩建 改建 增设 新增 补建 搬迁 整治 治理 办结 清零 开放 交付 修复
    """)
)
_STARTS: Final = re.compile(r"(?:将|拟|计划|预计)(?:于|在|到)?(?=[^,。;]{0,4}(?:20\d\d|[今明本]年|年内|年底|\d))")
_BY_MONTH: Final = re.compile(
    r"(?<!原)(?<![即必])(?:将|拟|计划|预计)(?:争取)?(?:于|在|到)?(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:底|末|\d{1,2}日)?|年?底)之?前"
)
_UNIT: Final = any_of("""
    局 厅 处 科 部门 中心 公司 政府 街道 管理处 管委会 委员会 单位 大队 支队 集团 学校 医院
    社区 联合会 工会 协会 总队 指挥部 企业 专班 镇 乡 办公室 委(?!托)
    办(?![法理公事结]) 院 站 所 (?:图书|文化|档案|博物|体育|科技|美术)馆 部(?![分署]) 县 市 区
    """)
_WHO: Final = re.compile(
    rf"[我本](?:{_UNIT}|们|[局委厅办部院社馆会校行])|由(?![于此衷])|责任单位|牵头|会同|[各贵]{_UNIT}|(?:相关|有关|属地|承办){_UNIT}"
)
_EVENT: Final = re.compile(r"(?:活动|比赛|大赛|会议|展览|展会|演出|论坛|仪式|[节赛展会])$")
"""What takes place on a day promises nothing by itself."""
_TOPIC_UNIT: Final = re.compile(rf"{_UNIT}(?:已|也|均|正|还|同时)?$")
_ADVERBS: Final = re.compile(
    r"^(?:下一?步|下阶段|接下来|下来|目前|同时|此外|另外|今后|其中|预计|届时|现|也|均|都|并|还|正)+$"
)
_COUNTED: Final = re.compile(
    rf"(?:[我本](?:局|委|厅|办|部|院|中心|街道|镇|乡|单位|们)|{_UNIT}|下一?步,?)(?:将|拟|计划|打算)(?!\d)[^,。;]{{0,20}}?"
    rf"{_ACTION.pattern}[^,。;]{{0,16}}?\d+\s*[\u4e00-\u9fff]"
)
_SMALL_TALK: Final = re.compile(any_of("联系 沟通 反馈 回复 告知 意见 支持 监督(?!管理|局|所|站|抽查|检查)"))
"""What is said to the proposer and is no promise about the matter."""
_PAST_EVENT: Final = re.compile(r"[^,。;]{0,10}(?:反映|出现|发生|印发|出台|发布|完成的|开展的|以来)")
_REASON: Final = re.compile(any_of("暂不 不予 不宜 无法 难以 留作参考 暂缓 不具备 尚不"))


@rule("PR101", Severity.WARNING, N_("a promise names a date"))
def vague_promise(context: CheckContext) -> Iterator[Fault]:
    """适时, 待条件成熟时 or 近期 stand where a date should; the proposer cannot tell when to ask again.

    Wrong: 待条件成熟时,我局将翻修14处泊位
    Right: 我局将于2026年6月底前翻修14处泊位
    """
    for piece in _promises(context):
        found = next((each for each in _HOLLOW.finditer(piece.bare) if _is_vague(piece, each)), None)
        if found is not None:
            yield Fault(
                message=_("“{words}” is no date").format(words=found[0]),
                paragraph=piece.paragraph,
                quote=piece.quote(*_whole(piece.bare, found)),
                fix=_("say by when"),
            )


def names_no_date(context: CheckContext) -> bool:
    """Whether some promise of the letter has a hollow word in place of its date."""
    return any(True for _fault in vague_promise.check(context))


@rule("PR102", Severity.WARNING, N_("a promise names who keeps it"))
def nobody_promises(context: CheckContext) -> Iterator[Fault]:
    """A dated promise in the passive leaves open who is answerable for it.

    Wrong: 轮渡票价方案将于2025年11月底前出台
    Right: 我局将于2025年11月底前出台轮渡票价方案
    """
    for piece in _promises(context):
        found = _STARTS.search(piece.bare)
        if not found or not _FIXED.search(piece.bare, found.end()) or not _FINISHES.search(piece.bare, found.end()):
            continue
        start, end = clause(piece.bare, found.start(), found.end())
        topic = piece.bare[start : found.start()].strip()
        if _WHO.search(piece.bare) or _TOPIC_UNIT.search(topic) or _EVENT.search(topic):
            continue
        implied = not topic or _ADVERBS.match(topic)
        yield Fault(
            message=_("the promise does not say who keeps it"),
            paragraph=piece.paragraph,
            quote=piece.quote(start, end),
            fix=_("name the unit"),
            severity=Severity.INFO if implied else None,
        )


@rule("PR103", Severity.INFO, N_("a promised end of year names the year"))
def year_missing(context: CheckContext) -> Iterator[Fault]:
    """年底前 and 年内 are read in another year, too.

    Wrong: 我局将于年底前完成加固
    Right: 我局将于2025年底前完成改造
    """
    for piece in _promises(context):
        found = _NO_YEAR.search(piece.bare)
        if found and _WILL.search(piece.bare) and not re.search(r"20\d\d\s*年", piece.bare):
            yield Fault(
                message=_("“{words}” of which year?").format(words=found[0]),
                paragraph=piece.paragraph,
                quote=piece.quote(*clause(piece.bare, found.start(), found.end())),
                fix=_("write the year"),
            )


@rule("PR104", Severity.INFO, N_("a promise of so many has a date"))
def counted_promise(context: CheckContext) -> Iterator[Fault]:
    """Who promises forty parks can say by when; one place a paragraph is enough to ask. 适时 is asked about by PR101.

    Wrong: 我局将新建公交站台35个
    Right: 我局将在2025年内新建公交站台35个
    """
    for paragraph in dict.fromkeys(each.paragraph for each in _promises(context)):
        for piece in full_sentences(paragraph):
            found = _COUNTED.search(piece.bare) if _WILL.search(piece.bare) else None
            told = _WHEN.search(piece.bare) or _REASON.search(piece.bare) or _HOLLOW.search(piece.bare)
            if found and not told:
                yield Fault(
                    message=_("the promise has no date"),
                    paragraph=paragraph,
                    quote=piece.quote(*clause(piece.bare, found.start(), found.end())),
                    fix=_("say by when"),
                )
                break


@rule("PR105", Severity.WARNING, N_("a promised date is still to come when the letter is written"))
def already_past(context: CheckContext) -> Iterator[Fault]:
    """What was to be done before the letter's own date is done or late, but no promise.

    Wrong: 我局将于2024年6月底前完成改造 (答复日期2025年5月8日)
    Right: 我局将于2025年12月底前完成改造
    """
    date = context.reply.date
    for piece in _promises(context) if date else ():
        found = _BY_MONTH.search(piece.bare)
        if found and date and 1 <= int(found["month"] or 12) <= 12:
            due = int(found["year"]), int(found["month"] or 12)
            if due < (date.year, date.month):
                yield Fault(
                    message=_("the promised date lies before the date of the letter"),
                    paragraph=piece.paragraph,
                    quote=piece.quote(*clause(piece.bare, found.start(), found.end())),
                    fix=_("say what was done, or by when it will be"),
                )


@rule("PR201", Severity.WARNING, N_("every plan of the outline has a date"))
def plan_without_date(context: CheckContext) -> Iterator[Fault]:
    """A plan (下步计划) has a due date in the outline, or a date in its words.

    Wrong: 建立会商机制。
    Right: 2025年11月底前建立会商机制。
    """
    for passage in _unfinished(context):
        if passage.due is None and not _WHEN.search(fold(passage.text)):
            yield _plan_fault(context, passage, _("the plan has no date"), _("give it a due date"))


@rule("PR202", Severity.WARNING, N_("every plan of the outline has a unit"))
def plan_without_unit(context: CheckContext) -> Iterator[Fault]:
    """A plan (下步计划) names the unit that answers for it, in the outline or in its words.

    Wrong: 2025年11月底前建立会商机制。
    Right: 我局于2025年11月底前建立会商机制。
    """
    for passage in _unfinished(context):
        if not passage.unit and not _WHO.search(fold(passage.text)):
            yield _plan_fault(context, passage, _("the plan has no unit"), _("name the unit"))


def _promises(context: CheckContext) -> Iterator[Piece]:
    """The sentences that may promise: no headings, and nothing that is checked as a plan of the outline."""
    planned = {each.id for _point, each in _plans(context)}
    for paragraph in body(context.letter):
        if paragraph.kind in (Kind.PASSAGE, Kind.CLOSING) and paragraph.anchor not in planned:
            yield from full_sentences(paragraph)


def _is_vague(piece: Piece, found: re.Match[str]) -> bool:
    """The hollow word belongs to a promised action, and the sentence has no date, no refusal and no quotation there."""
    start, end = _whole(piece.bare, found)
    words = piece.bare[start:end]
    later = piece.bare[start:].partition(";")[0]
    if BLANKED in words[: found.start() - start] or _WHEN.search(later) or _REASON.search(piece.bare):
        return False
    promised = _WILL.search(words[: found.start() - start])
    if found[0] in ("近期", "近日", "不久") and not promised and _PAST_EVENT.match(piece.bare, found.end()):
        return False
    if _SMALL_TALK.search(words):
        return False
    return bool(_WILL.search(words) or (_lies_ahead(piece, found, words) and _ACTION.search(words)))


def _lies_ahead(piece: Piece, found: re.Match[str], words: str) -> bool:
    """Without a sign of the future in the clause: it begins with the hollow word, tells what is left, or what follows
    once a condition is met.
    """
    start, end = _whole(piece.bare, found)
    if "已" in words:
        return False
    begins = _AT_ONCE.match(words.lstrip("并且,")) and _WILL.search(piece.bare[:end])
    left_over = _STILL_OPEN.search(words[: found.start() - start])
    strives = _STRIVES.search(piece.bare[: found.start()])
    waits = _UNTIL.match(found[0]) or piece.bare[: found.start()].endswith("待")
    return bool(begins or left_over or strives or (waits and _ACTION.search(piece.bare[found.end() : end])))


def _whole(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The clause of a hollow word; a condition (待条件成熟时) is read with the clause behind it."""
    start, end = clause(text, found.start(), found.end())
    if text[end : end + 1] == "," and re.search(r"[时后下]$", text[start:end]):
        end = clause(text, end + 1, end + 1)[1]
    return start, end


def _plans(context: CheckContext) -> Iterator[tuple[ReplyPoint, Passage]]:
    if context.draft is not None:
        for point in context.draft.points:
            for passage in context.draft.plans_of(point):
                yield point, passage


def _unfinished(context: CheckContext) -> Iterator[Passage]:
    """The plans of points that are not closed; what is declined or another unit's has nothing to promise."""
    for point, passage in _plans(context):
        if point.status not in ("declined", "other_unit"):
            yield passage


def _plan_fault(context: CheckContext, passage: Passage, message: str, fix: str) -> Fault:
    printed = next((each for each in context.letter.paragraphs if each.anchor == passage.id), None)
    return Fault(message=message, paragraph=printed, quote=_first_words(printed, passage), fix=fix, anchor=passage.id)


def _first_words(printed: Paragraph | None, passage: Passage) -> str:
    """The beginning of the plan as it stands in the letter."""
    return (printed.text if printed else passage.text).strip().split("\n", 1)[0][:30]


RULES = (
    vague_promise,
    nobody_promises,
    year_missing,
    counted_promise,
    already_past,
    plan_without_date,
    plan_without_unit,
)
