"""What a made-up proposal says and how it is printed: the tree that must be read, the paragraphs, what is in them."""

from dataclasses import dataclass, field


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


class Sheet:
    """The paragraphs printed so far; ``traits`` names what is in them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.traits: set[str] = set()

    def line(self, text: str, depth: int = 0, kind: str = "", number: str = "") -> None:
        self.lines.append(Line(number + text, depth, kind, number))
