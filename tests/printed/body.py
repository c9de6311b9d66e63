"""The body of a made-up proposal: background, problems, suggestions in every numbering style, closing."""

import random

from tests.printed.markers import BLOCK_KINDS, INLINE_KINDS, marker
from tests.printed.rows import Rows
from tests.printed.speech import Speech
from tests.printed.tree import Node, Sheet
from tests.printed.words import WORDS


class Printer:
    """Prints one body."""

    def __init__(self, rng: random.Random) -> None:
        self.say = Speech(rng)
        self.sheet = Sheet()
        self.rows = Rows(self.say, self.sheet)

    def cue(self) -> str:
        """Words that announce the suggestions."""
        cue = self.say.pick(WORDS["cues"])
        self.sheet.traits.add(f"cue {cue}")
        return cue

    def background(self) -> None:
        for _each in range(self.say.rng.randint(1, 3)):
            self.sheet.line("".join(self.say.past() for _sentence in range(self.say.rng.randint(1, 2))))

    def problems(self) -> None:
        """Numbered problems behind words that announce them."""
        self.sheet.traits.add("problems first")
        self.sheet.line(self.say.pick(WORDS["announcements"]))
        kind = self.say.pick(["han", "han_paren", "arabic", "arabic_comma", "arabic_paren", "is", "circled"])
        for n, words in enumerate(self.say.rng.sample(WORDS["problems"], 3), 1):
            self.sheet.line(f"{words}。{self.say.past()}", 0, kind, marker(kind, n, 3))

    def section(self, n: int, words: str, kind: str = "han") -> None:
        self.sheet.line(words, 0, kind, marker(kind, n, 4))

    def essay(self) -> tuple[str, int]:
        """一、基本情况 二、存在问题 三、对策建议; returns the kind of the sections and how many there are."""
        self.sheet.traits.add("essay")
        kind = self.say.pick(["han", "han", "han", "han_paren"])
        n = 0
        if self.say.chance(0.8):
            n += 1
            self.section(n, self.say.pick(WORDS["backgrounds"]), kind)
            self.background()
        n += 1
        self.section(n, self.say.pick(WORDS["troubles"]), kind)
        inner = self.say.pick(["han_paren", "arabic", "is", "plain"]) if kind == "han" else "arabic"
        for place, words in enumerate(self.say.rng.sample(WORDS["problems"], 3), 1):
            number = "" if inner == "plain" else marker(inner, place, 3)
            self.sheet.line(f"{words}。{self.say.past()}", 0, inner if number else "", number)
        n += 1
        words = self.say.pick(WORDS["sections"])
        self.sheet.traits.add(f"section {words}")
        self.section(n, words, kind)
        if self.say.chance(0.2):
            words = self.say.pick(["针对上述问题,提出以下建议:", "为此,提出如下建议:", "结合实际,提出几点建议。"])
            self.sheet.line(words)
        return kind, n

    def suggestions(self, *, essays: bool = True) -> list[Node]:
        """The suggestions part with its cue."""
        style = self.say.rng.random()
        if style < 0.08:
            return self.unnumbered()
        if style < 0.13:
            return self.titled_parts()
        if style < 0.25:
            return self.one_paragraph()
        if style < 0.45 and essays:
            return self.from_essay()
        self.sheet.traits.add("cue and row")
        self.sheet.line(self.cue())
        kind = self.say.pick(BLOCK_KINDS)
        return self.rows.row(kind, self.say.rng.randint(2, 6), 0)

    def from_essay(self) -> list[Node]:
        sections, count = self.essay()
        kinds = ["arabic", "arabic_comma", "is", "named", "nth", "arabic_paren"]
        kind = self.say.pick(kinds + ["han_paren"] * (sections == "han"))
        roots = self.rows.row(kind, self.say.rng.randint(2, 6), 0, (sections,))
        if self.say.chance(0.2):
            self.sheet.traits.add("section behind")
            self.section(count + 1, self.say.pick(["结语", "其他需要说明的情况", "预期效果"]), sections)
            self.sheet.line("保障民生是一件大事。")
        return roots

    def unnumbered(self) -> list[Node]:
        self.sheet.traits.add("none numbered")
        paragraphs = [self.say.sentences() for _each in range(self.say.pick([1, 1, 2, 3]))]
        cue = self.cue()
        run_in = self.say.chance(0.5) and cue.endswith(":")
        self.sheet.line(cue + (paragraphs[0] if run_in else ""))
        for each in paragraphs[run_in:]:
            self.sheet.line(each)
        return [Node(text=each) for each in paragraphs]

    def titled_parts(self) -> list[Node]:
        """Short titles without numbers, each above its paragraphs."""
        self.sheet.traits.add("titles without numbers")
        self.sheet.line(self.cue())
        nodes = []
        for _each in range(self.say.rng.randint(2, 4)):
            node = Node(heading=self.say.title())
            self.sheet.line(node.heading)
            paragraphs = [self.say.sentences() for _each in range(self.say.pick([1, 1, 2]))]
            node.text = "\n".join(paragraphs)
            for each in paragraphs:
                self.sheet.line(each)
            nodes.append(node)
        return nodes

    def one_paragraph(self) -> list[Node]:
        self.sheet.traits.add("one paragraph")
        holder = Node()
        kind = self.say.pick(INLINE_KINDS)
        words = self.rows.inline(holder, kind)
        self.sheet.traits.add(f"inline {kind}")
        cue = self.cue()
        if self.say.chance(0.4) or not cue.endswith(":"):
            self.sheet.line(cue)
            self.sheet.line(words)
        elif self.say.chance(0.5) and cue.startswith(tuple(WORDS["own_cues"])):
            self.sheet.line(self.say.past() + cue + words)
        else:
            self.sheet.line(cue + words)
        return holder.children

    def body(self, *, whole: bool) -> list[Node]:
        """All of it; what must be read is returned. Unless it has to be *whole*, it may end before its suggestions."""
        self.background()
        if self.say.chance(0.05) and not whole:
            self.sheet.traits.add("cut off")
            self.problems()
            self.sheet.line(self.say.past()[: self.say.rng.randint(9, 20)])
            return []
        if self.say.chance(0.3):
            self.problems()
            roots = self.suggestions(essays=False)
        else:
            roots = self.suggestions()
        if self.say.chance(0.6):
            for each in self.say.pick(WORDS["closings"]).split("\n"):
                self.sheet.line(each)
        return roots
