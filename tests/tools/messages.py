"""Collects the messages of the source into the Chinese catalogue and compiles it. Run by ``make messages``."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "reply_studio" / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
PO, MO = FOLDER / "reply_studio.po", FOLDER / "reply_studio.mo"
MARKERS = ("_", "N_")
CLICK: tuple[str | tuple[str, str], ...] = (
    "Usage:", "Options", "Error: {message}", "Try '{command} {option}' for help.", "Missing argument",
    "Missing option", "Missing parameter", "Missing command.", "Show this message and exit.",
    "Show the version and exit.", "No such option {name!r}.", "No such command {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    "Invalid value: {message}", "Invalid value for {param_hint}: {message}", "default: {default}", "required",
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Option {name!r} does not take a value.", "Choose from:\n\t{choices}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."), "Error: invalid input",
)  # fmt: skip
"""Messages of the command-line library that our users see, pairs where it counts; it looks them up in our
catalogue.
"""


HEADER = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:")
"""What the catalogue says of itself: nothing that depends on the day or on the tool."""


class Plain(Catalog):
    """A catalogue whose header has the lines of ``HEADER`` only: the same messages always give the same bytes."""

    @classmethod
    def of(cls, other: Catalog) -> "Plain":
        """The messages of a catalogue under a plain header."""
        new = cls(locale="zh_CN", fuzzy=False, header_comment=other.header_comment)
        for message in other:
            if message.id:
                new[message.id] = message
        return new

    def __iter__(self) -> Iterator[Message]:
        """The header, then the messages."""
        for message in super().__iter__():
            if not message.id:
                message.string = "".join(f"{each}\n" for each in message.string.split("\n") if each.startswith(HEADER))
            yield message


def collected() -> dict[str | tuple[str, str], list[str]]:
    """Message id (a pair of them where the message counts) → the source files it stands in."""
    found: dict[str | tuple[str, str], set[str]] = {}
    for path in (ROOT / "reply_studio").rglob("*.py"):
        for message in messages_of(path.read_text("utf-8")):
            found.setdefault(message, set()).add(path.relative_to(ROOT / "reply_studio").as_posix())
    for message in CLICK:
        found.setdefault(message, set()).add("click")
    return {message: sorted(found[message]) for message in sorted(found, key=singular)}


def messages_of(source: str) -> Iterator[str]:
    """The literal strings in ``_()`` and ``N_()``, also inside f-strings, which a reader of tokens passes over."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def singular(message: str | tuple[str, ...]) -> str:
    """The id by which a message is looked up."""
    return message if isinstance(message, str) else message[0]


def read() -> Catalog:
    """The catalogue as committed; an empty one where there is none."""
    if not PO.is_file():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def build() -> Catalog:
    """The messages of the source with the translations that the committed catalogue has for them."""
    old, new = read(), Catalog(locale="zh_CN", fuzzy=False, header_comment="# Chinese messages of Reply Studio")
    for message, files in collected().items():
        known = old.get(message)
        new.add(message, _translation(message, known), locations=[(name, 0) for name in files])
    return new


def _translation(message: str | tuple[str, str], known: Message | None) -> str | tuple[str, ...]:
    """The known translation in the shape that the id needs: a tuple for a pair."""
    string = known.string if known and known.string else ""
    text = string if isinstance(string, str) else string[0]
    return text if isinstance(message, str) else (text,)


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as text, without line numbers, so that it changes only with the messages."""
    buffer = BytesIO()
    write_po(buffer, Plain.of(catalog), width=120, omit_header=False, include_lineno=False, sort_output=True)
    return buffer.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The compiled catalogue."""
    buffer = BytesIO()
    write_mo(buffer, Plain.of(read_po(BytesIO(po), locale="zh_CN")))
    return buffer.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Messages without a translation."""
    return [singular(message.id) for message in catalog if message.id and not any(message.string)]


def main() -> None:
    """Writes both files and names what still needs a translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalog = build()
    PO.write_bytes(po_bytes(catalog))
    MO.write_bytes(mo_bytes(PO.read_bytes()))
    for message in missing(catalog):
        print("untranslated:", message)


if __name__ == "__main__":
    main()
