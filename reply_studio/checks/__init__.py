"""The linter for official replies: one file a family, one registry."""
