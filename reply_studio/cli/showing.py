"""One case for a person (text) or a program (JSON)."""

from typing import Any

import msgspec

from reply_studio.cli import merged, shapes, tables
from reply_studio.i18n import _, listed
from reply_studio.merging import kept, labels, outdated, revisions, uses
from reply_studio.model.case import CaseFile
from reply_studio.model.coverage import answered_count, coverage
from reply_studio.model.draft import Passage, ReplyPoint
from reply_studio.model.part import LETTERLESS, ours
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.model.reply import passage_text
from reply_studio.model.signature import LetterStatus
from reply_studio.services import covering, joining, rights, summary, units, waiting
from reply_studio.services.desk import Desk
from reply_studio.services.issued_letters import LetterState, letter_states
from reply_studio.services.next_steps import next_steps
from reply_studio.services.words import mark, role_word, suggestion_mark, word


def document(desk: Desk, file: CaseFile) -> dict[str, Any]:
    """``show --format json``."""
    named = labels(file)
    row = summary.with_flags(summary.describe(file, desk.config), desk.clock.today(), summary.Forms(desk))
    handling = shapes.handling_units(file, desk.config.office.name)
    case = file.case
    return {
        "case": tables.public(row),
        "proposal": shapes.proposal(
            file.proposal, number=case.number, kind=case.type, session=_session(file), handling=handling
        ),
        "draft": {"layout": file.draft.layout or desk.config.letter.layout, "points": _points(desk, file, named)},
        "coverage": [msgspec.to_builtins(each) for each in covering.covered(file)],
        "units": [_asked(each) for each in waiting.asked_units(file, desk.clock.today())],
        "inputs": [shapes.contribution(each, named) for each in file.contributions],
        "replies": [shapes.reply(each.reply) for each in file.inputs],
        "letters": [_letter(each) for each in letter_states(desk, file)],
        "next": [
            {
                "event": step.event,
                "by": list(step.by),
                "leads_to": step.leads_to.value,
                "allowed": step.allowed,
                "why_not": step.why_not,
            }
            for step in next_steps(desk, file)
        ],
    }


def _asked(found: waiting.Asked) -> dict[str, Any]:
    built = msgspec.to_builtins(found)
    return {"unit": built.pop("name"), "key": built.pop("unit"), **built}


def _session(file: CaseFile) -> str | None:
    """The session as letters print it, where body, term and meeting are known."""
    from reply_studio.composing import session_name

    return session_name(file.case) or None


def _points(desk: Desk, file: CaseFile, named: dict[str, str]) -> list[dict[str, Any]]:
    return [_point(desk, file, each, named) for each in file.draft.points]


def _point(desk: Desk, file: CaseFile, point: ReplyPoint, named: dict[str, str]) -> dict[str, Any]:
    texts = {each.id: passage_text(each) for one in file.inputs for each in one.passages}

    def words(passage: Passage) -> dict[str, Any]:
        origins = [
            {
                "input": each.input,
                "passage": named.get(each.passage, each.passage),
                "kept": None if each.case else round(kept(texts.get(each.passage, ""), passage.text), 2),
            }
            for each in passage.origins
        ]
        return {"id": passage.id, "text": passage.text, "origins": origins}

    def plan(passage: Passage) -> dict[str, Any]:
        name = units.name_of(passage.unit, desk.config, file.case.units) or None
        return {**words(passage), "unit": name, "due": msgspec.to_builtins(passage.due)}

    return {
        "id": point.id,
        "answers": list(point.answers),
        "status": point.status or None,
        "heading": point.heading,
        "reason": point.reason,
        "progress": [words(each) for each in file.draft.progress_of(point)],
        "plans": [plan(each) for each in file.draft.plans_of(point)],
    }


def text(desk: Desk, file: CaseFile) -> str:
    """The case as a page of text."""
    row = summary.with_flags(summary.describe(file, desk.config), desk.clock.today(), summary.Forms(desk))
    answer = joining.answer(desk, file)
    told = [joining.answer_words(answer)] if answer else []
    head = "\n".join([_head(row), *_handler(desk, file), *joining.told(file), *told])
    parts = [head, _tree(file), _outline(desk, file), _units(desk, file), _inputs(file)]
    parts += [_letters(desk, file), _next(desk, file)]
    return "\n\n".join(part for part in parts if part)


def _head(row: dict[str, Any]) -> str:
    flags = " · ".join([row["state"], *row["flags"]])
    state = " · ".join(word(each) for each in flags.split(" · "))
    due = row["due"] or "-"
    return "\n".join(
        [
            f"{row['case']}  {row['title']}",
            f"{role_word(row['role'])} · {state} · " + _("due {day}").format(day=due),
            _("proposers: {names}").format(names=listed(row["proposers"]) or "-"),
        ]
    )


def _handler(desk: Desk, file: CaseFile) -> list[str]:
    """Who works on it, by name, with the section."""
    handler = file.case.handler
    named = [rights.name_of(desk.config, handler.login) if handler.login else "", handler.section]
    who = listed(each for each in named if each)
    return [_("handled by {who}").format(who=who)] if who else []


def _tree(file: CaseFile) -> str:
    table, printed = coverage(file.proposal, file.draft), numbers(file.proposal.suggestions)
    mine = ours(file).suggestions
    count = f"{sum(table[each.id].answered for each in mine)}/{len(mine)}"
    count = str(len(mine)) if file.case.role in LETTERLESS else count
    lines = [_("Suggestions {count}").format(count=count)]
    for node in walk(file.proposal.suggestions):
        depth = printed[node.id].count(".")
        mark = suggestion_mark(table[node.id], file)
        lines.append(f"  {'   ' * depth}{mark} {printed[node.id]} {title_line(node)}")
    return "\n".join(lines)


def _outline(desk: Desk, file: CaseFile) -> str:
    if file.case.role in LETTERLESS:
        told = _("For information only: no letter is written. Contact the proposer: reply-studio consult add {case}")
        return told.format(case=file.case.id)
    if not file.draft.points:
        return _("No outline yet; make it: reply-studio outline {case}").format(case=file.case.id)
    printed = numbers(file.proposal.suggestions)
    return "\n".join([_("Outline"), *(_point_lines(desk, file, each, printed) for each in file.draft.points)])


def _point_lines(desk: Desk, file: CaseFile, point: ReplyPoint, printed: dict[str, str]) -> str:
    answers = listed(printed.get(each, each) for each in point.answers) or "-"
    status = word(point.status) if point.status else _("no status")
    lines = [f"  {point.id} -> {answers}  [{status}] {point.heading}"]
    lines += [f"     {each.id} {each.text}{_reused(each)}" for each in file.draft.progress_of(point)]
    for each in file.draft.plans_of(point):
        unit = units.name_of(each.unit, desk.config, file.case.units) or _("no unit")
        lines.append(f"     {each.id} > {each.text} [{unit}, {each.due or _('no date')}]{_reused(each)}")
    return "\n".join(lines)


def _reused(passage: Passage) -> str:
    """Which other cases' words these are, "" for none."""
    return "".join(f" ({_('reused from {case}').format(case=each.case)})" for each in passage.origins if each.case)


def _units(desk: Desk, file: CaseFile) -> str:
    """The other units: asked when, wanted when, answered or late."""
    found = waiting.asked_units(file, desk.clock.today())
    return "\n".join([_("Units"), *(f"  {each.name}: {_standing(each)}" for each in found)]) if found else ""


def _standing(unit: waiting.Asked) -> str:
    parts = [
        _("asked {day}").format(day=unit.asked) if unit.asked else _("not asked with a form"),
        _("wanted by {day}").format(day=unit.wanted) if unit.wanted else "",
        _("reminded {days}, wanted by {day}").format(days=listed(map(str, unit.reminded)), day=unit.reply_by)
        if unit.reminded
        else "",
        _("answered {day}").format(day=unit.received or "") if unit.answered else _("no answer yet"),
        _("late") if unit.late else "",
    ]
    return listed(part.strip() for part in parts if part)


def coverage_text(file: CaseFile) -> str:
    """Suggestion by suggestion: status, passages, plans, inputs used; then what is missing."""
    rows = covering.covered(file)
    heads = ["", _("suggestion"), _("status"), _("passages"), _("plans"), _("inputs used"), _("missing")]
    body = [_coverage_row(file, each) for each in rows]
    count, whole = answered_count(ours(file), file.draft)
    answered = _("answered: {count} of {all}").format(count=count, all=whole)
    return "\n".join([tables.table(heads, body, (4, 44, 12, 24, 30, 40, 24)), answered])


def _coverage_row(file: CaseFile, row: covering.Covered) -> list[str]:
    missing = {"point": _("a point"), "words": _("a passage or a reason"), "status": _("a status"), None: ""}
    plans = [f"{each} {file.draft.passages[each].due or ''}".strip() for each in row.plans]
    return [
        mark(row.status or "done") if row.answered else mark(""),
        f"{row.number} {row.title}",
        word(row.status) if row.status else "-",
        " ".join(row.passages) or "-",
        listed(plans) or "-",
        " ".join(label for each in row.inputs for label in each.passages) or "-",
        missing[row.missing],
    ]


def _inputs(file: CaseFile) -> str:
    if not file.contributions:
        return ""
    named, states = labels(file), {each.passage: each.state for each in uses(file)}
    lines = [_("Inputs")]
    for each in file.contributions:
        lines.append(f"  {each.name} (v{each.version})")
        lines += [f"     {named[one.id]} [{word(states[one.id])}] {passage_text(one)}" for one in each.passages]
    told = merged.versions(revisions(file, named), outdated(file, named))
    return "\n".join([*lines, *(f"  {line}" for line in told)])


def _letters(desk: Desk, file: CaseFile) -> str:
    """The issued letters, and how their files and signatures stand."""
    found = letter_states(desk, file)
    lines = (f"  {each.letter} {each.number} {each.date} {each.file}: {each.words}" for each in found)
    return "\n".join([_("Letters"), *lines]) if found else ""


def _letter(found: LetterState) -> dict[str, Any]:
    shown = ("letter", "number", "date", "file", "same")
    return {name: getattr(found, name) for name in shown} | {"signature": _signature(found.status)}


def _signature(status: LetterStatus | None) -> dict[str, Any] | None:
    """The verdict in the words of ``verify --format json``; ``None`` where it has no signature."""
    if status is None:
        return None
    signers = [each.signer for each in status.signatures]
    return {"signed": status.signed, "intact": status.intact, "trusted": status.trusted, "signers": signers}


def _next(desk: Desk, file: CaseFile) -> str:
    """What can happen next, by whom, and what follows; what this person may not do says why."""
    lines = []
    for each in next_steps(desk, file):
        by = "\u3001".join(word(one) for one in each.by)
        told = each.follows if each.allowed or each.lacks_right else each.why_not
        lines.append(f"  {word(each.event)} ({by}) \u2014 {told}")
    return "\n".join([_("Next"), *lines]) if lines else ""
