"""The list's rules, without a screen: which views there are, who belongs to them, order, filter, what is next to do.

A row is what ``summary.rows`` returns. Days are ISO strings, which sort and compare as days do.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from reply_studio.i18n import N_
from reply_studio.services.desk import Desk
from reply_studio.services.words import role_word, word

Row = dict[str, Any]


class Day(NamedTuple):
    """What a view depends on beside the rows: whose list it is, today, the last day of this week (ISO), and the roles
    that the person may act in; ``None`` for all of them.
    """

    who: str
    today: str
    week_end: str
    roles: frozenset[str] | None = frozenset()


def day_of(who: str, today: dt.date, roles: frozenset[str] | None = frozenset()) -> Day:
    """The week ends on Sunday."""
    return Day(who, today.isoformat(), (today + dt.timedelta(days=6 - today.weekday())).isoformat(), roles)


class View(NamedTuple):
    """A part of the list: its id, its name (a message id) and who belongs to it."""

    id: str
    name: str
    holds: Callable[[Row, Day], bool]


def _is_mine(row: Row, day: Day) -> bool:
    return bool(row["handler"] == day.who)


def _is_due_this_week(row: Row, day: Day) -> bool:
    return bool(row["due"]) and day.today <= row["due"] <= day.week_end and not _is_answered(row)


def _is_overdue(row: Row, day: Day) -> bool:
    return bool(row["due"]) and row["due"] < day.today


def _waits(row: Row, _day: Day) -> bool:
    return bool(row["inputs"] < row["inputs_expected"])


def _is_turn(row: Row, day: Day, events: tuple[str, ...]) -> bool:
    """Whether the case's next step is one of these events, and this person's to make."""
    turn = row.get("turn")
    if not turn or turn["event"] not in events:
        return False
    return day.roles is None or (turn["role"] in day.roles and day.who not in turn["barred"])


def is_to_review(row: Row, day: Day) -> bool:
    """Whether the person is to look at the letter next."""
    return _is_turn(row, day, ("approve", "countersign"))


def _is_to_issue(row: Row, day: Day) -> bool:
    return _is_turn(row, day, ("issue",))


def _is_broken(row: Row, _day: Day) -> bool:
    return bool(row["error"])


def _is_any(_row: Row, _day: Day) -> bool:
    return True


VIEWS: Final = (
    View("mine", N_("Mine"), _is_mine),
    View("week", N_("Due this week"), _is_due_this_week),
    View("overdue", N_("Overdue"), _is_overdue),
    View("waiting", N_("Waiting for inputs"), _waits),
    View("review", N_("To review"), is_to_review),
    View("issue", N_("To issue"), _is_to_issue),
    View("broken", N_("Broken"), _is_broken),
    View("all", N_("All"), _is_any),
)
"""The views of every list, as they stand in the top line."""


def view(view_id: str) -> View:
    """The view with this id; ``all`` for an id that there is none of."""
    return next((each for each in VIEWS if each.id == view_id), VIEWS[-1])


def counts(rows: Iterable[Row], day: Day) -> dict[str, int]:
    """View id → how many rows belong to it."""
    found = dict.fromkeys((each.id for each in VIEWS), 0)
    for row in rows:
        for each in VIEWS:
            found[each.id] += each.holds(row, day)
    return found


def within(rows: Iterable[Row], chosen: View, day: Day) -> list[Row]:
    """The rows of a view, in the order given."""
    return [each for each in rows if chosen.holds(each, day)]


def _text(name: str) -> Callable[[Row], Any]:
    return lambda row: (row[name] is None, row[name] or "")


def _share(part: str, whole: str) -> Callable[[Row], Any]:
    """Fewest first: what is still to do stands above."""
    return lambda row: (row[part] - row[whole], row["due"] or "9999")


def _number(row: Row) -> Any:
    """Numbers by their value, others by their letters."""
    text = row["number"] or ""
    return (not text, not text.isdecimal(), int(text) if text.isdecimal() else 0, text)


def _findings(row: Row) -> Any:
    """Most errors first, then most warnings, unchecked last."""
    known = row["findings"]
    return (known is None, -known["error"], -known["warning"]) if known else (True, 0, 0)


SORTS: Final[dict[str, Callable[[Row], Any]]] = {
    "number": _number,
    "title": _text("title"),
    "proposers": lambda row: (not row["proposers"], row["proposers"]),
    "role": _text("role"),
    "due": lambda row: row["due"] or "9999",
    "answered": _share("answered", "suggestions"),
    "inputs": _share("inputs", "inputs_expected"),
    "findings": _findings,
    "state": _text("state"),
    "flags": lambda row: (not row["flags"], row["flags"]),
    "handler": lambda row: (not row["handler"], row.get("handler_name") or row["handler"] or ""),
    "case": lambda row: row["case"],
}
"""Column → what rows are ordered by."""


def ordered(rows: Sequence[Row], column: str, *, reverse: bool = False) -> list[Row]:
    """The rows by a column; rows that are equal in it keep their order. Rows without a value stay last either way."""
    key = SORTS.get(column, SORTS["due"])
    found = sorted(rows, key=key)
    if not reverse:
        return found
    empty = [each for each in found if _is_empty(each, column)]
    return [*(each for each in reversed(found) if not _is_empty(each, column)), *empty]


def _is_empty(row: Row, column: str) -> bool:
    return column not in ("answered", "inputs") and not row.get(column)


def _is_answered(row: Row) -> bool:
    return bool(row["answered"] >= row["suggestions"] > 0)


def is_to_do(row: Row) -> bool:
    """Whether a case still needs work of ours: an answer, an input that is outstanding, an error; a broken one too."""
    if row["error"]:
        return True
    if row.get("answered_by") and row["state"] in ("received", "accepted"):
        return False  # the leading case's letter answers it
    errors = bool(row["findings"]) and row["findings"]["error"] > 0
    return row["role"] != "reference" and (not _is_answered(row) or row["inputs"] < row["inputs_expected"] or errors)


def next_to_do(rows: Sequence[Row], after: int) -> int | None:
    """The place of the next row that needs work, round the end of the list; ``None`` where none does."""
    count = len(rows)
    for step in range(1, count + 1):
        place = (after + step) % count
        if is_to_do(rows[place]):
            return place
    return None


def searched(row: Row) -> str:
    """What a filter looks at, folded: number, title, proposers, id, and the words for role, state and flags."""
    if row["error"]:
        return _plain(f"{row['case']} {word('broken')} {row['error']}")
    named = " ".join([role_word(row["role"]), word(row["state"]), *map(word, row["flags"]), *row.get("joined", ())])
    text = f"{row['number'] or ''} {row['title']} {' '.join(row['proposers'])} {row['case']} {row['handler'] or ''} "
    text += f"{row.get('handler_name') or ''} "
    return _plain(text + named)


def _plain(text: str) -> str:
    """Without width, script and case; what this needs is loaded when something is searched."""
    from reply_studio.text.normalise import fold

    return fold(text).lower()


class Board(NamedTuple):
    """Everything the list shows: rows by due day, what a filter looks at (case → text), the counts of the views."""

    rows: Sequence[Row]
    texts: dict[str, str]
    counts: dict[str, int]
    day: Day


EMPTY: Final = Board((), {}, {}, Day("", "", ""))
"""The list before it was read."""


def board(desk: Desk, before: Board = EMPTY, pause: Callable[[], None] = lambda: None) -> Board:
    """The list as it is now. What did not change since ``before`` is taken over, so that a look again costs little.
    ``pause`` is called before a case is read, as ``summary.rows`` has it.
    """
    from reply_studio.services import rights, summary

    today = desk.clock.today()
    day = day_of(desk.who, today, rights.roles_of(desk.config, desk.who, today))
    rows = summary.rows(desk, pause)
    old = {each["case"]: each for each in before.rows}
    texts = {
        each["case"]: before.texts[each["case"]] if old.get(each["case"]) == each else searched(each) for each in rows
    }
    return Board(rows, texts, counts(rows, day), day)


class Finder:
    """Filters rows by words as they are typed; a longer query looks only at what the shorter one found."""

    def __init__(self, rows: Sequence[Row], texts: dict[str, str]) -> None:
        self._rows, self._every = rows, [(row, texts[row["case"]]) for row in rows]
        self._last: tuple[str, list[tuple[Row, str]]] = ("", self._every)

    def find(self, typed: str) -> Sequence[Row]:
        """The rows that hold every word typed, in their order."""
        query = _plain(typed)
        if not query.split():
            return self._rows
        before, known = self._last
        found = known if before and query.startswith(before) else self._every
        for word_typed in query.split():
            found = [each for each in found if word_typed in each[1]]
        self._last = (query, found)
        return [row for row, _text in found]
