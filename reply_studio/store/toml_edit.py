"""Edits carried out on a TOML text in place: comments, order, unknown keys, quoting and line ends of everything that
did not change stay as a person left them.

tomlkit edits the entries of one table; the cutting into tables is ours, because a table's comments must go where the
table goes, and tables of one kind may stand far apart. The result is read back and compared with what was wanted.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from reply_studio.store import toml_text
from reply_studio.store.toml_blocks import LONE_NEWLINE, Block, Path, comments, has, only_crlf, split
from reply_studio.store.toml_diff import Drop, Edit, at, carried_out, diff, pair_rows, same
from reply_studio.store.toml_text import Tree


def edited(text: str, raw: Tree, known: Tree, edits: Sequence[Edit]) -> str:
    """The text after the edits. ``raw`` is what the text stands for, ``known`` what of it is ours."""
    if not edits:
        return text
    wanted = carried_out(raw, edits)
    new = _edited_in_place(text, raw, known, edits)
    if new is None or not _is(new, wanted) or Counter(comments(text)) - Counter(comments(new)):
        new = rewritten(wanted, text)
    return LONE_NEWLINE.sub("\r\n", new) if only_crlf(text) else new


def _edited_in_place(text: str, raw: Tree, known: Tree, edits: Sequence[Edit]) -> str | None:
    """``None`` where tomlkit cannot do it."""
    from tomlkit.exceptions import TOMLKitError

    sheet = Sheet(text, raw, known)
    try:
        for each in edits:
            sheet.carry_out(each)
    except TOMLKitError:
        return None
    return sheet.text


def _is(text: str, wanted: Tree) -> bool:
    try:
        return same(toml_text.parsed(text), wanted)
    except tomllib.TOMLDecodeError:
        return False


def rewritten(tree: Tree, text: str) -> str:
    """The tree as a new file with all comments of the old one at its top.

    The last resort for forms that cannot be edited in place, such as all points typed as one value.
    """
    return "".join(f"{each}\n" for each in comments(text)) + toml_text.render(tree)


class Sheet:
    """A text being edited, as its blocks. Every block ends its last line."""

    def __init__(self, text: str, raw: Tree, known: Tree) -> None:
        self._blocks = split(text if text.endswith("\n") or not text else text + "\n")
        self._raw, self._known = raw, known

    @property
    def text(self) -> str:
        """All blocks joined."""
        return "".join(block.text for block in self._blocks)

    def carry_out(self, edit: Edit) -> None:
        """One edit."""
        if isinstance(edit, Drop):
            self._drop(edit.path)
        elif len(edit.path) == 1 and edit.path[0] in toml_text.BLOCK_ROWS and self._home(edit.path) is None:
            self._put_rows(edit.path, edit.value)
        elif isinstance(edit.value, dict) and edit.path[-1] not in toml_text.INLINE:
            self._insert(edit.path, edit.value)
        else:
            self._put(edit.path, edit.value)

    def _home(self, path: Path) -> Block | None:
        """The block whose own entries hold the path, the innermost one first."""
        around = [each for each in self._blocks if len(each.path) < len(path) and each.path == path[: len(each.path)]]
        around.sort(key=lambda block: -len(block.path))
        return next((each for each in around if has(tomllib.loads(each.body), path[len(each.path) :])), None)

    def _put(self, path: Path, value: Any) -> None:
        headed = (block for block in self._blocks if block.path == path[:-1])
        home = self._home(path) or next(headed, None) or self._home(path[:-1])
        if home is None:
            self._insert(path[:-1], {str(path[-1]): value})
        else:
            home.body = _entry_put(home.body, path[len(home.path) :], value)

    def _drop(self, path: Path) -> None:
        home = self._home(path)
        if home is not None:
            home.body = _entry_dropped(home.body, path[len(home.path) :])
        for block in [each for each in self._blocks if each.path[: len(path)] == path]:
            self._remove(block)

    def _remove(self, block: Block) -> None:
        """The block goes; what a person wrote beside our entries stays as comments in its place."""
        before = self._blocks[self._blocks.index(block) - 1]
        kept = comments(block.lead + block.header + block.body) + self._extras(block.path)
        before.tail += "".join(f"{each}\n" for each in kept) + block.tail
        self._blocks.remove(block)

    def _extras(self, path: Path) -> list[str]:
        """A table's entries that are not ours, as comments."""
        typed, ours = at(self._raw, path), at(self._known, path) or {}
        extras = typed.items() if isinstance(typed, dict) else ()
        return [
            f"# {toml_text.key_text(key)} = {toml_text.value_text(value, inside=True)}"
            for key, value in extras
            if key not in ours and not isinstance(value, dict)
        ]

    def _insert(self, path: Path, value: Mapping[str, Any]) -> None:
        """A new table behind the last one of its kind, else at the end; a table of tables one by one."""
        if len(path) == 1 and value and all(isinstance(each, dict) for each in value.values()):
            for key, each in value.items():
                self._insert((*path, key), each)
            return
        text = next(toml_text.blocks([str(key) for key in path], value))
        kin = [place for place, block in enumerate(self._blocks, 1) if block.path[:1] == path[:1]]
        self._insert_at(kin[-1] if kin else len(self._blocks), path, text)

    def _insert_at(self, place: int, path: Path, text: str) -> None:
        before = self._blocks[place - 1]
        if before.text and not before.text.endswith(("\n\n", "\n\r\n")):
            before.tail += "\n"
        header, body = text.split("\n", 1)
        self._blocks.insert(place, Block("", header + "\n", path, body, "\n" if place < len(self._blocks) else ""))

    def _put_rows(self, path: Path, rows: Sequence[Tree]) -> None:
        """``[[units]]``: rows that stay keep their tables, in the new order; the others come or go."""
        old = list(at(self._raw, path) or ())
        pairs = pair_rows(old, rows)
        for dropped in set(range(len(old))) - set(pairs):
            self._drop((*path, dropped))
        places = [place for place, block in enumerate(self._blocks) if block.path[: len(path)] == path]
        first = places[0] if places else len(self._blocks)
        for index, row in zip(pairs, rows, strict=True):
            for each in [] if index is None else diff(old[index], row):
                self.carry_out(each._replace(path=(*path, index or 0, *each.path)))
        moving = [self._rows_block(path, index) if index is not None else [] for index in pairs]
        for block in (each for group in moving for each in group):
            self._blocks.remove(block)
        for group, row in zip(moving, rows, strict=True):
            if not group:
                self._insert_at(first, (*path, -1), toml_text.block_row([str(key) for key in path], row))
            self._blocks[first:first] = group
            first += len(group) or 1

    def _rows_block(self, path: Path, index: int) -> list[Block]:
        """The tables of one row: its own and those under it."""
        return [block for block in self._blocks if block.path[: len(path) + 1] == (*path, index)]


def _entry_put(body: str, keys: Path, value: Any) -> str:
    """The entries of a table with a value set or added; a list of several lines is changed entry by entry."""
    import tomlkit
    from tomlkit.items import Array

    document = tomlkit.parse(body)
    table: Any = document
    for key in keys[:-1]:
        table = table[key]
    old = table.get(keys[-1])
    if isinstance(old, Array) and isinstance(value, list) and "\n" in old.as_string():
        _array_put(old, value)
    else:
        table[keys[-1]] = _item(value)
    return _keeping_comments(body, tomlkit.dumps(document))


def _entry_dropped(body: str, keys: Path) -> str:
    import tomlkit

    document = tomlkit.parse(body)
    table: Any = document
    for key in keys[:-1]:
        table = table[key]
    del table[keys[-1]]
    return _keeping_comments(body, tomlkit.dumps(document))


def _item(value: Any, *, inside: bool = False) -> Any:
    """The value as tomlkit's, written our way."""
    import tomlkit

    return tomlkit.parse(f"k = {toml_text.value_text(value, inside=inside)}")["k"]


def _array_put(array: Any, wanted: Sequence[Any]) -> None:
    """The array's entries become the wanted ones; those that stay are not touched."""
    old, new = ([toml_text.value_text(each, inside=True) for each in entries] for entries in (array.unwrap(), wanted))
    for verb, start, end, first, last in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if verb == "equal":
            continue
        for index in reversed(range(start, end)):
            del array[index]
        for offset, value in enumerate(wanted[first:last]):
            array.insert(start + offset, _item(value, inside=True))


def _keeping_comments(old: str, new: str) -> str:
    """The new entries, with comments that went with a value put behind them."""
    lost = Counter(comments(old)) - Counter(comments(new))
    return new + "".join(f"{each}\n" for each in lost.elements())
