"""Rows of suggestions in every numbering style, one below the other and inside of paragraphs."""

from tests.printed.markers import BELOW, BLOCK_ONLY, INLINE_KINDS, OTHERS, family, marker
from tests.printed.speech import Speech
from tests.printed.tree import Node, Sheet
from tests.printed.words import WORDS


class Rows:
    """Prints rows of items on a sheet; what must be read is returned."""

    def __init__(self, say: Speech, sheet: Sheet) -> None:
        self.say = say
        self.sheet = sheet

    def row(self, kind: str, count: int, depth: int, above: tuple[str, ...] = ()) -> list[Node]:
        """A row of items that begin paragraphs; *above* are the styles around it."""
        above = (*above, kind)
        used = set(map(family, above))
        below = [each for each in BELOW.get(kind, OTHERS) if family(each) not in used] if depth < 2 else []
        titled = self.say.chance(0.65)
        if kind == "order":
            count = min(count, 4)
        self.sheet.traits.add(f"marker {kind}")
        prefix = f"{self.say.rng.randint(1, 3)}." if kind == "decimal" else ""
        return [self.block(above, marker(kind, n, count, prefix), below, depth, titled) for n in range(1, count + 1)]

    def block(self, above: tuple[str, ...], number: str, below, depth: int, titled: bool) -> Node:
        node = Node(number)
        shape = self.say.rng.random()
        if not titled:
            self.plain(node, above, depth)
        elif below and shape < 0.25:
            node.heading = self.say.heading()
            self.open_row(node, above, below, depth)
        elif shape < 0.45 and above[-1] not in BLOCK_ONLY:
            self.with_inline_children(node, above, depth)
        elif shape < 0.75:
            self.headed(node, above, depth)
        else:
            node.heading, node.text = self.say.heading(), self.say.sentences()
            self.sheet.line(node.heading + self.say.pick(["。", "。", ":"]) + node.text, depth, above[-1], number)
        return node

    def plain(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        """Without a heading: one paragraph, seldom two."""
        node.text = self.say.sentences()
        self.sheet.line(node.text, depth, above[-1], node.number)
        if self.say.chance(0.08) and above[-1] in ("han", "named"):
            more = self.say.sentences()
            self.sheet.line(more, depth)
            node.text += "\n" + more

    def open_row(self, node: Node, above: tuple[str, ...], below, depth: int) -> None:
        """A heading, sometimes words of the item's own, and a row of paragraphs below."""
        self.sheet.line(node.heading + self.say.pick(["", "", "。", ":"]), depth, above[-1], node.number)
        if self.say.chance(0.2):
            node.text = self.say.sentences()
            self.sheet.line(node.text, depth)
            self.sheet.traits.add("own text above children")
        node.children = self.row(self.say.pick(below), self.say.rng.randint(2, 3), depth + 1, above)

    def headed(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        node.heading = self.say.heading()
        self.sheet.line(node.heading + self.say.pick(["", "", "。"]), depth, above[-1], node.number)
        paragraphs = [self.say.sentences() for _each in range(self.say.pick([1, 1, 2]))]
        node.text = "\n".join(paragraphs)
        for paragraph in paragraphs:
            self.sheet.line(paragraph, depth)

    def with_inline_children(self, node: Node, above: tuple[str, ...], depth: int) -> None:
        """一是…;二是… in the item's own paragraph or in one below it."""
        node.heading = self.say.heading()
        inner = self.say.pick([each for each in INLINE_KINDS if family(each) not in map(family, above)])
        words = self.inline(node, inner)
        self.sheet.traits.add(f"inline {inner}")
        if self.say.chance(0.6):
            self.sheet.line(node.heading + self.say.pick(["", "。"]), depth, above[-1], node.number)
            self.sheet.line(words, depth)
        else:
            self.sheet.line(node.heading + "。" + words, depth, above[-1], node.number)
        if self.say.chance(0.25):
            node.tail = self.say.sentences()
            self.sheet.line(node.tail, depth)

    def inline(self, node: Node, kind: str) -> str:
        count = 2 if kind == "aspect" else self.say.rng.randint(2, 4)
        words = ""
        for n in range(1, count + 1):
            end = "。" if n == count or kind == "order" else self.say.pick([";", ";", "。"])
            child = Node(marker(kind, n, count), text=self.say.clause() + end)
            if n == count and self.say.chance(0.2):
                child.text += f"{self.say.pick(WORDS['short'])},{self.say.clause()}。"
            node.children.append(child)
            words += child.number + child.text
        return words
