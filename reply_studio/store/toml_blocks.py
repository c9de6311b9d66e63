"""A TOML text cut into its tables, every character kept: where a table begins and ends, which comments lead it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Keys from the top down; a number is a row of an array of tables: ``("units", 0, "role")``."""

_STRING = r'(?P<string>"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
_COMMENT = r"(?P<comment>\#[^\r\n]*)"
_TOKEN = re.compile(
    rf"{_STRING}|{_COMMENT}|(?P<newline>\r?\n)|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<space>[ \t]+)"
    r"|(?P<plain>[^\s\"'#\[\]{}][^\r\n\"'#\[\]{}]*)",
    re.DOTALL,
)
_STRING_OR_COMMENT = re.compile(rf"{_STRING}|{_COMMENT}", re.DOTALL)
LONE_NEWLINE = re.compile(r"(?<!\r)\n")
"""A line end of Unix."""
_TRIVIA = frozenset({"comment", "newline", "space"})
_ENTRY_KEY = re.compile(r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[ \t]*\.[ \t]*)+""")


@dataclass
class Block:
    """One table: the comments directly above it, its header line, its entries, and blank lines and comments behind.

    The text before the first header is a block without header. ``path`` is the table's place.
    """

    lead: str
    header: str
    path: Path
    body: str
    tail: str

    @property
    def text(self) -> str:
        """All of it as it stands in the file."""
        return self.lead + self.header + self.body + self.tail


def only_crlf(text: str) -> bool:
    """Whether every line ends as on Windows."""
    return "\r\n" in text and not LONE_NEWLINE.search(text)


def comments(text: str) -> list[str]:
    """All comments of a valid TOML text in order, ``#`` included, without white space at their end."""
    found = _STRING_OR_COMMENT.finditer(text) if "#" in text else ()
    return [each["comment"].rstrip() for each in found if each["comment"]]


def split(text: str) -> list[Block]:
    """The blocks of a valid TOML text in order; their texts joined give it back exactly."""
    entries = list(_entries(text))
    headers = [place for place, (start, _end) in enumerate(entries) if text[start] == "["]
    blocks: list[Block] = []
    rows: dict[Path, int] = {}
    lead, begin = "", 0
    for first, following in zip([None, *headers], [*headers, len(entries)], strict=True):
        top = begin if first is None else _line_end(text, entries[first][0])
        own = entries[(-1 if first is None else first) + 1 : following]
        bottom = _line_end(text, own[-1][1]) if own else top
        end = text.rfind("\n", 0, entries[following][0]) + 1 if following < len(entries) else len(text)
        tail, above = _lead(text[bottom:end])
        header = text[begin:top]
        blocks.append(Block(lead, header, _path(header, rows), text[top:bottom], tail))
        lead, begin = above, end
    blocks[-1].tail += lead
    return blocks


def _line_end(text: str, position: int) -> int:
    """Where the line of a position ends, its newline included."""
    return text.find("\n", position) + 1 or len(text)


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every header and every ``key = value``, without the comment behind it."""
    depth, fresh = 0, True
    start = end = -1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind not in _TRIVIA:
            if depth == 0 and fresh:
                if start >= 0:
                    yield start, end
                start = found.start()
            end = found.end()
            depth += (kind == "open") - (kind == "close")
        fresh = kind == "newline" or (fresh and kind in _TRIVIA)
    if start >= 0:
        yield start, end


def _lead(tail: str) -> tuple[str, str]:
    """The tail without, and only, the comment lines that end it: they lead what comes next."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", tail)
    first = len(lines)
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return "".join(lines[:first]), "".join(lines[first:])


def _path(header: str, rows: dict[Path, int]) -> Path:
    """The place a header names; rows of arrays of tables are counted in ``rows``."""
    if not header:
        return ()
    names = _names(tomllib.loads(header))
    found: Path = ()
    for position, name in enumerate(names, 1):
        found = (*found, name)
        if position == len(names) and header.lstrip().startswith("[["):
            rows[found] = rows.get(found, -1) + 1
        if found in rows:
            found = (*found, rows[found])
    return found


def _names(tree: Any) -> list[str]:
    """The keys of a tree with one branch, from the top down."""
    names: list[str] = []
    while isinstance(tree, dict | list) and tree:
        if isinstance(tree, dict):
            names.append(next(iter(tree)))
            tree = tree[names[-1]]
        else:
            tree = tree[0]
    return names


def has(tree: Any, path: Sequence[str | int]) -> bool:
    """Whether a parsed tree has something at a path."""
    for key in path:
        try:
            tree = tree[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def line_of(text: str, path: Path) -> int:
    """The 1-based line where a path of a valid text stands; that of the nearest table around it otherwise."""
    best = (-1, 0)
    position = 0
    for block in split(text):
        depth, start = len(block.path), position + len(block.lead)
        position += len(block.text)
        if block.path == path[:depth]:
            at = _entry_at(block, path[depth:])
            best = max(best, (depth + (at is not None), -start - (at or 0)))
    return text.count("\n", 0, -best[1]) + 1


def _entry_at(block: Block, rest: Path) -> int | None:
    """Offset behind the block's lead of the entry that holds a path."""
    for start, _end in _entries(block.body):
        key = _ENTRY_KEY.match(block.body, start)
        names = tuple(_names(tomllib.loads(f"{key[0]} = 0"))) if key else ()
        if names and names == rest[: len(names)]:
            return len(block.header) + start
    return None
