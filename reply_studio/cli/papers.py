"""The papers that ``render`` writes: each is asked for with the same options and says what is to be known of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from reply_studio import __version__
from reply_studio.cli import diagnostics, output
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.services import printing
from reply_studio.services.desk import Desk, find_case


class Wish(Value):
    """What the person asked for all cases: the paper, where to write it, and the options that some papers take."""

    paper: str | None = None
    target: Path | None = None
    layout: str | None = None
    template: Path | None = None
    masked: tuple[str, ...] = ()
    reason: str = ""
    unit: str = ""
    style: str | None = None
    letter: int | None = None


class Asked(NamedTuple):
    """A wish for one case: ``target`` is where this one's paper goes."""

    office: Desk
    case: str
    wish: Wish
    target: Path | None = None


class Made(NamedTuple):
    """The files of a paper; what a person asked to see of it, and what is to be known of it."""

    files: tuple[Path, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def make(office: Desk, wish: Wish, case: str) -> Made:
    """Writes the paper of a case.

    Raises:
        ReplyStudioError: as the paper's service.
    """
    write = PAPERS.get(wish.paper or "", DEFAULT)
    return write(Asked(office, case, wish, _place(office, wish, case)))


def _place(office: Desk, wish: Wish, case: str) -> Path | None:
    """Where the paper of a case goes: the file that was named, or one of its own in the folder that was named."""
    if wish.target is None or not wish.target.is_dir():
        return wish.target
    return wish.target / f"{find_case(office, case)}-{wish.paper or 'letter'}{ENDINGS.get(wish.paper or '', '.docx')}"


def _letter(paper: str | None) -> "Writer":
    def write(asked: Asked) -> Made:
        from reply_studio.services import each_proposer

        office, case, wish, target = asked
        if each_proposer.wanted_here(office, case, paper):
            form = wish.template or printing.template_of(office, paper or "reply", wish.style)
            return Made(each_proposer.write(office, case, paper, wish.layout, target, form))
        path = printing.render(
            office,
            case,
            paper=paper,
            layout=wish.layout,
            template=wish.template,
            style=wish.style,
            target=target,
        )
        return Made((path,))

    return write


def _sheet(asked: Asked) -> Made:
    from reply_studio.services import sheets

    return Made((sheets.sheet(asked.office, asked.case, asked.target),))


def _other(name: str) -> "Writer":
    """A paper beside the letter."""

    def write(asked: Asked) -> Made:
        from reply_studio.services.papers import PAPERS as BESIDE

        done = BESIDE[name].write(asked.office, asked.case, asked.target)
        return Made((done.path,), notes=done.notes)

    return write


def _public_copy(asked: Asked) -> Made:
    from reply_studio.services import papers, public_copy

    done = public_copy.copy(asked.office, asked.case, asked.target, asked.wish.masked, asked.wish.style)
    return Made((done.path,), lines=papers.masked_notes(done))


def _issued(asked: Asked) -> Made:
    """The issued letter, built again from its record; told is whether it is what was issued."""
    from reply_studio.services import rebuilding

    done = rebuilding.write(asked.office, asked.case, asked.wish.letter, asked.target)
    if done.same:
        told = _("byte for byte as it was issued, signatures aside: letters/{n}.docx")
        return Made((done.path,), notes=(told.format(n=done.letter),))
    told = _("letters/{n}.docx differs in: {parts}").format(n=done.letter, parts=listed(done.differing))
    issuer = _("it was issued by version {old} of the program, this is {new}")
    other = done.program != __version__
    note = "; ".join([told, issuer.format(old=done.program, new=__version__)] if other else [told])
    return Made((done.path,), notes=(note,))


def _request(asked: Asked) -> Made:
    from reply_studio.services import asking

    return Made((asking.form_again(asked.office, asked.case, asked.wish.unit, asked.target),))


def _handback(asked: Asked) -> Made:
    from reply_studio.services import handing_back

    office, case, wish, target = asked
    return Made((handing_back.write(office, case, wish.reason, wish.unit, target, wish.style),))


Writer = Callable[[Asked], Made]
PAPERS: Final[dict[str, Writer]] = {
    **{name: _letter(name) for name in printing.PAPERS},
    "sign-off-sheet": _sheet,
    "page": _other("page"),
    "public-copy": _public_copy,
    "platform": _other("platform"),
    "issued": _issued,
    "feedback-form": _other("feedback-form"),
    "consultation": _other("consultation"),
    "handback": _handback,
    "request": _request,
}
"""Paper → what writes it."""
ENDINGS: Final = {"page": ".html", "platform": ".txt"}
"""Papers that are no Word file → the ending of their file's name."""
OF_THE_OFFICE: Final = ("year-table",)
"""Papers that are not one case's."""
RECORDED: Final = ("sign-off-sheet",)
"""Papers whose making is an act of the case."""
DEFAULT: Final = _letter(None)
"""The letter that our role asks for."""


def year_table(office: Desk, cases: tuple[str, ...], year: int | None, target: Path | None) -> Path:
    """Writes the year's table of these cases, of all of the year where none are named; says what is not in it."""
    from reply_studio.services import yearly

    done = yearly.write(office, year, cases, target)
    for each in done.failed:
        diagnostics.tell(each)
    output.line(_("cases in the table: {n}").format(n=done.count))
    return done.path
