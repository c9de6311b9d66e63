"""Find and replace in the draft's own words: passages, headings and reasons, never notes or what units sent.

Exact characters only, from left to right; a place found does not overlap the one before. Origins stay: which unit wrote
what is computed from the texts.
"""

from collections.abc import Collection, Iterator
from typing import Final

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft, ReplyPoint
from reply_studio.services import naming, places
from reply_studio.services.committing import act, save_draft
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.places import Place, PointText, Words
from reply_studio.services.steps import Step

AROUND: Final = 12
"""Characters shown before and behind what was found."""


class Hit(Value):
    """Words found at ``start`` of the ``text`` that stands at a place; ``anchor`` is the id of its passage or point."""

    place: Words | PointText
    anchor: str
    start: int
    text: str

    def before(self) -> str:
        """What stands before it on its line, the last characters of it."""
        return self.text[: self.start].rpartition("\n")[2][-AROUND:]

    def behind(self, length: int) -> str:
        """What stands behind the ``length`` characters found, on their line, the first characters of it."""
        return self.text[self.start + length :].partition("\n")[0][:AROUND]


def find(draft: Draft, words: str, points: Collection[str] = ()) -> tuple[Hit, ...]:
    """Every place of the words, in the order of the draft; ``points`` are the ids to look in, none for all.

    Raises:
        UsageError: there are no words to find.
    """
    if not words:
        raise UsageError(_("say what to find"))
    wanted = (each for each in draft.points if not points or each.id in points)
    return tuple(
        hit for each in wanted for place, anchor in _places(each) for hit in _hits(draft, place, anchor, words)
    )


def _places(point: ReplyPoint) -> Iterator[tuple[Words | PointText, str]]:
    yield from ((PointText(point=point.id, field=each), point.id) for each in ("heading", "reason"))
    yield from ((Words(passage=each), each) for each in (*point.progress, *point.plans))


def _hits(draft: Draft, place: Words | PointText, anchor: str, words: str) -> Iterator[Hit]:
    text = places.text_at(draft, place)
    at = text.find(words)
    while at >= 0:
        yield Hit(place=place, anchor=anchor, start=at, text=text)
        at = text.find(words, at + len(words))


def step(file: CaseFile, words: str, instead: str, hits: Collection[Hit]) -> Step:
    """The draft with other words at the places found; a place whose text has changed meanwhile is left as it is.

    Raises:
        RefusedError: a text would be left without words.
    """
    draft, done, first = file.draft, 0, ""
    for place in dict.fromkeys(each.place for each in hits):
        here = [each for each in hits if each.place == place]
        if not places.still_there(draft, place) or places.text_at(draft, place) != here[0].text:
            continue
        draft = _put(draft, place, _replaced(here, words, instead), here[0].anchor)
        done, first = done + len(here), first or here[0].anchor
    return Step(draft=draft, act=act("replace", find=words, instead=instead, n=done), select=first)


def _replaced(hits: Collection[Hit], words: str, instead: str) -> str:
    """One text with its hits replaced, the last one first, so that the others stay where they are."""
    text = next(iter(hits)).text
    for each in sorted(hits, key=lambda hit: -hit.start):
        text = text[: each.start] + instead + text[each.start + len(words) :]
    return text


def _put(draft: Draft, place: Place, text: str, anchor: str) -> Draft:
    if not text.strip():
        raise RefusedError(_("a text would be left without words"), where=anchor, hint=_("delete it instead"))
    return places.put(draft, place, text)[0]


def replace(  # noqa: PLR0913  # what the command takes
    desk: Desk, wanted: str, words: str, instead: str, point: str | None = None, *, dry: bool = False
) -> tuple[Hit, ...]:
    """Replaces the words everywhere in a case's draft, or in one point, in one step. Returns the places; ``dry`` only
    looks.

    Raises:
        UsageError: there are no words to find, or no such point.
        RefusedError: a text would be left without words.
    """
    file = open_case(desk, wanted)
    hits = find(file.draft, words, (naming.point_id(file, point),) if point else ())
    made = step(file, words, instead, hits)
    if not dry:
        save_draft(desk, file, made.draft or file.draft, made.act)
    return hits
