"""An act of the journal in words: who did what, and what matters of it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from reply_studio.config import Config
from reply_studio.i18n import N_, _, listed
from reply_studio.model.act import Act
from reply_studio.services.rights import name_of

_SILENT: Final = frozenset({"binding", "state", "sha", "evidence", "sources", "step", "letter", "votes", "more"})
"""What programs read and people need not."""

_LABELS: Final = {
    "reason": N_("reason: {value}"),
    "number": N_("number {value}"),
    "date": N_("dated {value}"),
    "label": N_("step {value}"),
    "bypass": N_("passed the rule: {value}"),
    "on_behalf": N_("signed on paper by {value}"),
    "stands_for": N_("for {value}"),
    "sheet": N_("sheet {value}"),
    "digest": N_("text {value}"),
    "version": N_("version {value}"),
    "until": N_("until {value}"),
    "result": N_("result {value}"),
    "to": N_("to {value}"),
    "unit": N_("unit {value}"),
    "text": N_("\u201c{value}\u201d"),
    "on": N_("on {value}"),
    "file": N_("file {value}"),
    "signer": N_("signed by {value}"),
}
_PEOPLE: Final = ("on_behalf", "stands_for", "to", "before")
"""Fields that hold a login."""


def who(done: Act, config: Config) -> str:
    """The person's name; with the system's login beside it where it is another one."""
    name = name_of(config, done.who)
    return name if done.login in ("", done.who) else f"{name} ({done.login})"


def details(done: Act, config: Config) -> str:
    """What the act says beside its name, "" for nothing."""
    told = [_field(name, value, config) for name, value in done.data.items() if name not in _SILENT]
    flags = [_(word) for key, word in _FLAGS.items() if done.data.get(key)]
    return listed([*flags, *(each for each in told if each)])


_FLAGS: Final = {
    "single": N_("single-user mode"),
    "edited": N_("with an edit of their own"),
}


def _field(name: str, value: Any, config: Config) -> str:
    if name in _FLAGS or value in (None, "", [], {}) or isinstance(value, Mapping):
        return ""
    named: Callable[[Any], str] = (lambda each: name_of(config, str(each))) if name in _PEOPLE else str
    shown = listed([named(each) for each in value]) if isinstance(value, list) else named(value)
    return _(_LABELS[name]).format(value=shown) if name in _LABELS else f"{name}={shown}"
