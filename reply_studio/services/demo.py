"""The sample case through the main job, by the same services that the commands call."""

import tomllib
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from reply_studio.i18n import _
from reply_studio.merging import merge
from reply_studio.model.base import Value
from reply_studio.model.coverage import coverage
from reply_studio.services import checking, drafting, intake, naming, printing
from reply_studio.services.arrival import Request
from reply_studio.services.desk import Desk, open_case

PAGE = "page.txt"
LETTERS = ("letter-czj.txt", "letter-scj.docx")
POINTS = "points.toml"

Tell = Callable[[str], None]


class Outcome(Value):
    """Where the letter is, which case it is, and how many errors the checks found."""

    case: str
    letter: Path
    errors: int


def run(desk: Desk, samples: Path, tell: Tell) -> Outcome:
    """Import, match, outline, check, letter; each step told. A second run changes nothing."""
    case = _import(desk, samples, tell)
    _match(desk, case, tell)
    _write(desk, case, tomllib.loads((samples / POINTS).read_text("utf-8")), tell)
    errors = _check(desk, case, tell)
    path = printing.render(desk, case)
    return Outcome(case=case, letter=path, errors=errors)


def _step(tell: Tell, number: int) -> Tell:
    """Tells what belongs to a step: its number stands before the first line, the others are indented as far."""
    heads = chain([f"{number}. "], repeat("   "))
    return lambda text: tell(next(heads) + text)


def _import(desk: Desk, samples: Path, tell: Tell) -> str:
    told = _step(tell, 1)
    page = intake.receive(desk, PAGE, (samples / PAGE).read_bytes(), Request())
    case = str(page.case)
    told(_("import: {file} -> {case} ({action})").format(file=PAGE, case=case, action=_(page.action)))
    for name in LETTERS:
        letter = intake.receive(desk, name, (samples / name).read_bytes(), Request(kind="input", case=case))
        told(_("import: {file} -> {case} ({action})").format(file=name, case=case, action=_(letter.action)))
    return case


def _match(desk: Desk, case: str, tell: Tell) -> None:
    view, told = merge(open_case(desk, case)), _step(tell, 2)
    for each in view.alignments:
        best = each.suggestions[0].number if each.suggestions else "-"
        told(_("match: {passage} -> suggestion {number}").format(passage=each.passage, number=best))


def _write(desk: Desk, case: str, script: dict[str, Any], tell: Tell) -> None:
    told = _step(tell, 3)
    for point in script["point"]:
        done = _("unchanged")
        if not _has_point(desk, case, point["answers"]):
            _point(desk, case, point)
            done = _("written")
        told(_("outline: suggestion {number} {done}").format(number=point["answers"], done=done))
    states = {each.passage: each.state for each in merge(open_case(desk, case)).dispositions}
    for each in script.get("leave_out", ()):
        if states.get(each["passage"]) == "open":
            drafting.leave_out(desk, case, each["passage"], each["reason"])


def _has_point(desk: Desk, case: str, number: str) -> bool:
    file = open_case(desk, case)
    return bool(coverage(file.proposal, file.draft)[naming.suggestion_id(file.proposal, number)].points)


def _point(desk: Desk, case: str, point: dict[str, Any]) -> None:
    change = drafting.PointChange(answers=point["answers"], status=point["status"], heading=point["heading"])
    _case, point_id = drafting.set_point(desk, case, "new", change)
    for text in point.get("progress", ()):
        drafting.set_point(desk, case, point_id, drafting.PointChange(progress=text))
    for passage in point.get("take", ()):
        drafting.take(desk, case, passage, point_id)
    for each in point.get("take_plan", ()):
        drafting.take(desk, case, each["passage"], point_id, plan=True, due=each["due"])
    for plan in point.get("plan", ()):
        drafting.set_point(
            desk, case, point_id, drafting.PointChange(plan=plan["text"], unit=plan["unit"], due=plan["due"])
        )


def _check(desk: Desk, case: str, tell: Tell) -> int:
    report, told = checking.check_cases(desk, (case,), checking.Choice()), _step(tell, 4)
    counts = {"errors": report.errors, "warnings": report.count("warning")}
    told(_("check: errors {errors}, warnings {warnings}").format(**counts))
    for each in report.findings:
        told(f"{each.code} {each.message}")
    return report.errors
