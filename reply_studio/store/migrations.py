"""The schema number at the top of every file."""

from collections.abc import Mapping
from typing import Any, Final

SCHEMA: Final = 1
"""What this version writes. A file of an older schema would be lifted here, step by step, while it is read."""


def schema_fault(tree: Mapping[str, Any]) -> str:
    """Why a file's schema number forbids reading it, in words; "" when it is the one we write."""
    from reply_studio.i18n import _

    found = tree.get("schema")
    if found is None:
        return _("the line \u201cschema = 1\u201d is missing; the file may have been cut off")
    if type(found) is not int or found < 1:
        return _("schema must be a whole number from 1 on, not {found}").format(found=found)
    if found > SCHEMA:
        return _("the file was made by a newer Reply Studio (schema {found}); this one knows {known}").format(
            found=found, known=SCHEMA
        )
    return ""
