"""The common base of all values: frozen, keyword-only, compared by content."""

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable record. ``msgspec.structs.replace`` makes a changed copy."""
