"""From a parsed TOML tree to typed rows: every fault with its path, unknown keys as warnings."""

import functools
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from reply_studio.errors import InputError, UsageError
from reply_studio.i18n import N_, _, listed
from reply_studio.model.ids import ID
from reply_studio.store.migrations import schema_fault
from reply_studio.store.toml_blocks import Path, line_of
from reply_studio.store.toml_text import Tree


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what stands in a file where that differs from the model. Keys that are not known stay in the file and
    are warned of.
    """


T = TypeVar("T")


class Fault(NamedTuple):
    """What is wrong at a path."""

    path: Path
    message: str


_KINDS = {
    "str": N_("text in quotes"),
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "array": N_("a list in [ ]"),
    "object": N_("a table"),
    "date": N_("a date such as 2025-12-31"),
    "null": N_("nothing"),
}
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")


class Reading(NamedTuple):
    """A value made of typed rows, what forbids using it, and what a person should know."""

    value: Any
    faults: list[Fault]
    remarks: list[Fault]


def typed(tree: Tree, kind: type[T], text: str, where: str) -> T:
    """The tree as ``kind``.

    Raises:
        InputError: with every fault, each with its line and path.
    """
    wrong = schema_fault(tree)
    if wrong:
        refuse([Fault(("schema",), wrong)], text, where)
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        refuse(list(faults(tree, kind)) or [Fault((), _words(str(error)))], text, where)


def refuse(found: list[Fault], text: str, where: str) -> typing.NoReturn:
    """Raises the faults as one ``InputError``, in the order of their lines."""
    lines = sorted((line_of(text, fault.path), _told(fault)) for fault in found)
    more = [_("line {line}: {fault}").format(line=line, fault=told) for line, told in lines[1:]]
    raise InputError(
        "\n".join([lines[0][1], *more]),
        where=f"{where}:{lines[0][0]}",
        hint=_("correct it, or take the last good text from the case's history/ folder"),
    )


def _told(fault: Fault) -> str:
    return f"{place(fault.path)}: {fault.message}" if fault.path else fault.message


def place(path: Path) -> str:
    """A path as people write it: ``point.p1.answers[2]``."""
    text = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


def faults(value: Any, kind: Any, path: Path = ()) -> Iterator[Fault]:
    """Every place where a value is not what its kind asks for."""
    if isinstance(value, dict) and _is_row(kind):
        for name, (inner, required) in fields(kind).items():
            if name in value:
                yield from faults(value[name], inner, (*path, name))
            elif required:
                yield Fault((*path, name), _("is missing"))
    elif inner := _inner(kind, value):
        for key, each in _items(value):
            yield from faults(each, inner, (*path, key))
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            yield Fault(path, _words(str(error)))


def unknown(value: Any, kind: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all keys that the kind does not know."""
    if isinstance(value, dict) and _is_row(kind):
        known = fields(kind)
        for name, each in value.items():
            if name not in known:
                yield (*path, name)
            else:
                yield from unknown(each, known[name][0], (*path, name))
    elif inner := _inner(kind, value):
        for key, each in _items(value):
            yield from unknown(each, inner, (*path, key))


def _items(value: Mapping[str, Any] | list[Any]) -> Iterator[tuple[str | int, Any]]:
    yield from value.items() if isinstance(value, Mapping) else enumerate(value)


@functools.cache
def fields(kind: type[msgspec.Struct]) -> dict[str, tuple[Any, bool]]:
    """Key → (type, required) of a row."""
    return {each.encode_name: (each.type, each.required) for each in _struct_fields(kind)}


@functools.cache
def _struct_fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(kind)


def _is_row(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _inner(kind: Any, value: Any) -> Any:
    """The row type inside ``dict[str, X]`` or ``tuple[X, ...]`` when the value is a table or a list as well; otherwise
    ``None``.
    """
    rows = [each for each in typing.get_args(kind) if _is_row(each)]
    wanted = {dict: dict, tuple: list}.get(typing.get_origin(kind))
    return rows[0] if rows and wanted and isinstance(value, wanted) else None


def row_tree(value: msgspec.Struct, *always: str) -> Tree:
    """A struct as a table: what differs from its defaults, what has none, and the fields named."""
    tree = {}
    for each in _struct_fields(type(value)):
        content = getattr(value, each.name)
        if each.required or each.name in always or content != each.default:
            tree[each.encode_name] = _plain(content)
    return tree


def _plain(content: Any) -> Any:
    if isinstance(content, msgspec.Struct):
        return row_tree(content)
    return [_plain(each) for each in content] if isinstance(content, tuple | list) else content


def table(rows: typing.Iterable[tuple[str, Tree]]) -> Tree:
    """Rows by their ids.

    Raises:
        UsageError: two rows have one id; one of them would be lost.
    """
    found: Tree = {}
    for key, row in rows:
        if key in found:
            raise UsageError(_("two entries have the id \u201c{key}\u201d").format(key=key))
        found[key] = row
    return found


def one_of(path: Path, value: str, allowed: typing.Iterable[str]) -> Iterator[Fault]:
    """A fault where a word is none of those that are allowed."""
    if value not in allowed:
        message = _("“{value}” is none of: {allowed}").format(value=value, allowed=listed(allowed))
        yield Fault(path, message)


def good_ids(table: str, keys: typing.Iterable[str]) -> Iterator[Fault]:
    """A fault for every table whose name is no id."""
    for key in keys:
        if not ID.fullmatch(key):
            yield Fault((table, key), _("“{key}” is no id; an id looks like a12").format(key=key))


def in_order(table: str, order: typing.Sequence[str], known: typing.Iterable[str], found: Reading) -> list[str]:
    """The ids of a kind of tables as ``order`` has them, with those that are missing from it at the end.

    What is missing or doubled is remarked; an id without its table is a fault: the file may have been cut.
    """
    ids = list(known)
    for key in order:
        if key not in ids:
            message = _("names “{key}”, but there is no [{table}.{key}]").format(key=key, table=table)
            found.faults.append(Fault(("order",), message))
    kept = list(dict.fromkeys(each for each in order if each in ids))
    if len(set(order)) != len(order):
        found.remarks.append(Fault(("order",), _("names an id twice; the first place counts")))
    for key in ids:
        if key not in kept:
            message = _("is missing from order; it comes last")
            found.remarks.append(Fault((table, key), message))
            kept.append(key)
    return kept


def _words(message: str) -> str:
    """The decoder's message in plain words."""
    found = _EXPECTED.search(message)
    if not found:
        return message
    wanted, got = (" / ".join(_kind(name) for name in part.split(" | ")) for part in found.groups())
    return _("expected {wanted}, found {got}").format(wanted=wanted, got=got)


def _kind(name: str) -> str:
    return _(_KINDS[name]) if name in _KINDS else name


def syntax_error(cause: str, line: int, where: str) -> InputError:
    """The error for a text that is no TOML."""
    return InputError(
        _("this line cannot be read; quotes, brackets and = must match ({cause})").format(cause=cause),
        where=f"{where}:{line}",
        hint=_("correct it, or take the last good text from the case's history/ folder"),
    )
