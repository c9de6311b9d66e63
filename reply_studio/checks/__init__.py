"""The linter for official replies: one file a family, one registry."""

from reply_studio.checks.base import CheckContext, Finding, Severity, Where
from reply_studio.checks.registry import explain, run

__all__ = ["CheckContext", "Finding", "Severity", "Where", "explain", "run"]
