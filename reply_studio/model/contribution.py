"""What a unit sent in: one version of its input (会办意见), written once and never changed."""

import datetime as dt

from reply_studio.model.base import Value
from reply_studio.model.ids import input_key
from reply_studio.model.reply import Reply, ReplyPassage


class Contribution(Value):
    """A unit's letter taken into a case.

    ``kind`` is ``input`` (a co-handling opinion, to be merged) or ``reply`` (our own or another unit's published
    reply, kept for its register fields and for the checks). The passages in ``reply.passages`` have opaque
    ids (``sfj1-2``). ``source`` is the file's name under ``sources/``.
    """

    unit: str
    name: str
    version: int
    reply: Reply
    kind: str = "input"
    received: dt.date | None = None
    source: str = ""

    @property
    def key(self) -> str:
        """``sfj-v1``."""
        return input_key(self.unit, self.version)

    @property
    def passages(self) -> tuple[ReplyPassage, ...]:
        """The body's passages with their opaque ids."""
        return self.reply.passages
