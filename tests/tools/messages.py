"""Collects the messages of the source into the Chinese catalogue and compiles it. Run by ``make messages``."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "reply_studio" / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
PO, MO = FOLDER / "reply_studio.po", FOLDER / "reply_studio.mo"
CLICK = (
    "Usage:", "Options", "Error: {message}", "Try '{command} {option}' for help.", "Missing argument",
    "Missing option", "Missing parameter", "Show this message and exit.", "Show the version and exit.",
    "No such option: {name}", "No such command {name!r}.", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "default: {default}", "required",
    "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})",
    "Option {name!r} requires an argument.",
    "{value!r} is not one of {choices}.", "{value!r} is not {choice}.", "Choose from:\n\t{choices}", "Aborted!",
    "{name} {filename!r} does not exist.", "Did you mean {possibility}?", "(Possible options: {possibilities})",
)  # fmt: skip
"""Messages of the command-line library that our users see; it looks them up in our catalogue."""


def collected() -> dict[str, list[str]]:
    """Message id → the source files it stands in."""
    found: dict[str, set[str]] = {}
    keywords = {"_": None, "N_": None}
    for name, _line, message, _comments, _context in extract_from_dir(
        ROOT / "reply_studio", method_map=[("**.py", "python")], keywords=keywords
    ):
        found.setdefault(message, set()).add(name)
    for message in CLICK:
        found.setdefault(message, set()).add("click")
    return {message: sorted(found[message]) for message in sorted(found)}


def read() -> Catalog:
    """The catalogue as committed; an empty one where there is none."""
    if not PO.is_file():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def build() -> Catalog:
    """The messages of the source with the translations that the committed catalogue has for them."""
    old, new = read(), Catalog(locale="zh_CN", header_comment="# Chinese messages of Reply Studio")
    for message, files in collected().items():
        known = old.get(message)
        new.add(message, known.string if known else "", locations=[(name, 0) for name in files])
    return new


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as text, without dates and line numbers, so that it changes only with the messages."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, omit_header=False, include_lineno=False, sort_output=True)
    dates = (
        b'"POT-Creation-Date',
        b'"PO-Revision-Date',
        b'"Generated-By',
        b'"Last-Translator',
        b'"Language-Team',
        b'"Project-Id',
    )
    return b"\n".join(line for line in buffer.getvalue().split(b"\n") if not line.startswith(dates))


def mo_bytes(po: bytes) -> bytes:
    """The compiled catalogue."""
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(po), locale="zh_CN"))
    return buffer.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Messages without a translation."""
    return [message.id for message in catalog if message.id and not message.string]


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
