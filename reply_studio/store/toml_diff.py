"""What changed between two trees, as a list of edits; and the same edits carried out on a tree."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reply_studio.store.toml_blocks import Path
from reply_studio.store.toml_text import Tree


class Put(NamedTuple):
    """A value, a list or a whole table is to stand at a path."""

    path: Path
    value: Any


class Drop(NamedTuple):
    """Nothing is to stand at a path."""

    path: Path


Edit = Put | Drop


def diff(old: Mapping[str, Any], new: Mapping[str, Any], path: Path = ()) -> Iterator[Edit]:
    """The edits that make ``new`` of ``old``: single values where both have the table, lists as a whole."""
    yield from (Drop((*path, key)) for key in old if key not in new)
    for key, value in new.items():
        place = (*path, key)
        if key in old and isinstance(value, dict) and isinstance(old[key], dict):
            yield from diff(old[key], value, place)
        elif key not in old or not same(old[key], value):
            yield Put(place, value)


def carry_extras(edits: Sequence[Edit], old: Mapping[str, Any], raw: Mapping[str, Any]) -> list[Edit]:
    """The edits with what a person added to rows of a list (in ``raw``, not in ``old``) put back into them."""
    return [_with_extras(each, old, raw) if isinstance(each, Put) else each for each in edits]


def _with_extras(edit: Put, old: Mapping[str, Any], raw: Mapping[str, Any]) -> Put:
    known, typed = at(old, edit.path), at(raw, edit.path)
    if not (_rows(known) and _rows(typed) and _rows(edit.value) and len(known) == len(typed)):
        return edit
    pairs = zip(edit.value, pair_rows(known, edit.value), strict=True)
    return Put(edit.path, [row if i is None else _merged(row, known[i], typed[i]) for row, i in pairs])


def pair_rows(old: Sequence[Tree], new: Sequence[Tree]) -> list[int | None]:
    """For every new row the old one that it comes from: an equal one, else one whose first entry (key, name, input) is
    the same; ``None`` for a row that is new.
    """
    left = dict(enumerate(old))
    found: list[int | None] = [None] * len(new)
    for twin in (same, _twin):
        for place, row in enumerate(new):
            if found[place] is None:
                found[place] = next((i for i, each in left.items() if twin(each, row)), None)
                left.pop(found[place], None)  # type: ignore[arg-type]  # None is no key
    return found


def _rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _twin(one: Tree, other: Tree) -> bool:
    key = next(iter(other), "")
    return key in one and one[key] == other[key]


def _merged(row: Tree, known: Tree, typed: Tree) -> Tree:
    extras = {key: value for key, value in typed.items() if key not in known and key not in row}
    return row | extras


def at(tree: Any, path: Path) -> Any:
    """What stands at a path of a tree, ``None`` for nothing."""
    for key in path:
        try:
            tree = tree[key]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def carried_out(raw: Tree, edits: Sequence[Edit]) -> Tree:
    """The tree after the edits; ``raw`` stays as it is."""
    tree = copy.deepcopy(raw)
    for edit in edits:
        place = tree
        for key in edit.path[:-1]:
            place = place.setdefault(key, {})  # type: ignore[arg-type]  # edits name keys only
        if isinstance(edit, Put):
            place[str(edit.path[-1])] = edit.value
        else:
            place.pop(str(edit.path[-1]), None)
    return tree


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type, all the way down; the order of keys does not count, and nan equals nan."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))  # noqa: PLR0124  # nan
