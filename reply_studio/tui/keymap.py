"""Keys: Textual's bindings from the registry, a person's own keys from config.toml, and the names people read."""

from collections.abc import Iterator, Mapping

from textual.binding import Binding, BindingType
from textual.keys import KEY_ALIASES, Keys, _character_to_key, format_key, key_to_character

from reply_studio.errors import InputError
from reply_studio.i18n import N_, _
from reply_studio.tui import commands
from reply_studio.tui.command import Command

SAME_IN_A_TERMINAL = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+[": "escape",
}
"""What a terminal sends for these is what it sends for another key: they cannot be told apart."""

_NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "space": N_("Space"),
    "up": N_("Up"),
    "down": N_("Down"),
    "left": N_("Left"),
    "right": N_("Right"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
    "delete": N_("Del"),
    "insert": N_("Ins"),
    "backspace": N_("Backspace"),
}
ALONE = {"dialog", "question", "picker"}
"""Contexts before which the application's own commands step back."""
_MODIFIERS = ("ctrl", "shift", "alt", "super", "meta", "hyper")


def bindings(*names: str) -> list[BindingType]:
    """The bindings of contexts (``list``) or single commands (``dialog.cancel``), for a class's ``BINDINGS``.

    Descriptions are message ids; nobody shows them.
    """
    wanted = [each for name in names for each in commands.CONTEXTS.get(name) or (commands.find(name),)]
    return [Binding(each.all_keys, each.action, each.label, show=False, id=each.id) for each in wanted if each.all_keys]


def overrides(wanted: Mapping[str, str]) -> dict[str, str]:
    """A person's own keys, by command id, as ``App.set_keymap`` takes them.

    Raises:
        InputError: an unknown command, an unknown key, or two commands of one context on one key; both are named.
    """
    keymap = {name: ",".join(_read(name, keys)) for name, keys in wanted.items()}
    for context in commands.CONTEXTS:
        _refuse_clashes(context, keymap)
    return keymap


def _read(name: str, keys: str) -> Iterator[str]:
    known = [each.id for each in commands.every()]
    if name not in known:
        raise _wrong(name, _unknown(name, known))
    for each in keys.split(","):
        typed = each.strip()
        key = _character_to_key(typed) if len(typed) == 1 else typed.lower()
        if key in SAME_IN_A_TERMINAL:
            raise _wrong(
                name, _("a terminal cannot tell {key} from {same}").format(key=key, same=SAME_IN_A_TERMINAL[key])
            )
        if len(typed) != 1 and not _is_key(key):
            raise _wrong(name, _("\u201c{key}\u201d is no key").format(key=typed))
        yield key


def _wrong(name: str, message: str) -> InputError:
    return InputError(
        message,
        where=f"config.toml [keys] {name}",
        hint=_('write for example: "list.open" = "enter, ctrl+o"'),
    )


def _unknown(name: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    told = _("there is no command \u201c{name}\u201d").format(name=name)
    return told + (_("; did you mean \u201c{near}\u201d?").format(near=near[0]) if near else "")


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    if any(each not in _MODIFIERS for each in modifiers):
        return False
    return (
        len(last) == 1 or last in {each.value for each in Keys} or last in KEY_ALIASES or bool(key_to_character(last))
    )


def _refuse_clashes(context: str, keymap: Mapping[str, str]) -> None:
    """One key, one command: within a context, and against those of the whole application."""
    taken: dict[str, Command] = {}
    for each in (*commands.CONTEXTS["app"], *(commands.CONTEXTS[context] if context != "app" else ())):
        for key in keys_of(each, keymap):
            other = taken.setdefault(key, each)
            if other.id != each.id and not _may_share(other, each):
                told = _("{key} cannot be both {first} and {second}").format(key=key, first=other.id, second=each.id)
                raise _wrong(each.id if each.id in keymap else other.id, told)


def _may_share(one: Command, other: Command) -> bool:
    """Dialogs stand alone: a key of theirs may mean something else elsewhere."""
    return one.context != other.context and bool(ALONE & {one.context, other.context})


def keys_of(command: Command, keymap: Mapping[str, str]) -> list[str]:
    """The command's keys: a person's own where there are some, else as shipped."""
    return [each for each in keymap.get(command.id, command.all_keys).split(",") if each]


def first_key(command: Command, keymap: Mapping[str, str]) -> str:
    """The command's first key as people read it, "" where it has none."""
    keys = keys_of(command, keymap)
    return key_name(keys[0]) if keys else ""


def told_key(command_id: str, wanted: Mapping[str, str]) -> str:
    """A command's first key for a hint; ``wanted`` is the table ``[keys]`` as written."""
    keys = wanted.get(command_id) or commands.find(command_id).all_keys
    return key_name(keys.split(",")[0].strip().lower())


def key_name(key: str) -> str:
    """``ctrl+pageup`` → ``ctrl-PgUp``; ``f3`` → ``F3``; ``fullwidth_colon`` → the character."""
    *modifiers, last = key.split("+")
    return "-".join([*modifiers, _plain_name(last, bool(modifiers))])


def _plain_name(key: str, modified: bool) -> str:
    if key in _NAMES:
        return _(_NAMES[key])
    if len(key) == 1:
        return key.upper() if modified else key
    return key_to_character(key) or (format_key(key) if len(format_key(key)) == 1 else key.upper())
