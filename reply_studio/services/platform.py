"""The letter for a proposal system: a plain text with its fields, each within the length that the system takes."""

import difflib
import json
from collections.abc import Iterable
from pathlib import Path

import msgspec

from reply_studio.composing import profile_of
from reply_studio.composing.platform import LABELS, Field, platform_fields, platform_text
from reply_studio.config import Platform
from reply_studio.errors import InputError
from reply_studio.i18n import _, listed
from reply_studio.model.base import Value
from reply_studio.services import joining, own_part
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.issued_letters import standing_letter


class Filled(Value):
    """The fields that were written, and their file."""

    path: Path
    fields: tuple[Field, ...] = ()

    @property
    def over(self) -> tuple[Field, ...]:
        """Those that are longer than the system takes."""
        return tuple(each for each in self.fields if each.over)


def fill(desk: Desk, wanted: str, target: Path | None = None) -> Filled:
    """Writes the fields as text, as JSON where ``target`` ends in .json: of the letter that the case stands at. A
    field that is too long is written whole; whoever calls says it.

    Raises:
        InputError: config.toml names a field that there is none of, or a text holds a control character.
        StorageError: the file could not be written.
    """
    own = open_case(desk, wanted)
    own_part.refuse_letterless(own)
    file = joining.answering(desk, own)
    letter = standing_letter(desk, file)
    fields = chosen(platform_fields(file, profile_of(desk.config), letter), desk.config.platform)
    path = target or desk.store.path(own.case.id, "case").with_name("platform.txt")
    text = _json(fields) if path.suffix.lower() == ".json" else platform_text(fields)
    desk.write(path, text.encode("utf-8"))
    return Filled(path=path, fields=fields)


def chosen(fields: Iterable[Field], wanted: Platform) -> tuple[Field, ...]:
    """The fields that the office's system has, in its order, with its limits.

    Raises:
        InputError: a name that is no field's.
    """
    known = {each.key: each for each in fields}
    for name in (*wanted.fields, *wanted.limits, *wanted.labels):
        _refuse_unknown(name)
    return tuple(
        msgspec.structs.replace(
            known[key], limit=wanted.limits.get(key, 0), label=wanted.labels.get(key, known[key].label)
        )
        for key in wanted.fields or LABELS
    )


def _refuse_unknown(name: str) -> None:
    if name not in LABELS:
        near = difflib.get_close_matches(name, LABELS, n=1)
        raise InputError(
            _("\u201c{name}\u201d is no field of the platform text").format(name=name),
            where="config.toml [platform]",
            hint=(
                _("did you mean \u201c{near}\u201d?").format(near=near[0])
                if near
                else _("known: {known}").format(known=listed(LABELS))
            ),
        )


def _json(fields: Iterable[Field]) -> str:
    rows = [
        {
            "field": each.key,
            "label": each.label,
            "text": each.text,
            "characters": len(each.text),
            "limit": each.limit or None,
            "over": each.over,
        }
        for each in fields
    ]
    return json.dumps({"fields": rows}, ensure_ascii=False, indent=1) + "\n"
