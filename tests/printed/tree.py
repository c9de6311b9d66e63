"""The body of a made-up proposal: background, problems, suggestions in every numbering style, closing."""

import random
from dataclasses import dataclass, field

from tests.printed.markers import BELOW, BLOCK_KINDS, BLOCK_ONLY, INLINE_KINDS, OTHERS, family, marker
from tests.printed.words import WORDS


@dataclass
class Node:
    """What must be read. ``number`` is the printed marker."""

    number: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""
    children: list["Node"] = field(default_factory=list)


@dataclass
class Line:
    """A printed paragraph; ``kind`` and ``number`` where it begins with a number of a row."""

    text: str
    depth: int = 0
    kind: str = ""
    number: str = ""


class Printer:
    """Prints one body; ``traits`` names what is in it."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.lines: list[Line] = []
        self.traits: set[str] = set()

    def pick(self, values):
        return self.rng.choice(values)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def line(self, text: str, depth: int = 0, kind: str = "", number: str = "") -> None:
        self.lines.append(Line(number + text, depth, kind, number))

    # ---- words

    def heading(self) -> str:
        kind = self.rng.random()
        if kind < 0.12:
            return self.pick(WORDS["named_headings"])
        verb, thing, noun = (self.pick(WORDS[each]) for each in ("verbs", "objects", "nouns"))
        return f"{verb}{noun},{self.pick(WORDS['verbs'])}{thing[:4]}" if kind < 0.3 else f"{verb}{thing}{noun}"

    def cue(self) -> str:
        """Words that announce the suggestions."""
        cue = self.pick(WORDS["cues"])
        self.traits.add(f"cue {cue}")
        return cue

    def fill(self, form: str) -> str:
        return form.format(b=self.pick(WORDS["bureaus"]), n=self.rng.randint(2, 900))

    def clause(self) -> str:
        return self.fill(self.pick(WORDS["acts"]))

    def past(self) -> str:
        return self.fill(self.pick(WORDS["past"]))

    def sentences(self, end: str = "。") -> str:
        """One to three sentences; the first one is long."""
        made = [f"{self.clause()},{self.pick(WORDS['short'])}" for _each in range(self.pick([1, 1, 2, 3]))]
        return "。".join(made) + end

    # ---- rows

    def row(self, kind: str, count: int, depth: int, above: tuple[str, ...] = ()) -> list[Node]:
        """A row of items that begin paragraphs; *above* are the styles around it."""
        above = (*above, kind)
        used = set(map(family, above))
        below = [each for each in BELOW.get(kind, OTHERS) if family(each) not in used] if depth < 2 else []
        titled = self.chance(0.65)
        if kind == "order":
            count = min(count, 4)
        self.traits.add(f"marker {kind}")
        prefix = f"{self.rng.randint(1, 3)}." if kind == "decimal" else ""
        return [self.block(above, marker(kind, n, count, prefix), below, depth, titled) for n in range(1, count + 1)]

    def block(self, above: tuple[str, ...], number: str, below, depth: int, titled: bool) -> Node:
        node = Node(number)
        shape = self.rng.random()
        if not titled:
            self.plain(node, above, depth)
        elif below and shape < 0.25:
            node.heading = self.heading()
            self.open_row(node, above, below, depth)
        elif shape < 0.45 and above[-1] not in BLOCK_ONLY:
            self.with_inline_children(node, above, depth)
        elif shape < 0.75:
            self.headed(node, above, depth)
        else:
            node.heading, node.text = self.heading(), self.sentences()
            self.line(node.heading + self.pick(["。", "。", ":"]) + node.text, depth, above[-1], number)
        return node

    def plain(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        """Without a heading: one paragraph, seldom two."""
        node.text = self.sentences()
        self.line(node.text, depth, above[-1], node.number)
        if self.chance(0.08) and above[-1] in ("han", "named"):
            more = self.sentences()
            self.line(more, depth)
            node.text += "\n" + more

    def open_row(self, node: Node, above: tuple[str, ...], below, depth: int) -> None:
        """A heading, sometimes words of the item's own, and a row of paragraphs below."""
        self.line(node.heading + self.pick(["", "", "。", ":"]), depth, above[-1], node.number)
        if self.chance(0.2):
            node.text = self.sentences()
            self.line(node.text, depth)
            self.traits.add("own text above children")
        node.children = self.row(self.pick(below), self.rng.randint(2, 3), depth + 1, above)

    def headed(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        node.heading = self.heading()
        self.line(node.heading + self.pick(["", "", "。"]), depth, above[-1], node.number)
        paragraphs = [self.sentences() for _each in range(self.pick([1, 1, 2]))]
        node.text = "\n".join(paragraphs)
        for paragraph in paragraphs:
            self.line(paragraph, depth)

    def with_inline_children(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        """一是…;二是… in the item's own paragraph or in one below it."""
        node.heading = self.heading()
        inner = self.pick([each for each in INLINE_KINDS if family(each) not in map(family, above)])
        words = self.inline(node, inner)
        self.traits.add(f"inline {inner}")
        if self.chance(0.6):
            self.line(node.heading + self.pick(["", "。"]), depth, above[-1], node.number)
            self.line(words, depth)
        else:
            self.line(node.heading + "。" + words, depth, above[-1], node.number)
        if self.chance(0.25):
            node.tail = self.sentences()
            self.line(node.tail, depth)

    def inline(self, node: Node, kind: str) -> str:
        count = 2 if kind == "aspect" else self.rng.randint(2, 4)
        words = ""
        for n in range(1, count + 1):
            end = "。" if n == count or kind == "order" else self.pick([";", ";", "。"])
            child = Node(marker(kind, n, count), text=self.clause() + end)
            if n == count and self.chance(0.2):
                child.text += f"{self.pick(WORDS['short'])},{self.clause()}。"
            node.children.append(child)
            words += child.number + child.text
        return words

    # ---- parts

    def background(self) -> None:
        for _each in range(self.rng.randint(1, 3)):
            self.line("".join(self.past() for _sentence in range(self.rng.randint(1, 2))))

    def problems(self) -> None:
        """Numbered problems behind words that announce them."""
        self.traits.add("problems first")
        self.line(self.pick(WORDS["announcements"]))
        kind = self.pick(["han", "han_paren", "arabic", "arabic_comma", "arabic_paren", "is", "circled"])
        for n, words in enumerate(self.rng.sample(WORDS["problems"], 3), 1):
            self.line(f"{words}。{self.past()}", 0, kind, marker(kind, n, 3))

    def section(self, n: int, words: str, kind: str = "han") -> None:
        self.line(words, 0, kind, marker(kind, n, 4))

    def essay(self) -> str:
        """一、基本情况 二、存在问题 三、对策建议; returns the kind of the sections."""
        self.traits.add("essay")
        kind = self.pick(["han", "han", "han", "han_paren"])
        n = 0
        if self.chance(0.8):
            n += 1
            self.section(n, self.pick(WORDS["backgrounds"]), kind)
            self.background()
        n += 1
        self.section(n, self.pick(WORDS["troubles"]), kind)
        inner = self.pick(["han_paren", "arabic", "is", "plain"]) if kind == "han" else "arabic"
        for place, words in enumerate(self.rng.sample(WORDS["problems"], 3), 1):
            number = "" if inner == "plain" else marker(inner, place, 3)
            self.line(f"{words}。{self.past()}", 0, inner if number else "", number)
        n += 1
        words = self.pick(WORDS["sections"])
        self.traits.add(f"section {words}")
        self.section(n, words, kind)
        if self.chance(0.2):
            self.line(self.pick(["针对上述问题,提出以下建议:", "为此,提出如下建议:", "结合实际,提出几点建议。"]))
        self.sections = n
        return kind

    def suggestions(self, *, essays: bool = True) -> list[Node]:
        """The suggestions part with its cue."""
        style = self.rng.random()
        if style < 0.08:
            return self.unnumbered()
        if style < 0.13:
            return self.titled_parts()
        if style < 0.25:
            return self.one_paragraph()
        if style < 0.45 and essays:
            return self.from_essay()
        self.traits.add("cue and row")
        self.line(self.cue())
        kind = self.pick(BLOCK_KINDS)
        return self.row(kind, self.rng.randint(2, 6), 0)

    def from_essay(self) -> list[Node]:
        sections = self.essay()
        kinds = ["arabic", "arabic_comma", "is", "named", "nth", "arabic_paren"]
        roots = self.row(self.pick(kinds + ["han_paren"] * (sections == "han")), self.rng.randint(2, 6), 0, (sections,))
        if self.chance(0.2):
            self.traits.add("section behind")
            self.section(self.sections + 1, self.pick(["结语", "其他需要说明的情况", "预期效果"]), sections)
            self.line("保障民生是一件大事。")
        return roots

    def unnumbered(self) -> list[Node]:
        self.traits.add("none numbered")
        paragraphs = [self.sentences() for _each in range(self.pick([1, 1, 2, 3]))]
        cue = self.cue()
        run_in = self.chance(0.5) and cue.endswith(":")
        self.line(cue + (paragraphs[0] if run_in else ""))
        for each in paragraphs[run_in:]:
            self.line(each)
        return [Node(text=each) for each in paragraphs]

    def titled_parts(self) -> list[Node]:
        """Short titles without numbers, each above its paragraphs."""
        self.traits.add("titles without numbers")
        self.line(self.cue())
        nodes = []
        for _each in range(self.rng.randint(2, 4)):
            node = Node(heading=f"{self.pick(WORDS['verbs'])}{self.pick(WORDS['objects'])}{self.pick(WORDS['nouns'])}")
            self.line(node.heading)
            paragraphs = [self.sentences() for _each in range(self.pick([1, 1, 2]))]
            node.text = "\n".join(paragraphs)
            for each in paragraphs:
                self.line(each)
            nodes.append(node)
        return nodes

    def one_paragraph(self) -> list[Node]:
        self.traits.add("one paragraph")
        holder = Node()
        kind = self.pick(INLINE_KINDS)
        words = self.inline(holder, kind)
        self.traits.add(f"inline {kind}")
        cue = self.cue()
        if self.chance(0.4) or not cue.endswith(":"):
            self.line(cue)
            self.line(words)
        elif self.chance(0.5) and cue.startswith(tuple(WORDS["own_cues"])):
            self.line(self.past() + cue + words)
        else:
            self.line(cue + words)
        return holder.children

    def body(self, *, whole: bool) -> list[Node]:
        """All of it; what must be read is returned. Unless it has to be *whole*, it may end before its suggestions."""
        self.background()
        if self.chance(0.05) and not whole:
            self.traits.add("cut off")
            self.problems()
            self.line(self.past()[: self.rng.randint(9, 20)])
            return []
        if self.chance(0.3):
            self.problems()
            roots = self.suggestions(essays=False)
        else:
            roots = self.suggestions()
        if self.chance(0.6):
            for each in self.pick(WORDS["closings"]).split("\n"):
                self.line(each)
        return roots
