"""Words on the screen in another language, after it was switched: which message they were, and how it reads there.

Only for what stands on the screen already and is not made anew: a question that waits for its answer.
"""

import gettext
import re
from functools import lru_cache
from typing import Final, NamedTuple

from reply_studio import i18n

_FIELD: Final = re.compile(r"\{(\w+)\}")
_WORDS: Final = 2
"""Letters that a message with fields must have beside them: otherwise it would be found in anybody's words."""


class Form(NamedTuple):
    """A message with fields: how it reads in one language, as a pattern, and in the other."""

    pattern: re.Pattern[str]
    other: str


def retold(text: str, before: str) -> str:
    """Lines that were told in the language ``before`` in the active one; what is no message stays as it is."""
    if before == i18n.language():
        return text
    return "\n".join(_line(each, before) for each in text.split("\n"))


def exact(text: str, before: str) -> str:
    """A message without fields in the active language; other words, which may be anybody's, stay as they are."""
    return text if before == i18n.language() else _known(before).get(text, text)


def _line(line: str, before: str) -> str:
    known = _known(before)
    if line in known:
        return known[line]
    for form in _forms(before):
        found = form.pattern.fullmatch(line)
        if found:
            return form.other.format(**{name: known.get(each, each) for name, each in found.groupdict().items()})
    return line


def _pairs(before: str) -> list[tuple[str, str]]:
    """Every message in the language ``before`` and in the other one; those with the most letters of their own first."""
    catalogue = gettext.translation(i18n.DOMAIN, i18n.folder(), ["zh_CN"], fallback=True)
    messages = getattr(catalogue, "_catalog", {})
    pairs = [(english, chinese) for english, chinese in messages.items() if isinstance(english, str) and english]
    found = [(chinese, english) if before == "zh" else (english, chinese) for english, chinese in pairs]
    return sorted(found, key=lambda pair: -len(_FIELD.sub("", pair[0])))


@lru_cache(maxsize=2)
def _known(before: str) -> dict[str, str]:
    return {one: other for one, other in _pairs(before) if not _FIELD.search(one)}


@lru_cache(maxsize=2)
def _forms(before: str) -> tuple[Form, ...]:
    return tuple(
        Form(_pattern(one), other)
        for one, other in _pairs(before)
        if set(_FIELD.findall(one)) == set(_FIELD.findall(other)) and _is_form(one)
    )


def _is_form(message: str) -> bool:
    fields = _FIELD.findall(message)
    own = sum(each.isalpha() for each in _FIELD.sub("", message))
    return bool(fields) and len(set(fields)) == len(fields) and own >= _WORDS and "{" not in _FIELD.sub("", message)


def _pattern(message: str) -> re.Pattern[str]:
    parts = _FIELD.split(message)
    told = (f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return re.compile("".join(told))
