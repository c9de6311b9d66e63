"""Comments of reviewers on places of the letter: anchored, in threads, settled by an act; nothing is ever deleted."""

from collections.abc import Iterable
from typing import Final

from reply_studio.errors import ConflictError, UsageError
from reply_studio.i18n import _
from reply_studio.model.act import Act
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import naming
from reply_studio.services.committing import act, upon
from reply_studio.services.desk import Desk, open_case

COMMENT: Final = "comment"
DONE: Final = "comment-done"


class Comment(Value):
    """One comment. ``on`` is the id of a point or passage, "" for the letter as a whole; ``quote`` the words that stood
    there; ``thread`` the id of the comment it answers, "" for none; ``gone``: its place is not in the draft any more.
    """

    id: str
    who: str
    at: str
    text: str
    on: str = ""
    quote: str = ""
    thread: str = ""
    settled_by: str = ""
    gone: bool = False

    @property
    def open(self) -> bool:
        """Nobody has settled it."""
        return not self.settled_by


def comments(file: CaseFile) -> list[Comment]:
    """All comments of a case, oldest first, from its journal."""
    settled = _settled(file.acts)
    places = {each.id for each in file.draft.points} | set(file.draft.passages) | {""}
    found = []
    for each in file.acts:
        if each.act != COMMENT or not isinstance(each.data.get("id"), str):
            continue
        told = {name: str(each.data.get(name) or "") for name in ("text", "on", "quote", "thread")}
        key = each.data["id"]
        found.append(
            Comment(
                id=key,
                who=each.who,
                at=each.at,
                settled_by=settled.get(told["thread"] or key, ""),
                gone=told["on"] not in places,
                **told,
            )
        )
    return found


def _settled(acts: Iterable[Act]) -> dict[str, str]:
    """Comment id → who settled it last; a later answer in its thread opens it again."""
    found: dict[str, str] = {}
    for each in acts:
        if each.act == DONE:
            found[str(each.data.get("id"))] = each.who
        elif each.act == COMMENT:
            found.pop(str(each.data.get("thread")), None)
    return found


def add(desk: Desk, wanted: str, text: str, on: str = "", answers: str = "") -> Comment:
    """Keeps a comment on a point or passage (id), or on the letter; ``answers`` names the comment it replies to.

    Raises:
        UsageError: no words, or no such place or comment.
        ConflictError: others do not stop writing into the case.
    """
    if not text.strip():
        raise UsageError(_("the comment is empty"))
    try:
        return _added(desk, open_case(desk, wanted), text.strip(), on, answers)
    except ConflictError:  # somebody else commented meanwhile and has the id: the comment gets the next one
        return _added(desk, open_case(desk, wanted), text.strip(), on, answers)


def _added(desk: Desk, file: CaseFile, text: str, on: str, answers: str) -> Comment:
    known = comments(file)
    first = next((each for each in known if each.id == answers), None)
    if answers and first is None:
        raise UsageError(
            _("there is no comment {id}").format(id=answers), hint=_("see: reply-studio comment list CASE")
        )
    place = first.on if first else _place(file, on)
    key = f"c{1 + len(known)}"
    thread = (first.thread or first.id) if first else ""
    done = act(COMMENT, id=key, text=text, on=place, quote=quote_of(file, place), thread=thread)
    desk.store.commit(file.case.id, {}, (done,), decision=upon(file, against=(COMMENT,)))
    return next(each for each in comments(open_case(desk, file.case.id)) if each.id == key)


def _place(file: CaseFile, on: str) -> str:
    """The id of the place meant.

    Raises:
        UsageError: there is none.
    """
    if not on or on in file.draft.passages:
        return on
    return naming.point_id(file, on)


def quote_of(file: CaseFile, place: str) -> str:
    """The words that stand at a place."""
    if place in file.draft.passages:
        return file.draft.passages[place].text
    return next((each.heading for each in file.draft.points if each.id == place), "")


def settle(desk: Desk, wanted: str, comment: str) -> Comment:
    """Says that a comment, with its answers, is settled.

    Raises:
        UsageError: there is no such comment.
    """
    file = open_case(desk, wanted)
    found = next((each for each in comments(file) if each.id == comment), None)
    if found is None:
        raise UsageError(
            _("there is no comment {id}").format(id=comment), hint=_("see: reply-studio comment list CASE")
        )
    desk.store.commit(file.case.id, {}, (act(DONE, id=found.thread or found.id),))
    return next(each for each in comments(open_case(desk, wanted)) if each.id == found.id)
