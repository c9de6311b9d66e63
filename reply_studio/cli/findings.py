"""Findings, waivers, equations and fixes as lines of text, like a compiler's."""

from collections.abc import Iterable

from reply_studio.checks import Finding
from reply_studio.i18n import _
from reply_studio.services.checking import Figure, Report
from reply_studio.services.fixing import Fixed
from reply_studio.services.words import word


def text(report: Report, *, figures: bool = False) -> str:
    """The findings: place, severity, code, message, what was expected; equations; what is waived; the counts."""
    lines = [_line(each) for each in report.findings]
    if figures:
        lines += [_figure(each) for each in report.figures]
    lines += _waived(report)
    lines.append(
        _("errors: {errors}, warnings: {warnings}").format(
            errors=report.count("error"), warnings=report.count("warning")
        )
    )
    certain = sum(each.mend is not None and each.where.anchor is not None for each in report.findings)
    if certain:
        lines.append(_("{n} can be fixed: check CASE --fix").format(n=certain))
    return "\n".join(lines)


def _waived(report: Report) -> Iterable[str]:
    """The waived findings behind the others, each with its reason and the name of who waived it."""
    if report.waived:
        yield _("waived:")
    for each in report.waived:
        yield _line(each.finding)
        yield "    " + _("{who}, {day}: {reason}").format(who=each.who, day=each.at[:10], reason=each.reason)


def fixed(changes: Iterable[Fixed]) -> Iterable[str]:
    """What was changed, one line a change: place, code, the words before and after."""
    return (
        _("{case}:{place}: {code} fixed: {old} -> {new}").format(
            case=each.case, place=each.on, code=each.code, old=each.old, new=each.new
        )
        for each in changes
    )


def _figure(figure: Figure) -> str:
    """The verdict and the equation, and the words that state it."""
    verdict = _("holds") if figure.holds else _("does not hold")
    return f"{verdict}: {figure.equation}\n    {figure.quote}"


def _line(finding: Finding) -> str:
    where = finding.where
    place = ":".join(str(each) for each in (where.file, where.line or where.anchor) if each)
    lines = [f"{place}: {word(finding.severity)} {finding.code}: {finding.message}"]
    if where.quote:
        lines.append(f"    {where.quote}")
    if finding.expected:
        lines.append("    " + _("expected: {text}").format(text=finding.expected))
    return "\n".join(lines)
