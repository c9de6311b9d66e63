"""Checks on our own cases (the composed letter and the replies received) and on any letter by file."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reply_studio import checks, parsing
from reply_studio.checks import CheckContext, Finding, Joined
from reply_studio.checks.waivers import Waived, divide
from reply_studio.composing import compose, profile_of, session_name
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.merging import MergeView, contradictions, uses
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.intake import HandlingUnit, Intake, Item
from reply_studio.model.part import LETTERLESS
from reply_studio.model.reply import Reply
from reply_studio.parsing.letter_facts import facts_of
from reply_studio.services import inputs, joining, printing, units
from reply_studio.services.arrival import EMPTY
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.editing import replace
from reply_studio.services.identity import same_number
from reply_studio.services.ports import Received


class Choice(Value):
    """Which checks run: codes or families to select, and to ignore."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Figure(Value):
    """An equation that a letter states, in figures, and whether it holds."""

    quote: str
    equation: str
    holds: bool


class Report(Value):
    """Findings of one run, those that a person has waived, and the equations that the letters state."""

    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    figures: tuple[Figure, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(each.severity == severity for each in self.findings)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self.count("error")


def document(report: Report) -> dict[str, Any]:
    """``check --format json``."""
    return {
        "findings": [each.document() for each in report.findings],
        "summary": {each: report.count(each) for each in ("error", "warning", "info")},
        "figures": [msgspec.to_builtins(each) for each in report.figures],
        "waived": [
            {**each.finding.document(), "reason": each.reason, "by": each.who, "at": each.at} for each in report.waived
        ],
    }


def check_cases(desk: Desk, wanted: Iterable[str], choice: Choice) -> Report:
    """All findings of the cases: on the letter as composed, and on our replies as they were received."""
    return _report((context for each in wanted for context in contexts(desk, open_case(desk, each))), choice)


def _report(given: Iterable[CheckContext], choice: Choice) -> Report:
    found: list[Finding] = []
    waived: list[Waived] = []
    figures: list[Figure] = []
    for context in given:
        live, left = divide(checks.run(context, choice.select, choice.ignore), context.acts)
        found += live
        waived += left
        figures += [
            Figure(quote=each.quote, equation=each.text, holds=each.holds) for each in checks.equations(context.letter)
        ]
    return Report(findings=tuple(found), waived=tuple(waived), figures=tuple(figures))


def contexts(desk: Desk, file: CaseFile) -> list[CheckContext]:
    """What there is to check in a case: its composed letter once there is an outline, and every own received reply."""
    composed = [] if file.case.role in LETTERLESS else [composed_context(desk, file)]
    return [*composed, *received_contexts(desk, file)]


def errors_of(desk: Desk, file: CaseFile) -> int:
    """How many errors the letter that would be issued for a case has; waived ones do not count."""
    live, _waived = divide(checks.run(composed_context(desk, file)), file.acts)
    return sum(each.severity == "error" for each in live)


def composed_context(desk: Desk, file: CaseFile, merged: MergeView | None = None) -> CheckContext:
    """The letter as composed from the draft, with all that the checks may look at; ``merged`` where it is known. A case
    that the letter of another one answers has that letter.
    """
    answering = joining.answering(desk, file)
    if answering is not file:
        file, merged = answering, None
    letter = compose(file, printing.paper_of(file), profile_of(desk.config))
    return CheckContext(
        letter=letter,
        reply=facts_of(letter),
        item=item_of(desk, file),
        together=_together(desk, file),
        inputs=file.contributions,
        draft=file.draft,
        case=file.case,
        acts=file.acts,
        conflicts=contradictions(file) if merged is None else merged.conflicts,
        uses=uses(file),
        config=desk.config,
        file=_name(desk, file, "draft"),
        proposal_file=_name(desk, file, "proposal"),
        composed=True,
    )


def _together(desk: Desk, file: CaseFile) -> tuple[Joined, ...]:
    """The other items that the letter answers."""
    return tuple(
        Joined(
            item=item_of(desk, replace(EMPTY, case=each.case, proposal=each.proposal)),
            file=str(desk.store.path(each.case.id, "proposal").relative_to(desk.root)),
        )
        for each in file.items[1:]
    )


def _is_named(item: Item, reply: Reply) -> bool:
    """The letter speaks of this item, too."""
    return bool(item.number) and any(same_number(each, item.number or "") for each in reply.item_numbers)


def _name(desk: Desk, file: CaseFile, part: str) -> str:
    """A part's file as findings name it: from the workspace on."""
    return str(desk.store.path(file.case.id, part).relative_to(desk.root))


def received_contexts(desk: Desk, file: CaseFile) -> list[CheckContext]:
    """Our replies as printed in the received files, read again from the untouched source."""
    item, together = item_of(desk, file), _together(desk, file)
    ours = [each for each in file.inputs if each.kind == "reply"]
    found: list[CheckContext] = []
    for source in dict.fromkeys(each.source for each in ours):
        intake = parsing.understand(parsing.read(source, desk.store.source(file.case.id, source)))
        for reply, letter in zip(intake.replies, intake.letters, strict=True):
            if any(inputs.same_letter(each.reply, reply) for each in ours):
                found.append(
                    CheckContext(
                        letter=letter,
                        reply=reply,
                        item=item,
                        together=tuple(each for each in together if _is_named(each.item, reply)),
                        inputs=file.contributions,
                        config=desk.config,
                        acts=file.acts,
                        file=f"sources/{source}",
                        proposal_file=_name(desk, file, "proposal"),
                    )
                )
    return found


def item_of(desk: Desk, file: CaseFile) -> Item:
    """The case's proposal with its register, in the shape in which a received one comes."""
    case = file.case
    ours = [HandlingUnit(name=desk.config.office.name, role=case.role)] if desk.config.office.name else []
    others = [
        HandlingUnit(name=units.name_of(each.key, desk.config, case.units), role=each.role) for each in case.units
    ]
    return Item(
        proposal=file.proposal,
        number=case.number or None,
        type=case.type,
        session_text=session_name(case) or None,
        session=case.session,
        body=case.body,
        assigned=case.dates.assigned,
        handling_units=(*ours, *others),
    )


def check_files(letter: Path, proposal: Path | None, given: Sequence[Path], choice: Choice) -> Report:
    """All findings of the letters in a file, against a proposal and units' inputs where they are given."""
    read = _read(letter, "reply")
    if not read.letters:
        raise InputError(_("no letter was found in it"), where=str(letter))
    item = read.item
    if proposal is not None:
        item = _read(proposal, "proposal").item
        if item is None:
            raise InputError(_("no proposal was found in it"), where=str(proposal))
    contributions = tuple(each for n, path in enumerate(given, 1) for each in _contributions(path, n))
    answered = proposal.name if proposal else letter.name
    return _report(
        (
            CheckContext(
                letter=one, reply=reply, item=item, inputs=contributions, file=letter.name, proposal_file=answered
            )
            for reply, one in zip(read.replies, read.letters, strict=True)
        ),
        choice,
    )


def _read(path: Path, kind: str) -> Intake:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error.strerror or error), where=str(path)) from error
    document = parsing.read(path.name, data)
    recognised = parsing.understand(document)
    return recognised if recognised.kind in {kind, "page"} else parsing.understand(document, kind)


def _contributions(path: Path, n: int) -> list[Contribution]:
    """A unit's input file as it would stand in a case."""
    source = Received(name=path.name, data=b"")
    file, made = EMPTY, []
    for reply in _read(path, "input").replies:
        letter = inputs.Letter(reply=reply, key=f"u{n}", name=reply.unit or path.stem, kind="input")
        new = inputs.next_version(file, letter, received=dt.date.today(), source=source)
        if new is not None:
            made.append(new)
    return made
