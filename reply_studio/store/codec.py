"""Parts of a case as TOML and back. Reading needs no tomlkit; writing is a diff in place."""

import tomllib
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from reply_studio.errors import InputError, ReplyStudioError
from reply_studio.i18n import _
from reply_studio.services.ports import Part
from reply_studio.store import codec_case, codec_draft, codec_input, codec_proposal, schema, toml_text
from reply_studio.store.layout import is_input
from reply_studio.store.toml_blocks import line_of, only_crlf
from reply_studio.store.toml_diff import carry_extras, diff, same
from reply_studio.store.toml_text import Tree, parsed
from reply_studio.text.digests import digest

_BOM: Final = b"\xef\xbb\xbf"
COUNTED: Final = ("proposal", "draft")
"""Parts with a ``last_id``."""
_ALWAYS: Final = ("order", "last_id")
"""Entries that are set right whenever the file is written."""


class Kind(NamedTuple):
    """How one kind of file is read and written."""

    rows: type[schema.Row]
    from_rows: Callable[[Any], schema.Reading]
    to_tree: Callable[[Any], Tree]


_KINDS: Final = {
    "case": Kind(codec_case.CaseRow, codec_case.from_rows, codec_case.to_tree),
    "proposal": Kind(codec_proposal.ProposalRow, codec_proposal.from_rows, codec_proposal.to_tree),
    "draft": Kind(codec_draft.DraftRow, codec_draft.from_rows, codec_draft.to_tree),
}
_INPUT: Final = Kind(codec_input.ContributionRow, codec_input.from_rows, codec_input.to_tree)


class Decoded(NamedTuple):
    """A file understood: the value, the tree as typed, the text it came from, remarks with their paths."""

    value: Any
    raw: Tree
    text: str
    remarks: list[schema.Fault]


def revision(data: bytes) -> str:
    """The revision of a file: its SHA-256."""
    return digest(data)


def kind_of(part: str) -> Kind:
    """The kind of file that a part is."""
    return _INPUT if is_input(part) else _KINDS[part]


def decode(part: str, data: bytes, where: str) -> Decoded:
    """The value that a file's bytes stand for.

    Raises:
        InputError: no UTF-8, no TOML, or not what the part asks for; every fault with its line.
    """
    text = _text(data, where)
    raw = _parsed(text, where)
    kind = kind_of(part)
    value, faults, remarks = kind.from_rows(schema.typed(raw, kind.rows, text, where))
    if faults:
        schema.refuse(faults, text, where)
    return Decoded(value, raw, text, remarks)


def _text(data: bytes, where: str) -> str:
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            _("this line is not UTF-8 text"), where=f"{where}:{line}", hint=_("save the file as UTF-8 and try again")
        ) from error


def _parsed(text: str, where: str) -> Tree:
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError as error:
        cause, _at, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        raise schema.syntax_error(cause, line, where) from error
    except RecursionError as error:
        raise schema.syntax_error(_("brackets too deep"), 1, where) from error


def warnings(part: str, decoded: Decoded, where: str) -> list[str]:
    """What a person should know of a file that can be read: unknown keys, tables missing from ``order``."""
    unknown = [
        schema.Fault(path, _("is not known here; it stays in the file"))
        for path in schema.unknown(decoded.raw, kind_of(part).rows)
    ]
    told = sorted(
        (line_of(decoded.text, path), f"{schema.place(path)}: {note}") for path, note in unknown + decoded.remarks
    )
    return [f"{where}:{line}: {words}" for line, words in told]


def encode(part: str, value: Part, current: bytes | None = None, where: str = "", floor: int = 0) -> bytes:
    """The bytes of a part's file with a new value.

    ``current`` is the file as it is: only what differs from its value is changed in it. ``floor`` is the highest id
    ever given in this part; ``last_id`` never falls below it, nor below what the file says.

    Raises:
        InputError: the current file cannot be read, or the value cannot be written.
    """
    kind = kind_of(part)
    tree = kind.to_tree(value)
    if current is None:
        data = toml_text.render(_counted(tree, floor)).encode()
    else:
        old = decode(part, current, where)
        mark = _BOM if current.startswith(_BOM) else b""
        data = (
            mark
            + _in_place(old, kind.to_tree(old.value), _counted(tree, max(floor, old.raw.get("last_id", 0)))).encode()
        )
    _prove(part, tree, data, where)
    return data


def encode_typed(part: str, text: str, current: bytes | None, where: str, floor: int = 0) -> bytes:
    """The bytes of a part's file with a text as a person typed it. Byte order mark and line ends of the file stay,
    since editors and pipes lose them; only a ``last_id`` that was set back is put right.

    Raises:
        InputError: the text cannot be read; every fault with its line.
    """
    data = text.encode("utf-8", "surrogatepass").removeprefix(_BOM)
    if current is not None and only_crlf(current.decode("utf-8", "replace")):
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if current is not None and current.startswith(_BOM):
        data = _BOM + data
    return encode(part, decode(part, data, where).value, data, where, floor)


def _counted(tree: Tree, floor: int) -> Tree:
    return tree | {"last_id": max(tree["last_id"], floor)} if "last_id" in tree else tree


def _in_place(old: Decoded, known: Tree, tree: Tree) -> str:
    from reply_studio.store.toml_edit import edited

    known = known | {key: old.raw.get(key) for key in _ALWAYS if key in tree}
    return edited(old.text, old.raw, known, carry_extras(list(diff(known, tree)), known, old.raw))


def _prove(part: str, tree: Tree, data: bytes, where: str) -> None:
    """What was written reads back as what was meant."""
    found = kind_of(part).to_tree(decode(part, data, where).value)
    uncounted = {"last_id": 0}
    if not same(found | uncounted, tree | uncounted):
        raise ReplyStudioError(_("the text that was to be written does not read back as it was meant"), where=where)


def last_id(part: str, data: bytes) -> int:
    """The highest id ever given that a part's text knows of; 0 where it cannot be read."""
    if part not in COUNTED:
        return 0
    try:
        found: int = decode(part, data, part).value.last_id
    except InputError:
        return 0
    return found
