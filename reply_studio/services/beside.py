"""What a row of the list says of things beside its case: the handler's name, and the letter of a leading case."""

from collections.abc import Iterable
from typing import Any, Final

from reply_studio.config import Config
from reply_studio.services.rights import name_of

Row = dict[str, Any]
OUT: Final = ("issued", "dispatched", "answered", "closed", "archived")
"""States of a case whose letter has been issued."""


def with_neighbours(rows: Iterable[Row], config: Config) -> list[Row]:
    """The rows with ``handler_name`` and ``answer``: of a case that the issued letter of another one answers that
    case's id, number and state, and the letter's number and date; ``None`` for every other case.
    """
    found = list(rows)
    known = {each["case"]: each for each in found}
    names = {login: name_of(config, login) for login in {each["handler"] for each in found if each["handler"]}}
    return [{**each, "handler_name": names.get(each["handler"]), "answer": _answer(each, known)} for each in found]


def _answer(row: Row, known: dict[str, Row]) -> dict[str, Any] | None:
    lead = known.get(row.get("answered_by") or "")
    if lead is None or row.get("has_outline") or row["case"] not in lead["joined"]:
        return None
    letter = lead.get("issued")
    if letter is None or lead["state"] not in OUT:
        return None
    return {"case": lead["case"], "item": lead["number"], "state": lead["state"], **letter}
