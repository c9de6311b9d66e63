"""``list``: the cases, most pressing first."""

import click

from reply_studio.cli import output, tables
from reply_studio.cli.commands._shared import desk
from reply_studio.i18n import _
from reply_studio.model.case import ROLES
from reply_studio.model.workflow import State
from reply_studio.services import summary

_COLUMNS = ("case", "number", "title", "type", "role", "state", "due", "handler", "answered", "suggestions")


@click.command("list", help=_("The cases of the workspace, most pressing first."))
@click.option("--state", type=click.Choice([each.value for each in State]), help=_("only cases in this state"))
@click.option("--flag", type=click.Choice(summary.FLAGS), help=_("only cases with this flag"))
@click.option("--role", type=click.Choice(ROLES), help=_("only cases in which we have this role"))
@click.option("--filter", "words", metavar="TEXT", default="", help=_("only cases with these words"))
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def command(ctx: click.Context, state: str, flag: str, role: str, words: str, form: str) -> None:
    """Print the rows that meet the conditions."""
    found = summary.select(summary.rows(desk(ctx)), state=state or "", flag=flag or "", role=role or "", words=words)
    if form == "json":
        output.document({"cases": [tables.public(each) for each in found]})
    elif form == "csv":
        output.raw(tables.csv_text([*_COLUMNS, "flags", "error"], found))
    else:
        output.line(tables.case_table(found))
