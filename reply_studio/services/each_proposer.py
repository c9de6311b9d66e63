"""A print of the letter for every proposer (分别答复): the same words, addressed to one of them.

Source: the rules of the nation's conference: a joint proposal is answered to every one of its proposers.
"""

from pathlib import Path

from reply_studio.composing import compose, profile_of
from reply_studio.composing.dating import numbered_as
from reply_studio.model.case import CaseFile, all_proposers
from reply_studio.model.letter import Letter
from reply_studio.model.proposal import Proposer
from reply_studio.services import joining, own_part, printing
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.issued_letters import issued_letter


def wanted_here(desk: Desk, wanted: str, paper: str | None) -> bool:
    """Whether the office wants the letter of this case to every proposer, and there are several."""
    if not desk.config.papers.each_proposer or paper == "co":
        return False
    file = joining.answering(desk, open_case(desk, wanted))
    return file.case.role != "co" and len(_proposers(file)) > 1


def write(  # noqa: PLR0913,PLR0917  # what the command takes
    desk: Desk,
    wanted: str,
    paper: str | None = None,
    layout: str | None = None,
    target: Path | None = None,
    template: Path | None = None,
) -> tuple[Path, ...]:
    """Writes a letter for each: ``target`` with a number behind its name, or in the case. An issued letter whose words
    are still these gives its number and date. ``template`` instead of the office's. Returns the files, the lead
    proposer's first.

    Raises:
        InputError: the template is absent or wrong, or a text cannot be printed.
        StorageError: a file could not be written.
    """
    own = open_case(desk, wanted)
    own_part.refuse_letterless(own)
    file = joining.answering(desk, own)
    chosen = paper or printing.paper_of(file)
    place = target or desk.store.path(own.case.id, "case").with_name(f"review-{chosen}.docx")
    final = _issued(desk, file, chosen, layout)
    paths = []
    for number, each in enumerate(_proposers(file), 1):
        letter = compose(addressed(file, each), chosen, profile_of(desk.config), layout)
        path = place.with_stem(f"{place.stem}-{number}")
        paths.append(printing.print_letter(desk, numbered_as(letter, final) if final else letter, path, template))
    return tuple(paths)


def addressed(file: CaseFile, proposer: Proposer) -> CaseFile:
    """The case as if this one alone had proposed."""
    one = replace(proposer, lead=True)
    together = (replace(each, proposal=replace(each.proposal, proposers=())) for each in file.together)
    return replace(file, proposal=replace(file.proposal, proposers=(one,)), together=tuple(together))


def _proposers(file: CaseFile) -> tuple[Proposer, ...]:
    ordered = all_proposers(each.proposal for each in file.items)
    return tuple(sorted(ordered, key=lambda each: not each.lead))


def _issued(desk: Desk, file: CaseFile, paper: str, layout: str | None) -> Letter | None:
    """The issued letter, if the letter composed from the case has its words."""
    final = issued_letter(desk, file)
    if final is None or final.paper != paper:
        return None
    return final if numbered_as(compose(file, paper, profile_of(desk.config), layout), final) == final else None
