"""Interface languages by gettext: message ids are English, Chinese is the default."""

import gettext
import os
from importlib import resources
from typing import Final

LANGUAGES: Final = ("zh", "en")
DOMAIN: Final = "reply_studio"
_LOCALE: Final = {"zh": "zh_CN", "en": "en"}

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def _(message: str) -> str:
    """The message in the active language; the English id where a translation is missing."""
    return _active.gettext(message)


def N_(message: str) -> str:
    """Marks a message for translation where it is defined; translate with ``_`` where it is shown."""
    return message


def language() -> str:
    """The active language: ``zh`` or ``en``."""
    return _language


def from_environment() -> str:
    """``en`` where the locale says English, otherwise ``zh``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def activate(wanted: str) -> None:
    """Switch the process to ``zh``, ``en`` or ``auto`` (the locale's)."""
    global _active, _language  # noqa: PLW0603  # one language a process, as gettext itself has it
    chosen = wanted if wanted in LANGUAGES else from_environment()
    folder = resources.files("reply_studio") / "resources" / "locale"
    if chosen == "en":
        _active = gettext.NullTranslations()
    else:
        with resources.as_file(folder) as path:
            _active = gettext.translation(DOMAIN, str(path), [_LOCALE[chosen]], fallback=True)
    _language = chosen
