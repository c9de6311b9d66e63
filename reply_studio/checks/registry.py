"""All rules, in the order of their codes, and the run of them over one letter."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from reply_studio.checks import (
    attachments,
    classes,
    closings,
    coverage,
    dates,
    details,
    figures,
    form,
    identity,
    inputs,
    language,
    offices,
    parties,
    privacy,
    promises,
    signing,
    templates,
)
from reply_studio.checks.base import CheckContext, Fault, Finding, Rule, Severity, Where
from reply_studio.config import Checks
from reply_studio.errors import InputError, UsageError
from reply_studio.i18n import _
from reply_studio.model.letter import Paragraph

RULES: Final[tuple[Rule, ...]] = (
    *coverage.RULES,
    *inputs.RULES,
    *identity.RULES,
    *parties.RULES,
    *offices.RULES,
    *signing.RULES,
    *figures.RULES,
    *dates.RULES,
    *promises.RULES,
    *classes.RULES,
    *form.RULES,
    *language.RULES,
    *details.RULES,
    *attachments.RULES,
    *closings.RULES,
    *privacy.RULES,
    *templates.RULES,
)

FAMILIES: Final = ("CV", "ID", "FG", "DT", "PR", "CL", "FM", "LG", "PV", "TP")
"""Coverage, identity, figures, dates, promises, class, form, language, privacy, templates."""

_IGNORE: Final = "config.toml [checks] ignore"
_SEVERITY: Final = "config.toml [checks] severity"
_BY_CODE: Final = {each.code: each for each in RULES}
_ELSEWHERE: Final = 1_000_000
"""Sorts what has no place in the letter behind all that has one."""


def run(context: CheckContext, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the rules find in a letter, sorted by place.

    ``select`` and ``ignore`` hold codes or the beginnings of codes (``CV``, ``ID1``); an empty ``select`` means all
    rules. What the office's configuration ignores stays out unless its very code is selected.

    How grave a rule is may be set in the configuration, for every fault it finds.

    Raises:
        UsageError: a selector fits no rule.
        InputError: the configuration names a check that there is none of.
    """
    settings = context.config.checks
    graver = severities(settings) if settings != Checks() else {}
    found = [
        (_place(context, fault), _finding(context, rule, fault, graver.get(rule.code)))
        for rule in chosen(select, ignore, settings.ignore)
        for fault in rule.check(context)
    ]
    unique: dict[tuple[str, Where], tuple[tuple[int, int], Finding]] = {}
    for place, each in found:
        unique.setdefault((each.code, each.where), (place, each))
    return tuple(each for place, each in sorted(unique.values(), key=lambda pair: (pair[0], pair[1].code)))


def chosen(select: Iterable[str], ignore: Iterable[str], configured: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that the selectors leave, in the order of the registry."""
    wanted, unwanted = _known(select), _known(ignore)
    silent = _known(configured)
    return tuple(
        each
        for each in RULES
        if (not wanted or each.code.startswith(wanted))
        and not each.code.startswith(unwanted)
        and not (each.code.startswith(silent) and each.code not in wanted)
    )


def severities(settings: Checks) -> Mapping[str, Severity]:
    """Code → severity as the office's configuration sets it; a family or beginning of codes sets all of its rules.

    Raises:
        InputError: a code there that no rule has, with the nearest that one has.
    """
    for table, codes in ((_IGNORE, settings.ignore), (_SEVERITY, settings.severity)):
        for each in codes:
            if not _fits(each.strip().upper()):
                raise InputError(
                    _("there is no check “{code}”").format(code=each) + _near(each),
                    where=table,
                    hint=_("families: {families}").format(families=" ".join(FAMILIES)),
                )
    longest_last = sorted(settings.severity.items(), key=lambda pair: len(pair[0]))
    return {
        rule.code: Severity(severity)
        for code, severity in longest_last
        for rule in RULES
        if rule.code.startswith(code.strip().upper())
    }


def _near(code: str) -> str:
    """The nearest known code or family in words; "" where none is near."""
    known = [*FAMILIES, *_BY_CODE]
    near = difflib.get_close_matches(code.strip().upper(), known, n=1)
    return _("; did you mean “{near}”?").format(near=near[0]) if near else ""


def explain(code: str) -> str:
    """A rule in words: what should hold, how grave the opposite is, a wrong and a right example.

    Raises:
        UsageError: no rule has this code.
    """
    rule = _BY_CODE.get(code.strip().upper())
    if rule is None:
        raise _unknown(code)
    grave = {"error": _("error"), "warning": _("warning"), "info": _("info")}[rule.severity]
    mends = (_("can be fixed: check CASE --fix"),) if rule.mends else ()
    return "\n".join([f"{rule.code} ({grave})", _(rule.title), *_examples(rule.doc), *mends])


def _examples(doc: str) -> Iterable[str]:
    """The docstring's example lines with their labels in the reader's language."""
    labels = {"Wrong:": _("Wrong:"), "Right:": _("Right:")}
    for line in doc.splitlines():
        label, _gap, words = line.strip().partition(" ")
        if label in labels:
            yield f"{labels[label]} {words.strip()}"


def _known(selectors: Iterable[str]) -> tuple[str, ...]:
    given = tuple(each.strip().upper() for each in selectors if each.strip())
    for each in given:
        if not _fits(each):
            raise _unknown(each)
    return given


def _fits(code: str) -> bool:
    """A family, a code, or the beginning of codes."""
    return bool(code) and (code in FAMILIES or any(rule.code.startswith(code) for rule in RULES))


def _unknown(code: str) -> UsageError:
    return UsageError(
        _("there is no check “{code}”").format(code=code) + _near(code),
        hint=_("families: {families}").format(families=" ".join(FAMILIES)),
    )


def _place(context: CheckContext, fault: Fault) -> tuple[int, int]:
    """Position of the paragraph and of the quote in it."""
    paragraphs = context.letter.paragraphs
    same = (at for at, each in enumerate(paragraphs) if each is fault.paragraph)
    equal = (at for at, each in enumerate(paragraphs) if each == fault.paragraph)
    position = next(same, None)
    position = next(equal, _ELSEWHERE) if position is None else position
    return position, max(fault.paragraph.text.find(fault.quote), 0) if fault.paragraph else 0


def _finding(context: CheckContext, rule: Rule, fault: Fault, severity: Severity | None) -> Finding:
    paragraph = fault.paragraph
    return Finding(
        code=rule.code,
        severity=_milder(severity or rule.severity, fault.severity) if severity else fault.severity or rule.severity,
        message=fault.message,
        where=Where(
            file=(context.file if fault.file is None else fault.file) or None,
            anchor=fault.anchor or _anchor(context, paragraph),
            line=paragraph.line if paragraph else None,
            quote=fault.quote,
        ),
        expected=fault.expected,
        fix=fault.fix,
        mend=fault.mend,
    )


def _milder(configured: Severity, told: Severity | None) -> Severity:
    """What the office has set, unless this fault is told to be less than that."""
    order = list(Severity)
    return configured if told is None else max(configured, told, key=order.index)


def _anchor(context: CheckContext, paragraph: Paragraph | None) -> str | None:
    """The paragraph's own anchor; in a letter of ours, where it has none, what it is: ``title``, ``date``."""
    if paragraph is None:
        return None
    return paragraph.anchor or (paragraph.kind.value if context.composed else None)
