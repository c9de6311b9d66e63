"""Random proposals of a known tree, printed in every numbering style and with the noise that real files have.

``proposal(random.Random(seed))`` gives the text and the truth. Persons, places and figures are made up.
"""

import random
from dataclasses import dataclass, field

from reply_studio.model.proposal import Suggestion
from reply_studio.parsing import read
from reply_studio.parsing.proposal import parse_proposal
from reply_studio.text.normalise import clean, squeeze

WIDE = str.maketrans(
    {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
)
HAN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

VERBS = [
    "加强",
    "完善",
    "健全",
    "推进",
    "优化",
    "规范",
    "落实",
    "强化",
    "提升",
    "扩大",
    "创新",
    "压实",
    "畅通",
    "补齐",
    "统筹",
    "培育",
    "盘活",
    "改进",
]
OBJECTS = [
    "社区养老",
    "校园周边交通",
    "农村供水",
    "夜间公交",
    "老旧管网",
    "基层医疗",
    "冷链物流",
    "托育服务",
    "河道治理",
    "充电设施",
    "古树保护",
    "公共阅读",
    "殡葬服务",
    "无障碍环境",
]
NOUNS = [
    "机制",
    "体系",
    "布局",
    "管理",
    "供给",
    "保障",
    "标准",
    "力度",
    "能力",
    "责任",
    "渠道",
    "水平",
]
BUREAUS = [
    "市民政局",
    "市财政局",
    "县交通运输局",
    "市住建局",
    "市教育局",
    "县水利局",
    "市城管局",
    "市卫生健康委",
]
ACTS = [
    "由{b}牵头制定实施方案,明确责任分工和完成时限",
    "对全市{n}处设施逐一排查建档,分类提出整改意见",
    "按每处不超过1.5万元的标准安排补助,所需资金列入年度预算",
    "参照有关规定第十条第(一)项、第(四)项执行,结果向社会公布",
    "一、二期改造资金从城建维护费中列支,结余部分滚动使用",
    "将开放时间调整为8:30至21:30,节假日适当延长",
    "鼓励企业、社会组织和志愿者参与,做到\u201c有人管、管得好\u201d",
    "在2026年第一季度前完成首批{n}个试点,按5:3:2的比例分担费用",
    "对长期不整改的坚持一是一、二是二,依法依规处理并予以通报",
    "建立{b}、街道和社区参加的联席会议,每季度会商一次",
    "推行\u201c一件事一次办\u201d,把办理时间压缩到{n}个工作日以内",
]
SHORT = ["统一划行归市", "实行清单管理", "公布服务电话", "开展联合检查", "方便群众办事", "加密巡查频次"]
PAST = [
    "近年来,我市相关工作取得积极进展,但仍存在不少薄弱环节,群众反映较多。",
    "据调查,全市共有设施{n}处,其中建成超过十年的占四成以上,年均维护费仅1.2万元。",
    "一、二期工程虽已完工,但覆盖面不足,偏远乡镇的居民仍需往返十多公里。",
    "十一、二月用量大,高峰时段常常排队,2023.11.6当天就接到投诉{n}件。",
    "造成这一现象的原因,既有历史欠账,也有管理力量不足的问题。",
]
PROBLEMS = ["资金投入不足", "部门配合不够", "设施老化严重", "专业人才缺乏", "群众知晓率低", "后期管护缺位"]
PEOPLE = [
    "程予安",
    "沈知远",
    "陆清和",
    "顾思衡",
    "魏疏影",
    "温如岚",
    "乔木生",
    "罗敏",
    "丁岚",
    "邵景行",
    "欧阳若水",
]
GROUPS = [
    "民盟云川市委会",
    "九三学社云川市委会",
    "市工商联",
    "医药卫生界",
    "市政协提案委员会",
    "城关镇代表团",
    "民进云川市委会",
]
CUES = [
    "建议:",
    "建    议:",
    "为此,建议:",
    "为此,提出以下建议:",
    "对此,建议如下:",
    "具体建议如下:",
    "现提出如下建议:",
    "因此,我们建议:",
    "具体建议:",
    "对策建议:",
    "意见建议:",
    "为进一步做好这项工作,提出以下几点建议:",
    "鉴于此,特提出如下建议:",
]
SECTIONS = ["对策建议", "几点建议", "意见建议", "对策与建议", "工作建议", "建议", "相关建议", "对策和建议"]
CLOSINGS = [
    "",
    "",
    "",
    "以上建议,请有关部门研究处理。",
    "妥否,请审议。",
    "以上建议,请予采纳。",
    "希望有关部门予以重视和采纳。",
    "特此建议。",
]


@dataclass
class Node:
    """What must be read. ``number`` is the printed marker."""

    number: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""
    children: list["Node"] = field(default_factory=list)


@dataclass
class Truth:
    """The whole of it."""

    title: str
    number: str
    proposers: list[str]
    units: list[tuple[str, str]]
    roots: list[Node]


def marker(kind: str, n: int) -> str:
    """The printed number *n* of a style."""
    forms = {
        "han": f"{HAN[n - 1]}、",
        "han_paren": f"({HAN[n - 1]})",
        "arabic": f"{n}.",
        "arabic_comma": f"{n}、",
        "arabic_paren": f"({n})",
        "arabic_half": f"{n})",
        "is": f"{HAN[n - 1]}是",
        "must": f"{HAN[n - 1]}要",
        "nth": f"第{HAN[n - 1]},",
        "among": f"其{HAN[n - 1]},",
        "circled": CIRCLED[n - 1],
        "named": f"建议{HAN[n - 1]}:",
        "order": ["首先,", "其次,", "再次,", "最后,"][min(n, 4) - 1],
    }
    return forms[kind]


BLOCK_KINDS = (
    "han",
    "han_paren",
    "arabic",
    "arabic_comma",
    "arabic_paren",
    "arabic_half",
    "is",
    "must",
    "nth",
    "among",
    "circled",
    "named",
)
INLINE_KINDS = ("is", "must", "nth", "among", "order", "circled", "arabic_paren", "arabic")
BELOW = {
    "han": ("han_paren", "arabic", "arabic_comma", "is", "circled"),
    "han_paren": ("arabic", "arabic_comma", "is", "arabic_paren"),
}
OTHERS = ("arabic_paren", "circled", "is")


def family(kind: str) -> str:
    """Styles that nobody uses inside each other."""
    return {"must": "is", "arabic_comma": "arabic", "arabic_half": "arabic_paren"}.get(kind, kind)


class Printer:
    """Prints one proposal."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.lines: list[str] = []

    def pick(self, values):
        return self.rng.choice(values)

    def heading(self) -> str:
        if self.rng.random() < 0.2:
            return f"{self.pick(VERBS)}{self.pick(NOUNS)},{self.pick(VERBS)}{self.pick(OBJECTS)}"
        return f"{self.pick(VERBS)}{self.pick(OBJECTS)}{self.pick(NOUNS)}"

    def clause(self) -> str:
        return self.pick(ACTS).format(b=self.pick(BUREAUS), n=self.rng.randint(2, 900))

    def sentences(self, end: str = "。") -> str:
        """One to three sentences; the first one is long."""
        count = self.rng.choice([1, 1, 2, 3])
        made = [f"{self.clause()},{self.pick(SHORT)}" for _each in range(count)]
        return "。".join(made) + end

    def row(self, kind: str, count: int, depth: int, above: tuple[str, ...] = ()) -> list[Node]:
        """A row of items that begin paragraphs; *above* are the styles around it."""
        above = (*above, kind)
        below = (
            [each for each in BELOW.get(kind, OTHERS) if family(each) not in map(family, above)] if depth < 2 else []
        )
        titled = self.rng.random() < 0.65
        return [self.block(above, n, below, depth, titled) for n in range(1, count + 1)]

    def block(self, above: tuple[str, ...], n: int, below, depth: int, titled: bool) -> Node:
        node = Node(marker(above[-1], n))
        shape = self.rng.random()
        if not titled:
            node.text = self.sentences()
            self.line(node.number + node.text, depth)
        elif below and shape < 0.25:
            node.heading = self.heading()
            self.line(node.number + node.heading + self.pick(["", "", "。", ":"]), depth)
            node.children = self.row(self.pick(below), self.rng.randint(2, 3), depth + 1, above)
        elif shape < 0.45:
            self.with_inline_children(node, above, depth)
        elif shape < 0.75:
            node.heading = self.heading()
            self.line(node.number + node.heading + self.pick(["", "", "。"]), depth)
            node.text = "\n".join(self.sentences() for _each in range(self.rng.choice([1, 1, 2])))
            for paragraph in node.text.split("\n"):
                self.line(paragraph, depth)
        else:
            node.heading, node.text = self.heading(), self.sentences()
            self.line(node.number + node.heading + self.pick(["。", "。", ":"]) + node.text, depth)
        return node

    def with_inline_children(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        """一是…;二是… in the item's own paragraph or in one below it."""
        node.heading = self.heading()
        inner = self.pick([each for each in INLINE_KINDS if family(each) not in map(family, above)])
        words = self.inline(node, inner)
        if self.rng.random() < 0.6:
            self.line(node.number + node.heading + self.pick(["", "。"]), depth)
            self.line(words, depth)
        else:
            self.line(node.number + node.heading + "。" + words, depth)
        if self.rng.random() < 0.25:
            node.tail = self.sentences()
            self.line(node.tail, depth)

    def inline(self, node: Node, kind: str) -> str:
        count = self.rng.randint(2, 4)
        words = ""
        for n in range(1, count + 1):
            ordinal = 4 if kind == "order" and n == count else n
            end = "。" if n == count or kind == "order" else self.pick([";", ";", "。"])
            child = Node(marker(kind, ordinal), text=self.clause() + end)
            if n == count and self.rng.random() < 0.2:
                child.text += f"{self.pick(SHORT)},{self.clause()}。"
            node.children.append(child)
            words += child.number + child.text
        return words

    def line(self, text: str, depth: int = 0) -> None:
        self.lines.append(" " * (2 * depth) + text)

    # ---- the whole

    def suggestions(self) -> list[Node]:
        """The suggestions part with its cue."""
        style = self.rng.random()
        if style < 0.08:
            return self.unnumbered()
        if style < 0.2:
            return self.one_paragraph()
        kind = self.pick(BLOCK_KINDS)
        if style < 0.4:
            kind = self.pick(["han_paren", "arabic", "arabic_comma", "is", "named", "nth"])
            self.essay()
        else:
            self.line(self.pick(CUES))
        roots = self.row(kind, self.rng.randint(2, 6), 0)
        if style >= 0.36 and style < 0.4:
            self.line("四、结语")
            self.line("保障民生是一件大事。")
        return roots

    def essay(self) -> None:
        """一、基本情况 二、存在问题 三、对策建议."""
        self.line("一、" + self.pick(["基本情况", "现状", "背景情况"]))
        self.line(self.pick(PAST).format(n=self.rng.randint(10, 900)))
        self.line("二、" + self.pick(["存在问题", "存在的主要问题", "问题分析"]))
        for n, words in enumerate(self.rng.sample(PROBLEMS, 3), 1):
            self.line(f"({HAN[n - 1]}){words}。{self.pick(PAST).format(n=n * 31)}")
        self.line("三、" + self.pick(SECTIONS))

    def unnumbered(self) -> list[Node]:
        paragraphs = [self.sentences() for _each in range(self.rng.choice([1, 1, 2, 3]))]
        self.line(self.pick(CUES) + (paragraphs[0] if self.rng.random() < 0.5 else ""))
        first = 1 if self.lines[-1].endswith(paragraphs[0]) else 0
        for each in paragraphs[first:]:
            self.line(each)
        return [Node(text=each) for each in paragraphs]

    def one_paragraph(self) -> list[Node]:
        holder = Node()
        words = self.inline(holder, self.pick(INLINE_KINDS))
        cue = self.pick(CUES)
        if self.rng.random() < 0.4:
            self.line(cue)
            self.line(words)
        elif self.rng.random() < 0.5 and cue.startswith(("为此", "因此", "对此", "鉴于")):
            self.line(self.pick(PAST).format(n=12) + cue + words)
        else:
            self.line(cue + words)
        return holder.children


def proposal(rng: random.Random) -> tuple[str, Truth]:
    """A text and what must be read in it."""
    printer = Printer(rng)
    head, truth = _head(rng)
    for each in rng.sample(PAST, rng.randint(1, 2)):
        printer.line(each.format(n=rng.randint(10, 900)))
    if rng.random() < 0.3:
        printer.line(rng.choice(["主要存在以下问题:", "当前主要存在三个方面的问题:", "调研中发现的问题主要有:"]))
        kind = rng.choice(["han", "arabic", "is"])
        for n, words in enumerate(rng.sample(PROBLEMS, 3), 1):
            printer.line(f"{marker(kind, n)}{words}。{rng.choice(PAST).format(n=n * 7)}")
        body = Printer(rng)
        body.lines = printer.lines
        truth.roots = _plain_suggestions(body)
    else:
        truth.roots = printer.suggestions()
    closing = rng.choice(CLOSINGS)
    if closing:
        printer.line(closing)
    tail = _tail(rng, truth)
    return _noisy(rng, head, printer.lines, tail), truth


def _plain_suggestions(printer: Printer) -> list[Node]:
    printer.line(printer.pick(CUES))
    return printer.row(printer.pick(BLOCK_KINDS), printer.rng.randint(2, 6), 0)


def _head(rng: random.Random) -> tuple[list[str], Truth]:
    deputies = rng.random() < 0.4
    kind = "建议" if deputies or rng.random() < 0.4 else "提案"
    title = f"关于{rng.choice(VERBS)}{rng.choice(OBJECTS)}{rng.choice(NOUNS)}的{kind}"
    number = rng.choice(["0036", "20240058", "D041", "12", "072"])
    names = [rng.choice(GROUPS)] if rng.random() < 0.25 else rng.sample(PEOPLE, rng.randint(1, 4))
    units = [(rng.choice(BUREAUS), "lead")] if rng.random() < 0.3 else []
    truth = Truth(title, number, names, units, [])
    labels = ["标    题", "题目", "案由", "案    由"] if not deputies else ["标    题", "题目", "建议标题"]
    people = (
        ["提案者", "提案人", "提 案 者", "第一提案人", "提案委员"]
        if not deputies
        else ["领衔代表", "代表姓名", "领衔代表"]
    )
    form = rng.random()
    head = []
    if form < 0.35:
        head = [f"{rng.choice(labels)}:{title}", f"编    号:{rng.choice(['第{}号', '{}']).format(number)}"]
    elif form < 0.6:
        session = "云川市第九届人民代表大会第三次会议" if deputies else "政协云川市第七届委员会第四次会议"
        head = [session, f"{'代表建议' if deputies else '提案'}第{number}号", title]
    elif form < 0.8:
        head = [f"{rng.choice(labels)}:({number}){title}"]
    else:
        head = [title, f"{'建议' if deputies else '提案'}编号:{number}"]
    head += _people(rng, names, rng.choice(people), deputies)
    if rng.random() < 0.3:
        head.append(
            rng.choice(
                [
                    "联系电话:0599-6120031",
                    "类    别:社会事业",
                    "界    别:经济界" if len(names) > 1 else "日期:2024-03-01",
                ]
            )
        )
    if rng.random() < 0.4:
        head.append(rng.choice(["内    容:", "提案内容:", "正文:", "内容:"]))
    return head, truth


def _people(rng: random.Random, names: list[str], label: str, deputies: bool) -> list[str]:
    printed = [f"{each[0]}  {each[1]}" if len(each) == 2 else each for each in names]
    if len(names) > 1 and rng.random() < 0.6:
        other = "附议代表" if deputies else "联名提案人"
        return [f"{label}:{printed[0]}", f"{other}:{'、'.join(printed[1:])}"]
    return [f"{label}:{rng.choice(['、', '、', '   ']).join(printed)}"]


def _tail(rng: random.Random, truth: Truth) -> list[str]:
    tail = [f"主办单位:{truth.units[0][0]}"] if truth.units else []
    if truth.units and rng.random() < 0.5:
        truth.units.append(("市审计局", "co"))
        tail.append("会办单位:市审计局")
    if rng.random() < 0.2:
        tail.append("附件:1.部分设施情况表")
        tail += ["附件1", "部分设施情况表", "一、城区", "1.东湖站:完好;", "2.南屿站:停用。"]
    if rng.random() < 0.2:
        tail += ["上一篇:关于规范停车收费的提案", "【打印本页】 【关闭窗口】"]
    return tail


def _noisy(rng: random.Random, head: list[str], body: list[str], tail: list[str]) -> str:
    """Indents, blank lines, widths, invisible characters."""
    indent = rng.choice(["", "\u3000\u3000", "    ", "  "])
    blank = rng.random() < 0.25
    lines = [*head, *(indent + each.strip() if rng.random() < 0.97 else each for each in body), *tail]
    if rng.random() < 0.1:
        lines.insert(0, "首页 > 提案公开 > 提案详情")
    text = ("\n\n" if blank else "\n").join(lines)
    if rng.random() < 0.5:
        text = _widen(text)
    if rng.random() < 0.1:
        text = text.replace("建", "建\u200b", 1)
    if rng.random() < 0.1:
        text = text.replace("议", "议(yì)").replace("学", "学(xué)")
    if rng.random() < 0.3:
        text = text.replace("、加强", "、 加强").replace("、完善", "、\u3000完善")
    return text


def _widen(text: str) -> str:
    """Full-width punctuation except between digits and in addresses."""
    made = []
    for place, each in enumerate(text):
        before, behind = text[place - 1 : place], text[place + 1 : place + 2]
        digits = before.isdigit() and behind.isdigit()
        made.append(each if digits else each.translate(WIDE))
    return "".join(made)


EDGE = " \t.,;:!?\u3002\u3001\u2026\u00b7"


def words(text: str) -> str:
    """What two readings of the same words have in common."""
    return squeeze(clean(text).text).strip(EDGE)


def meant(nodes: list[Node]) -> list[tuple]:
    return [(words(each.heading), words(each.text), words(each.tail), meant(each.children)) for each in nodes]


def found(suggestions: tuple[Suggestion, ...]) -> list[tuple]:
    return [(words(each.heading), words(each.text), words(each.tail), found(each.children)) for each in suggestions]


def is_exact(text: str, truth: Truth) -> bool:
    """Whether register and tree are read exactly as they were printed."""
    item = parse_proposal(read("x", text.encode()))[0]
    register = (squeeze(item.proposal.title), item.number, [each.name for each in item.proposal.proposers])
    units = [(each.name, each.role) for each in item.handling_units]
    same = register == (squeeze(clean(truth.title).text), truth.number, truth.proposers) and units == truth.units
    return same and found(item.proposal.suggestions) == meant(truth.roots)
