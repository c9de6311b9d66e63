"""All rules, in the order of their codes, and the run of them over one letter."""

from collections.abc import Iterable
from typing import Final

from reply_studio.checks import (
    classes,
    coverage,
    dates,
    figures,
    form,
    identity,
    inputs,
    language,
    offices,
    parties,
    privacy,
    promises,
    templates,
)
from reply_studio.checks.base import CheckContext, Fault, Finding, Rule, Where
from reply_studio.errors import UsageError
from reply_studio.i18n import _

RULES: Final[tuple[Rule, ...]] = (
    *coverage.RULES,
    *inputs.RULES,
    *identity.RULES,
    *parties.RULES,
    *offices.RULES,
    *figures.RULES,
    *dates.RULES,
    *promises.RULES,
    *classes.RULES,
    *form.RULES,
    *language.RULES,
    *privacy.RULES,
    *templates.RULES,
)

FAMILIES: Final = ("CV", "ID", "FG", "DT", "PR", "CL", "FM", "LG", "PV", "TP")
"""Coverage, identity, figures, dates, promises, class, form, language, privacy, templates."""

_BY_CODE: Final = {each.code: each for each in RULES}
_ELSEWHERE: Final = 1_000_000
"""Sorts what has no place in the letter behind all that has one."""


def run(context: CheckContext, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the rules find in a letter, sorted by place.

    ``select`` and ``ignore`` hold codes or the beginnings of codes (``CV``, ``ID1``); an empty ``select`` means all
    rules. What the office's configuration ignores stays out unless its very code is selected.

    Raises:
        UsageError: a selector fits no rule.
    """
    found = [
        (_place(context, fault), _finding(context, rule, fault))
        for rule in chosen(select, ignore, context.config.checks.ignore)
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


def explain(code: str) -> str:
    """A rule in words: what should hold, how grave the opposite is, a wrong and a right example.

    Raises:
        UsageError: no rule has this code.
    """
    rule = _BY_CODE.get(code.strip().upper())
    if rule is None:
        raise _unknown(code)
    grave = {"error": _("error"), "warning": _("warning"), "info": _("info")}[rule.severity]
    return "\n".join([f"{rule.code} ({grave})", _(rule.title), *_examples(rule.doc)])


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
        if each not in FAMILIES and not any(rule.code.startswith(each) for rule in RULES):
            raise _unknown(each)
    return given


def _unknown(code: str) -> UsageError:
    return UsageError(
        _("there is no check “{code}”").format(code=code),
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


def _finding(context: CheckContext, rule: Rule, fault: Fault) -> Finding:
    paragraph = fault.paragraph
    return Finding(
        code=rule.code,
        severity=fault.severity or rule.severity,
        message=fault.message,
        where=Where(
            file=(context.file if fault.file is None else fault.file) or None,
            anchor=fault.anchor or (paragraph.anchor if paragraph else "") or None,
            line=paragraph.line if paragraph else None,
            quote=fault.quote,
        ),
        expected=fault.expected,
        fix=fault.fix,
    )
