"""Writes the README's key table from the registry of commands. Run by ``make messages``."""

from pathlib import Path

from reply_studio.tui import commands, help_text, keymap
from reply_studio.tui.command import Command

README = Path(__file__).resolve().parents[2] / "README.md"
START, END = "<!-- keys: made from the registry of commands -->", "<!-- end of keys -->"
CONTEXTS = ("app", "list", "bench", "merge", "review", "correct", "editor")
"""What the README shows; the help (F1) shows all."""


def table() -> str:
    """One table a context: key, id for ``[keys]``, what it does, the command line's twin."""
    parts = []
    for context in CONTEXTS:
        rows = [_row(each) for each in commands.CONTEXTS[context] if each.all_keys]
        head = f"**{help_text.CONTEXT_NAMES[context]}**\n\n| key | id | does | command |\n|---|---|---|---|"
        parts.append("\n".join([head, *rows]))
    return "\n\n".join(parts)


def _row(command: Command) -> str:
    keys = " ".join(f"`{keymap.key_name(each)}`" for each in keymap.keys_of(command, {}))
    pipe = command.cli.replace("|", "\\|")
    twin = f"`{pipe}`" if pipe else ""
    told = command.help or command.label
    return f"| {keys} | `{command.id}` | {told} | {twin} |"


def with_table(readme: str) -> str:
    """The README with the table between its marks as it should be."""
    before, _mark, rest = readme.partition(START)
    _old, _mark, after = rest.partition(END)
    return f"{before}{START}\n\n{table()}\n\n{END}{after}"


def main() -> None:
    """Writes the README anew."""
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
