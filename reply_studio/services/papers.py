"""The papers beside the letter, each by its name: what writes it, and what the person should know of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reply_studio.i18n import N_, _, listed
from reply_studio.model.base import Value
from reply_studio.services import case_sheets, platform, public_copy, public_page
from reply_studio.services.desk import Desk


class Written(Value):
    """A paper's file, and lines in the reader's language on what is masked in it, too long, or not as in the case."""

    path: Path
    notes: tuple[str, ...] = ()


class Paper(Value):
    """Its name for people (a message id), and what writes it for a case into a place or, without one, into the case."""

    label: str
    write: Callable[[Desk, str, Path | None], Written]


def page(desk: Desk, case: str, target: Path | None = None) -> Written:
    """The public page; told are letters that are not on it, private matter on it, and what would not read back."""
    done = public_page.publish(desk, case, target)
    notes = [_("left out, for it is not public: {unit}").format(unit=each) for each in done.left_out]
    told = _("the page shows {what}: {words}; correct it where it stands, or publish the public copy")
    notes += [told.format(what=_(public_copy.WORDS[what]), words=words) for what, words in done.private]
    if done.differing:
        differing = _("read in again, the page would differ from the case in: {parts}")
        notes.append(differing.format(parts=listed(done.differing)))
    return Written(path=done.path, notes=tuple(notes))


def system_fields(desk: Desk, case: str, target: Path | None = None) -> Written:
    """The fields of a proposal system; told are those that are longer than it takes."""
    done = platform.fill(desk, case, target)
    told = _("too long for the system: {field} has {n} characters, it takes {limit}: {over} too many")
    notes = (told.format(field=each.label, n=len(each.text), limit=each.limit, over=each.over) for each in done.over)
    return Written(path=done.path, notes=tuple(notes))


def masked_copy(desk: Desk, case: str, target: Path | None = None) -> Written:
    """The public copy; told is everything that was masked."""
    done = public_copy.copy(desk, case, target)
    return Written(path=done.path, notes=masked_notes(done))


def masked_notes(done: public_copy.PublicCopy) -> tuple[str, ...]:
    """A line for every masked stretch, or one that there was none."""
    told = _("masked in paragraph {place}: {what}: {words} -> {mask}")
    lines = (
        told.format(place=each.place, what=_(public_copy.WORDS[each.what]), words=each.words, mask=each.mask)
        for each in done.redactions
    )
    return tuple(lines) or (_("nothing had to be masked"),)


def _plain(write: Callable[[Desk, str, Path | None], Path]) -> Callable[[Desk, str, Path | None], Written]:
    return lambda desk, case, target: Written(path=write(desk, case, target))


PAPERS: Final = {
    "page": Paper(label=N_("Public page of the finished case"), write=page),
    "public-copy": Paper(label=N_("Public copy, private matter masked"), write=masked_copy),
    "platform": Paper(label=N_("Fields of the proposal system"), write=system_fields),
    "feedback-form": Paper(label=N_("Feedback form for the proposers"), write=_plain(case_sheets.feedback_form)),
    "consultation": Paper(label=N_("Record of consultations"), write=_plain(case_sheets.consultation)),
}
"""Papers that need nothing but the case."""
