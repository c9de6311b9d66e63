"""Which letter a decision was made on, by digests."""

from reply_studio.model.base import Value
from reply_studio.text.digests import digest


class Binding(Value):
    """Digests (SHA-256, hexadecimal) of one letter as it stood. ``words`` is that of its letters and digits alone;
    ``parts`` is "" where the letter was not printed.
    """

    text: str
    words: str
    template: str
    config: str
    parts: str = ""

    @property
    def short(self) -> str:
        """The first twelve characters of the text's digest, as sheets and screens print them, with the rest bound."""
        return digest("|".join((self.text, self.template, self.config)).encode(), 12)

    def same(self, other: "Binding") -> bool:
        """Whether both stand for the same letter."""
        return (self.text, self.template, self.config) == (other.text, other.template, other.config)

    def same_words(self, other: "Binding") -> bool:
        """Whether they differ in white space and punctuation at most."""
        return (self.words, self.template, self.config) == (other.words, other.template, other.config)
