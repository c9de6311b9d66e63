"""Plain values as TOML text, the way a person would have typed it: what a new file and a changed value look like."""

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from reply_studio.errors import InputError
from reply_studio.i18n import _

Tree = dict[str, Any]
"""A parsed TOML file: tables are dicts, arrays lists."""

INLINE: Final = frozenset({"session"})
"""Tables of a file's top that stand in one line."""
BLOCK_ROWS: Final = frozenset({"units", "passages"})
"""Arrays of tables that are written as ``[[units]]``; all others stand in one line each."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_IN_LINE = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_IN_LINES = re.compile(r'[\\\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|"(?=""|\Z)')
"""Escaped in strings of one and of several lines: besides what TOML asks for, characters that editors and terminals
take for commands or line ends."""
_WIDE: Final = 110
"""From this length on an array is written with one entry a line."""


@functools.lru_cache(maxsize=32)
def parsed(text: str) -> Tree:
    """The tree of a text. It is shared between callers, who must not change it: a commit looks at the same texts
    several times, and a screen opens the same case again and again.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    return tomllib.loads(text)


def render(tree: Mapping[str, Any]) -> str:
    """A whole file: plain keys first, then a table for every dict, in the tree's order."""
    heads = {key: value for key, value in tree.items() if not _is_block(key, value)}
    text = "".join(line(key, value) for key, value in heads.items())
    return text + "".join(
        "\n" + block for key, value in tree.items() if key not in heads for block in blocks((key,), value)
    )


def _is_block(key: str, value: object) -> bool:
    if isinstance(value, dict):
        return key not in INLINE
    return key in BLOCK_ROWS and isinstance(value, list) and bool(value)


def blocks(path: Sequence[str], value: Any) -> Iterator[str]:
    """A table with its header; one for every row of a list; for a table of tables one for each of them."""
    if isinstance(value, list):
        yield from (block_row(path, row) for row in value)
    elif value and all(isinstance(each, dict) for each in value.values()) and len(path) == 1:
        yield from (block for key, each in value.items() for block in blocks((*path, key), each))
    else:
        yield f"[{dotted(path)}]\n" + "".join(line(key, each) for key, each in value.items())


def block_row(path: Sequence[str], row: Mapping[str, Any]) -> str:
    """One ``[[units]]`` table."""
    return f"[[{dotted(path)}]]\n" + "".join(line(key, value) for key, value in row.items())


def line(key: str, value: Any) -> str:
    """``key = value`` with its newline."""
    return f"{key_text(key)} = {value_text(value)}\n"


def dotted(path: Sequence[str]) -> str:
    """``passage.a3``."""
    return ".".join(key_text(each) for each in path)


def key_text(key: str) -> str:
    """The key, in quotes where it needs them."""
    return key if _BARE_KEY.fullmatch(key) else _line_string(key)


def value_text(value: Any, *, inside: bool = False) -> str:
    """A value. ``inside``: within an array or an inline table, where a string stays in one line."""
    if isinstance(value, str):
        return _string(value, inside=inside)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return _array([value_text(each, inside=True) for each in value], inside=inside)
    if isinstance(value, dict):
        rows = ", ".join(f"{key_text(key)} = {value_text(each, inside=True)}" for key, each in value.items())
        return f"{{ {rows} }}" if rows else "{}"
    return repr(value)


def _array(entries: Sequence[str], *, inside: bool) -> str:
    text = f"[{', '.join(entries)}]"
    if inside or len(text) <= _WIDE:
        return text
    return "[\n" + "".join(f"  {each},\n" for each in entries) + "]"


def _string(text: str, *, inside: bool) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            _("the text holds half a character (U+{code:04X}) that no file can keep").format(
                code=ord(text[error.start])
            ),
            where=text[max(0, error.start - 10) : error.start],
            hint=_("delete it and type it anew"),
        ) from error
    if inside or "\n" not in text:
        return _line_string(text)
    return '"""\n' + _IN_LINES.sub(_escape, text) + '"""'


def _line_string(text: str) -> str:
    return '"' + _IN_LINE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
