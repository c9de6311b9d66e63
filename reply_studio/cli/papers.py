"""The papers that ``render`` writes: each is asked for with the same options and says what is to be known of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from reply_studio import __version__
from reply_studio.cli import diagnostics, output
from reply_studio.i18n import _, listed
from reply_studio.services import printing
from reply_studio.services.desk import Desk


class Asked(NamedTuple):
    """What the person asked for: the case, where to write it, and the options that some papers take."""

    office: Desk
    case: str
    target: Path | None = None
    layout: str | None = None
    template: Path | None = None
    masked: tuple[str, ...] = ()
    reason: str = ""
    unit: str = ""
    style: str | None = None
    letter: int | None = None


def _letter(paper: str | None) -> "Writer":
    def write(asked: Asked) -> Path | tuple[Path, ...]:
        from reply_studio.services import each_proposer

        if each_proposer.wanted_here(asked.office, asked.case, paper):
            form = asked.template or printing.template_of(asked.office, paper or "reply", asked.style)
            return each_proposer.write(asked.office, asked.case, paper, asked.layout, asked.target, form)
        return printing.render(
            asked.office,
            asked.case,
            paper=paper,
            layout=asked.layout,
            template=asked.template,
            style=asked.style,
            target=asked.target,
        )

    return write


def _sheet(asked: Asked) -> Path:
    from reply_studio.services import sheets

    return sheets.sheet(asked.office, asked.case, asked.target)


def _other(name: str) -> "Writer":
    """A paper beside the letter; what is to be known of it goes to standard error."""

    def write(asked: Asked) -> Path:
        from reply_studio.services.papers import PAPERS as BESIDE

        done = BESIDE[name].write(asked.office, asked.case, asked.target)
        for each in done.notes:
            diagnostics.note(each)
        return done.path

    return write


def _public_copy(asked: Asked) -> Path:
    from reply_studio.services import papers, public_copy

    done = public_copy.copy(asked.office, asked.case, asked.target, asked.masked, asked.style)
    for each in papers.masked_notes(done):
        output.line(each)
    return done.path


def _issued(asked: Asked) -> Path:
    """The issued letter, built again from its record; says whether it is what was issued."""
    from reply_studio.services import rebuilding

    done = rebuilding.write(asked.office, asked.case, asked.letter, asked.target)
    if done.same:
        told = _("byte for byte as it was issued, signatures aside: letters/{n}.docx")
        diagnostics.note(told.format(n=done.letter))
    else:
        told = _("letters/{n}.docx differs in: {parts}").format(n=done.letter, parts=listed(done.differing))
        issuer = _("it was issued by version {old} of the program, this is {new}")
        other = done.program != __version__
        diagnostics.note("; ".join([told, issuer.format(old=done.program, new=__version__)] if other else [told]))
    return done.path


def _request(asked: Asked) -> Path:
    from reply_studio.services import asking

    return asking.form_again(asked.office, asked.case, asked.unit, asked.target)


def _handback(asked: Asked) -> Path:
    from reply_studio.services import handing_back

    return handing_back.write(asked.office, asked.case, asked.reason, asked.unit, asked.target, asked.style)


Writer = Callable[[Asked], Path | tuple[Path, ...]]
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
"""Paper → what writes it and returns its file, or its files."""
ENDINGS: Final = {"page": ".html", "platform": ".txt"}
"""Papers that are no Word file → the ending of their file's name."""
OF_THE_OFFICE: Final = ("year-table",)
"""Papers that are not one case's."""
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
