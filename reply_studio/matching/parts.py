"""What is compared and what comes out: parts, answers, alignments, overlaps."""

from reply_studio.model.base import Value


class Part(Value):
    """A passage or a suggestion to be compared.

    ``heading`` is its own title, ``text`` the rest; ``context`` holds headings that stand above it without being
    parts themselves. ``unit`` is the name of the unit that wrote it, "" for a suggestion. ``parent`` is the key of
    the part above it in a tree of suggestions. ``order`` is its position among the parts of its unit.
    """

    key: str
    text: str
    heading: str = ""
    context: str = ""
    unit: str = ""
    parent: str = ""
    order: int = 0

    @property
    def whole(self) -> str:
        """Heading and text as one string."""
        return f"{self.heading}\u3002{self.text}" if self.heading and self.text else self.heading or self.text


class Answer(Value):
    """A suggestion that a passage may answer. ``score`` is a probability, 0 to 1; ``evidence`` the words they share
    or that mean the same, the weightiest first; ``claimed`` whether the score is high enough to be shown as found.
    """

    suggestion: str
    score: float
    evidence: tuple[str, ...] = ()
    claimed: bool = False


class Alignment(Value):
    """The suggestions a passage answers, best first (those with any likeness). ``sure``: the claimed ones may be
    taken over unseen. ``role`` is ``opening``, ``closing``, ``heading`` or ``body``; only body passages answer.
    """

    passage: str
    answers: tuple[Answer, ...] = ()
    sure: bool = False
    role: str = "body"

    @property
    def claims(self) -> tuple[Answer, ...]:
        """The answers that are claimed, best first."""
        return tuple(each for each in self.answers if each.claimed)


class Overlap(Value):
    """Two passages of different units that say the same. ``score`` 0 to 1; ``evidence`` what they share."""

    first: str
    second: str
    score: float
    evidence: tuple[str, ...] = ()
