"""The common base of all values: frozen, keyword-only, compared by content."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable record. ``msgspec.structs.replace`` makes a changed copy."""
