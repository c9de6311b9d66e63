"""What is wrong with a Word template before a letter is printed with it: every fault at once, each with its place."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from reply_studio.checks.base import CheckContext
from reply_studio.checks.templates import RULES
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.letter.environment import environment
from reply_studio.letter.fields import FIELDS, PARAGRAPH_FIELDS
from reply_studio.letter.template_source import WHOLE, Line, Use, lines_of, source_of, uses_of
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import Reply

_SHOWN: Final = 60
_WAYS: Final = {"organ": {"organ", "organs"}}
"""Required field → those that may stand for it."""
_GLOBALS: Final = frozenset({"loop", "self", "super"})


class TemplateFault(NamedTuple):
    """A fault. ``kind``: unknown_field, missing_field, leak, lost_words, broken. ``paragraph`` counts from 1 in its
    part and is 0 where the fault has no place; ``quote`` is what stands there.
    """

    kind: str
    message: str
    part: str = ""
    paragraph: int = 0
    quote: str = ""
    hint: str = ""


def check(path: Path) -> tuple[TemplateFault, ...]:
    """All faults of a template, part by part from top to bottom; what it lacks comes last.

    Raises:
        InputError: the file cannot be read or is no Word file.
    """
    try:
        parts = lines_of(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error.strerror or error), where=str(path)) from error
    found: list[TemplateFault] = []
    used: list[Use] = []
    for lines in parts.values():
        uses, broken = _statements(lines)
        used += uses
        here = [*broken, *_unknown(uses, lines), *_leaks(lines), *_lost(lines)]
        found += sorted(here, key=lambda each: each.paragraph)
    return (*found, *_missing(used))


def _statements(lines: list[Line]) -> tuple[list[Use], list[TemplateFault]]:
    """What the statements of a part use. Where they do not fit together, every line is read by itself, so that a fault
    in one does not hide those in the others.
    """
    from jinja2 import TemplateSyntaxError

    try:
        return list(uses_of(environment().parse(source_of(lines)))), []
    except TemplateSyntaxError as error:
        at = lines[min(error.lineno, len(lines)) - 1]
        message = _("a statement is broken: {cause}").format(cause=error.message)
        return list(_one_by_one(lines)), [_fault("broken", message, at)]


def _one_by_one(lines: list[Line]) -> Iterator[Use]:
    from jinja2 import TemplateSyntaxError

    for number, line in enumerate(lines, 1):
        try:
            tree = environment().parse(source_of([line]))
        except TemplateSyntaxError:
            continue  # the part's own fault has been told; half a block does not stand alone
        for each in uses_of(tree):
            yield each._replace(line=number)


def _unknown(uses: Iterable[Use], lines: list[Line]) -> Iterator[TemplateFault]:
    known = {
        "field": [each.name for each in FIELDS],
        "paragraph": [each.name for each in PARAGRAPH_FIELDS],
        "filter": list(environment().filters),
    }
    looped = any("for " in each.text and " in body" in each.text for each in lines)
    for use in dict.fromkeys(each._replace(printed=False) for each in uses):
        names = known[use.kind]
        if use.name in names or (use.kind == "field" and (use.name in _GLOBALS or use.name in environment().globals)):
            continue
        if use.kind == "field" and looped and use.name == "p":
            continue  # the loop's own name, where the part could not be read whole
        yield _fault("unknown_field", _unknown_words(use), lines[use.line - 1], _nearest(use.name, names))


def _unknown_words(use: Use) -> str:
    if use.kind == "filter":
        return _("there is no filter \u201c{name}\u201d").format(name=use.name)
    if use.kind == "paragraph":
        return _("a paragraph has no field \u201c{name}\u201d").format(name=use.name)
    return _("there is no field \u201c{name}\u201d").format(name=use.name)


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return (
        _("did you mean \u201c{near}\u201d?").format(near=near[0]) if near else _("see: reply-studio template fields")
    )


def _missing(used: Iterable[Use]) -> Iterator[TemplateFault]:
    """Required fields that are printed nowhere; of ``body`` also the words of its paragraphs."""
    printed = {each.name for each in used if each.kind == "field" and each.printed}
    every = {each.name for each in used if each.kind == "field"}
    inner = {each.name for each in used if each.kind == "paragraph" and each.printed}
    for field in FIELDS:
        there = every if field.name == "body" else printed | (every & {"organs"})
        if field.required and not there & _WAYS.get(field.name, {field.name}):
            hint = _("for example: {example}").format(example=field.example)
            yield TemplateFault(
                "missing_field", _("the field \u201c{name}\u201d is missing").format(name=field.name), hint=hint
            )
    if "body" in every and not inner & {"text", "rest"}:
        yield TemplateFault("missing_field", _("the loop over \u201cbody\u201d prints no text"), hint="{{ p.text }}")


def _leaks(lines: list[Line]) -> Iterator[TemplateFault]:
    """Words of a form that nobody would fill in: 你(们), XX, blanks, instructions, prompts of Word."""
    for line in lines:
        if line.hint and line.words.strip():
            yield _fault("leak", _("a prompt of Word is left in the template"), line)
            continue
        paragraph = Paragraph(kind=Kind.PASSAGE, text=line.words)
        context = CheckContext(letter=Letter(paper="reply", paragraphs=(paragraph,)), reply=Reply())
        for rule in RULES:
            for fault in rule.check(context):
                yield _fault("leak", fault.message, line)._replace(quote=fault.quote[:_SHOWN])


def _lost(lines: list[Line]) -> Iterator[TemplateFault]:
    for line in lines:
        beside = WHOLE.sub("", line.text).strip()
        if beside and beside != line.text.strip():
            message = _("what stands beside a {%p ... %} statement is not printed")
            yield _fault("lost_words", message, line, _("give the statement a paragraph of its own"))


def _fault(kind: str, message: str, line: Line, hint: str = "") -> TemplateFault:
    return TemplateFault(kind, message, line.part, line.number, line.text.strip()[:_SHOWN], hint)
