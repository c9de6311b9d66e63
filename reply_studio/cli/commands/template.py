"""``template``: what is wrong with the office's Word templates, and which fields they may use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reply_studio.cli import output
from reply_studio.cli.commands._shared import Group, desk
from reply_studio.errors import InputError
from reply_studio.i18n import _

if TYPE_CHECKING:
    from reply_studio.letter.fields import Field
    from reply_studio.letter.template_check import TemplateFault

command = Group("template", help=_("The office's Word templates."))


@command.command("check", help=_("Name every fault of templates at once; without FILE those of the workspace."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], form: str) -> int:
    """Print the faults; 1 where there are some."""
    from reply_studio.letter import template_check

    found = {path: template_check.check(path) for path in files or _own(ctx)}
    count = sum(map(len, found.values()))
    if form == "json":
        shown = [{"file": str(path), "faults": [each._asdict() for each in faults]} for path, faults in found.items()]
        output.document({"templates": shown, "summary": {"faults": count}})
    else:
        for path, faults in found.items():
            _tell(path, faults)
    return int(bool(count))


def _own(ctx: click.Context) -> Sequence[Path]:
    """The Word templates of the workspace, without the lock files that Word leaves."""
    folder = desk(ctx).templates
    found = sorted(each for each in folder.glob("*.docx") if not each.name.startswith("~$"))
    if not found:
        raise InputError(_("there is no such template"), where=str(folder), hint=_("see: reply-studio doctor"))
    return found


def _tell(path: Path, faults: Sequence["TemplateFault"]) -> None:
    if not faults:
        output.line(_("{file}: nothing wrong").format(file=path))
    for each in faults:
        place = _("{part}, paragraph {n}").format(part=each.part, n=each.paragraph) if each.paragraph else ""
        output.line(": ".join(word for word in (str(path), place, each.message) if word))
        if each.quote:
            output.line(f"    {each.quote}")
        if each.hint:
            output.line(f"    {each.hint}")


@command.command("fields", help=_("The fields that a template may use, with examples."))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=_("how to print it"))
def fields(form: str) -> None:
    """Print what there is to use."""
    from reply_studio.letter.fields import FIELDS, PARAGRAPH_FIELDS

    if form == "json":
        output.document({"fields": [*map(_shape, FIELDS)], "paragraph": [*map(_shape, PARAGRAPH_FIELDS)]})
        return
    output.line(_("fields of a letter:"))
    for each in FIELDS:
        _tell_field(each, each.name)
    output.line(_("fields of a paragraph ({loop}):").format(loop="{%p for p in body %} ... {%p endfor %}"))
    for each in PARAGRAPH_FIELDS:
        _tell_field(each, f"p.{each.name}")


def _shape(field: "Field") -> dict[str, Any]:
    return {**field._asdict(), "meaning": _(field.meaning)}


def _tell_field(field: "Field", name: str) -> None:
    output.line(f"  {{{{ {name} }}}}" + (" *" if field.required else "") + f"  {_(field.meaning)}")
    if field.example:
        output.line("      " + _("for example: {example}").format(example=field.example))
