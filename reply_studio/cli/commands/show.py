"""``show``: one case with its suggestions, outline and inputs."""

import click

from reply_studio.cli import diagnostics, output, showing
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.services.desk import open_case


@click.command("show", help=_("One case: suggestions with their marks, the outline, the units' inputs."))
@click.argument("case")
@click.option("--coverage", "covered", is_flag=True, help=_("only what answers each suggestion, and what is missing"))
@click.option("--format", "form", type=click.Choice(["text", "json", "toml"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, case: str, covered: bool, form: str) -> None:
    """Print the case, and on the other channel what a person should know of its files."""
    open_desk = desk(ctx)
    file = open_case(open_desk, case)
    if form == "json":
        output.document(showing.document(open_desk, file))
    elif form == "toml":
        for part in ("case", "proposal", "draft"):
            path = open_desk.store.path(file.case.id, part)
            output.raw(f"# {path.name}\n{path.read_text('utf-8')}\n")
    elif covered:
        output.line(showing.coverage_text(file))
    else:
        output.line(showing.text(open_desk, file))
    for each in open_desk.store.warnings(file.case.id):
        diagnostics.note(each)
