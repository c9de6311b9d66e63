"""A person edits a case's files between our saves: comments, order, extra keys, line ends. Nothing of theirs is lost.

What may be inserted where is found without the store's own code: a place between two lines is one between two entries
when the text before it is a TOML file by itself.
"""

import itertools
import random
import re
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.model.draft import STATUSES, Draft, Note, Origin, Passage, ReplyPoint
from reply_studio.store import codec

replace = msgspec.structs.replace
SAVES, EDITS = 8, 5
EXAMPLES = 40  # x 5 edits before each of 8 saves


def test_two_hundred_edits_of_a_person_survive_our_saves():
    """200 edits in one life of a draft, five between two saves: every comment and every extra key is still there."""
    live(random.Random(29), saves=40)


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 2**32))
def test_edits_of_a_person_survive_whatever_their_order(seed: int):
    """The same for many shorter lives."""
    live(random.Random(seed), saves=SAVES)


def live(dice: random.Random, saves: int) -> None:
    """A draft that a person edits before each of our saves, looked at after each."""
    draft = Draft(points=(ReplyPoint(id="p1", answers=("s1",)),), last_id=1)
    data = codec.encode("draft", draft)
    person = Person(dice)
    for _save in range(saves):
        data = person.edit(data)
        draft = codec.decode("draft", data, "draft.toml").value
        changed = _our_change(dice, draft)
        before, data = data, codec.encode("draft", changed, data, "draft.toml")
        again = codec.decode("draft", data, "draft.toml").value
        assert replace(again, last_id=0) == replace(changed, last_id=0)
        assert again.last_id >= draft.last_id
        person.check(before, data)


class Person:
    """Edits a file and remembers what must be found again."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._count = 0
        self.comments: list[str] = []
        self.keys: dict[str, int] = {}

    def edit(self, data: bytes) -> bytes:
        text = data.decode("utf-8-sig")
        crlf = "\r\n" in text
        text = text.replace("\r\n", "\n")
        moves: list[Callable[[str], str]] = [
            self._comment_line,
            self._comment_line_end,
            self._extra_key,
            self._extra_table,
            self._swap_tables,
            self._swap_entries,
            self._array_over_lines,
            self._blank_line,
            self._other_quotes,
        ]
        for _edit in range(EDITS):
            text = self._dice.choice(moves)(text)
            tomllib.loads(text)
        if self._dice.random() < 0.3:
            crlf = not crlf
        mark = b"\xef\xbb\xbf" if self._dice.random() < 0.2 else b""
        return mark + (text.replace("\n", "\r\n") if crlf else text).encode()

    def check(self, before: bytes, after: bytes) -> None:
        text = after.decode("utf-8-sig")
        for comment in self.comments:
            assert comment in text, comment
        tree = tomllib.loads(text)
        found = {**tree, **{key: value for table in _tables(tree) for key, value in table.items()}}
        for key, value in self.keys.items():
            # the extra key of a table that we deleted stays as a comment
            if key in found:
                assert found[key] == value
            else:
                assert f"# {key} = {value}" in text
                assert _owner(before, key) not in {name for name, _table in _named(tree)}
        self.comments += [f"# {key} = {value}" for key, value in self.keys.items() if key not in found]
        self.keys = {key: value for key, value in self.keys.items() if key in found}
        assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
        if b"\r\n" in before:
            assert not re.search(rb"(?<!\r)\n", after)
        else:
            assert b"\r\n" not in after

    def _token(self) -> str:
        self._count += 1
        return f"mark{self._count}"

    def _comment_line(self, text: str) -> str:
        token = f"# {self._token()} \u5f85\u6838\u5b9e [point.p1] \"\"\" '''"
        self.comments.append(token)
        return self._insert(text, f"{token}\n")

    def _comment_line_end(self, text: str) -> str:
        lines = text.split("\n")
        ends = [n for n in _boundaries(lines) if n and lines[n - 1].strip() and "#" not in lines[n - 1]]
        if not ends:
            return text
        token = f"# {self._token()}"
        self.comments.append(token)
        lines[self._dice.choice(ends) - 1] += f" {token}"
        return "\n".join(lines)

    def _extra_key(self, text: str) -> str:
        key = self._token()
        self.keys[key] = self._count
        return self._insert(text, f"{key} = {self._count}\n")

    def _extra_table(self, text: str) -> str:
        key = self._token()
        self.keys[key] = self._count
        return text.rstrip("\n") + f"\n\n[own{key}]\n{key} = {self._count}\n"

    def _swap_tables(self, text: str) -> str:
        head, *tables = _pieces(text)
        self._dice.shuffle(tables)
        return "".join([head, *tables])

    def _swap_entries(self, text: str) -> str:
        pieces = _pieces(text)
        chosen = self._dice.randrange(len(pieces))
        header, body = ("", pieces[chosen]) if chosen == 0 else pieces[chosen].split("\n", 1)
        lines = body.split("\n")
        cuts = _boundaries(lines)
        entries = ["\n".join(lines[start:end]) for start, end in itertools.pairwise(cuts)]
        self._dice.shuffle(entries)
        rest = lines[cuts[-1] :]
        pieces[chosen] = (header + "\n" if chosen else "") + "\n".join([*entries, *rest])
        return "".join(pieces)

    def _array_over_lines(self, text: str) -> str:
        found = re.search(r'^(order|progress|plans|answers) = \[("[^\[\]\n#]*)\]$', text, re.MULTILINE)
        if not found:
            return text
        token = f"# {self._token()}"
        self.comments.append(token)
        entries = [each.strip() for each in found[2].split(",") if each.strip()]
        entries[0] += f", {token}" if len(entries) > 1 else f" {token}"
        spread = entries[0] + "\n  " + ",\n  ".join(entries[1:])
        return text[: found.start()] + f"{found[1]} = [\n  {spread}\n]" + text[found.end() :]

    def _blank_line(self, text: str) -> str:
        return self._insert(text, "\n")

    def _other_quotes(self, text: str) -> str:
        return re.sub(r'^heading = "([^"\\\n\']+)"$', r"heading = '\1'", text, count=1, flags=re.MULTILINE)

    def _insert(self, text: str, line: str) -> str:
        lines = text.split("\n")
        place = self._dice.choice(_boundaries(lines))
        return "\n".join([*lines[:place], line.rstrip("\n"), *lines[place:]])


def _boundaries(lines: list[str]) -> list[int]:
    """Places between lines where a line may be put in: what stands before, from the last such place, is whole TOML."""
    found = [0]
    for n in range(1, len(lines)):
        if _is_toml("\n".join(lines[found[-1] : n])):
            found.append(n)
    return found


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _pieces(text: str) -> list[str]:
    """The text cut before every header."""
    lines = text.split("\n")
    cuts = [n for n in _boundaries(lines) if lines[n].startswith("[")]
    edges = [0, *cuts, len(lines)]
    pieces = ["\n".join(lines[start:end]) for start, end in itertools.pairwise(edges)]
    return [piece + "\n" if piece and not piece.endswith("\n") else piece for piece in pieces]


def _named(tree: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [("", tree)]
    for kind, tables in tree.items():
        if kind in {"point", "passage", "note"}:
            found += [(f"{kind}.{key}", table) for key, table in tables.items()]
        elif isinstance(tables, dict):
            found.append((kind, tables))
    return found


def _tables(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [table for _name, table in _named(tree)]


def _owner(data: bytes, key: str) -> str:
    tree = tomllib.loads(data.decode("utf-8-sig"))
    return next(name for name, table in _named(tree) if key in table)


def _our_change(dice: random.Random, draft: Draft) -> Draft:
    """What a clerk does in the program between two looks into the file."""
    changes = [
        _add_point,
        _add_passage,
        _change_text,
        _delete_passage,
        _delete_point,
        _reorder,
        _status,
        _note,
        _nothing,
    ]
    for _step in range(dice.randint(1, 3)):
        draft = dice.choice(changes)(dice, draft)
    return draft


def _add_point(dice: random.Random, draft: Draft) -> Draft:
    point = ReplyPoint(id=f"p{draft.last_id + 1}", answers=("s2", "s3")[: dice.randint(0, 2)])
    return replace(draft, points=(*draft.points, point), last_id=draft.last_id + 1)


def _add_passage(dice: random.Random, draft: Draft) -> Draft:
    if not draft.points:
        return draft
    point = dice.choice(draft.points)
    origins = (Origin(input="sfj-v1", passage="sfj1-2", sha="9f2c41aa"),) if dice.random() < 0.5 else ()
    new = Passage(id=f"a{draft.last_id + 1}", text=_words(dice), origins=origins)
    if dice.random() < 0.5:
        new = replace(new, unit="mzj", due=date(2025, 12, dice.randint(1, 31)))
        grown = replace(point, plans=(*point.plans, new.id))
    else:
        grown = replace(point, progress=(new.id, *point.progress))
    points = tuple(grown if each.id == point.id else each for each in draft.points)
    return replace(draft, points=points, passages={**draft.passages, new.id: new}, last_id=draft.last_id + 1)


def _change_text(dice: random.Random, draft: Draft) -> Draft:
    if not draft.passages:
        return draft
    key = dice.choice(sorted(draft.passages))
    return replace(draft, passages={**draft.passages, key: replace(draft.passages[key], text=_words(dice), due=None)})


def _delete_passage(dice: random.Random, draft: Draft) -> Draft:
    if not draft.passages:
        return draft
    gone = dice.choice(sorted(draft.passages))
    points = tuple(
        replace(
            each,
            progress=tuple(key for key in each.progress if key != gone),
            plans=tuple(key for key in each.plans if key != gone),
        )
        for each in draft.points
    )
    return replace(draft, points=points, passages={k: v for k, v in draft.passages.items() if k != gone})


def _delete_point(dice: random.Random, draft: Draft) -> Draft:
    return replace(draft, points=draft.points[1:]) if len(draft.points) > 2 else draft


def _reorder(dice: random.Random, draft: Draft) -> Draft:
    return replace(draft, points=tuple(dice.sample(draft.points, len(draft.points))))


def _status(dice: random.Random, draft: Draft) -> Draft:
    points = tuple(replace(each, status=dice.choice(STATUSES), heading=_words(dice)) for each in draft.points)
    return replace(draft, points=points, result_class=dice.choice("ABC"))


def _note(dice: random.Random, draft: Draft) -> Draft:
    note = Note(id=f"n{draft.last_id + 1}", text=_words(dice), on="p1")
    return replace(draft, notes=(*draft.notes[-3:], note), last_id=draft.last_id + 1)


def _nothing(dice: random.Random, draft: Draft) -> Draft:
    return draft


def _words(dice: random.Random) -> str:
    pieces = [
        "\u81ea2024\u5e74\u4ee5\u6765\uff0c",
        "\n",
        "[x]",
        "# no comment",
        '"""',
        "'''",
        "\\",
        "{{ }}",
        "\r\n",
        " ",
        "a = 1",
    ]
    return "".join(dice.choices(pieces, k=dice.randint(0, 6)))
