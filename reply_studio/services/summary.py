"""One row a case: what the list shows and what the index keeps."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from reply_studio.config import Config
from reply_studio.errors import ReplyStudioError
from reply_studio.model.act import Act
from reply_studio.model.case import Case, CaseFile, Session
from reply_studio.model.coverage import answered_count
from reply_studio.model.part import ours
from reply_studio.model.workflow import State, state_of
from reply_studio.services import clocks, identity, joining, sameness, turns, waiting
from reply_studio.services.beside import with_neighbours
from reply_studio.services.desk import Desk

FLAGS = ("waiting_inputs", "late", "overdue", "due_soon", "extended", "paused", "outdated", "supervised")


def row(desk: Desk, case_id: str) -> dict[str, Any]:
    """The row of a case; a case that cannot be read is a row of state ``broken`` with its error."""
    try:
        return describe(desk.store.load(case_id), desk.config)
    except ReplyStudioError as error:
        return broken(case_id, str(error))


def describe(file: CaseFile, config: Config) -> dict[str, Any]:
    """The row of a case that was read. ``flags`` depend on the day: ``with_flags`` adds them."""
    case, (answered, total) = file.case, answered_count(ours(file), file.draft)
    due = clocks.due_of(file.acts, clocks.due(case, config))
    return {
        "case": case.id,
        "number": case.number or None,
        "title": file.proposal.title,
        "titled": identity.received_as(file).title,
        "type": case.type,
        "body": case.body or None,
        "session": session_text(case.session),
        "proposers": [each.name for each in file.proposal.proposers],
        "role": case.role,
        "state": state_of(file).value,
        "flags": [],
        "due": due.isoformat() if due else None,
        "handler": case.handler.login or None,
        "answered": answered,
        "suggestions": total,
        "inputs": len(file.contributions),
        "inputs_expected": inputs_expected(case),
        "inputs_due": [each.isoformat() for each in waiting.outstanding(file)],
        "findings": None,
        "error": None,
        "sources": sources(file.acts),
        "ledgers": ledgers(file.acts),
        "earlier": earlier(file.acts),
        "moved": [flag for flag, holds in _moved(file) if holds],
        **turns.under_review(file, config),
        "joined": list(case.joined),
        "answered_by": case.answered_by or None,
        "issued": joining.issued_letter(file.acts),
        "has_outline": bool(file.draft.points),
        "alike": sameness.mark(file.proposal),
    }


def _moved(file: CaseFile) -> tuple[tuple[str, bool], ...]:
    """Flags that the journal alone says."""
    return (
        ("extended", any(each.act == clocks.EXTEND for each in file.acts)),
        ("paused", clocks.paused_since(file.acts) is not None),
    )


def sources(acts: Iterable[Act]) -> dict[str, str]:
    """Fingerprint → kind of the received files that the case holds as they are: every letter, the proposal's last
    file.
    """
    proposal: dict[str, str] = {}
    letters: dict[str, str] = {}
    for each in acts:
        sha, kind = each.data.get("sha"), each.data.get("kind")
        if each.act == "import" and isinstance(sha, str) and isinstance(kind, str):
            if kind in ("page", "proposal"):
                proposal = {sha: kind}
            elif kind != "ledger":
                letters[sha] = kind
    return proposal | letters


def ledgers(acts: Iterable[Act]) -> dict[str, int]:
    """Fingerprint → how many rows are ours, of the ledgers that went into the case."""
    taken = [each.data for each in acts if each.act == "import" and each.data.get("kind") == "ledger"]
    return {str(each["sha"]): int(each["rows"]) for each in taken if "sha" in each and "rows" in each}


def earlier(acts: Iterable[Act]) -> list[str]:
    """Fingerprints of the other files that were ever taken in: ledgers, and the proposal's files before its last."""
    taken = {each.data.get("sha") for each in acts if each.act == "import"}
    return sorted(each for each in taken if isinstance(each, str) and each not in sources(acts))


def inputs_expected(case: Case) -> int:
    """How many units owe us an input: the co-handling ones, where we lead."""
    return sum(each.role == "co" for each in case.units) if case.role in {"lead", "sole"} else 0


def session_text(session: Session) -> str | None:
    """``13-5``, or ``None`` where unknown: a stable form for comparison and filters."""
    return f"{session.term}-{session.meeting}" if session.term and session.meeting else None


def broken(case_id: str, message: str) -> dict[str, Any]:
    """The row of a case that cannot be read."""
    empty = dict.fromkeys(("number", "title", "type", "body", "session", "role", "due", "handler", "findings"))
    counts = dict.fromkeys(("answered", "suggestions", "inputs", "inputs_expected"), 0)
    state = State.BROKEN.value
    empty["inputs_due"] = []
    return {
        "case": case_id,
        **empty,
        "proposers": [],
        "state": state,
        "flags": [],
        **counts,
        "error": message,
        "sources": {},
        "moved": [],
        "approved": None,
        "turn": None,
        "joined": [],
        "answered_by": None,
        "issued": None,
        "has_outline": False,
    }


class Forms:
    """The office's templates and settings as they are, by digest, looked up once for a whole list."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._digests: dict[str, tuple[str, str]] = {}

    def hold(self, found: dict[str, Any]) -> bool:
        """Whether the approvals of a row were given for them."""
        from reply_studio.services import binding

        paper = "co" if found["role"] == "co" else "reply"
        if paper not in self._digests:
            self._digests[paper] = (
                binding.template_digest(self.desk, paper),
                binding.config_digest(self.desk.config),
            )
        return (found["approved"]["template"], found["approved"]["config"]) == self._digests[paper]


def with_flags(found: dict[str, Any], today: dt.date, forms: "Forms | None" = None) -> dict[str, Any]:
    """The row with the flags that hold today; ``forms`` tell whether templates and settings are still those of the
    approvals.
    """
    flags: list[str] = []
    flags += found.get("moved", ())
    if found["inputs"] < found["inputs_expected"]:
        flags.append("waiting_inputs")
    if any(day < today.isoformat() for day in found.get("inputs_due", ())):  # rows of an earlier version lack the key
        flags.append("late")
    if found["due"]:
        left = dt.date.fromisoformat(found["due"]) - today
        if left < dt.timedelta(0):
            flags.append("overdue")
        elif left <= clocks.SOON:
            flags.append("due_soon")
    turn = found.get("turn")
    if found.get("approved"):
        held = forms is None or forms.hold(found)
        flags += [] if held and found["approved"]["text"] else ["outdated"]
        turn = turn if held or turn is None or forms is None else turns.from_the_first(forms.desk.config, turn)
    return {**found, "flags": flags, "turn": turn}


def rows(desk: Desk, pause: Callable[[], None] = lambda: None) -> list[dict[str, Any]]:
    """Every case's row with today's flags, most pressing first: by due day, undated last, then by id.

    ``pause`` is called before a case is read; it may wait, and what it raises ends the reading.
    """

    def read(case_id: str) -> dict[str, Any]:
        pause()
        return row(desk, case_id)

    today = desk.clock.today()
    forms = Forms(desk)
    found = with_neighbours((with_flags(each, today, forms) for each in desk.index.rows(read)), desk.config)
    return sorted(found, key=lambda each: (each["due"] or "9999", each["case"]))


def select(
    found: list[dict[str, Any]], *, state: str = "", flag: str = "", role: str = "", words: str = ""
) -> list[dict[str, Any]]:
    """The rows that meet every condition given; ``words`` must all occur in number, title, proposers or id."""
    wanted = words.split()

    def text(each: dict[str, Any]) -> str:
        return " ".join(str(part) for part in (each["case"], each["number"], each["title"], *each["proposers"]))

    return [
        each
        for each in found
        if (not state or each["state"] == state)
        and (not flag or flag in each["flags"])
        and (not role or each["role"] == role)
        and all(word in text(each) for word in wanted)
    ]
