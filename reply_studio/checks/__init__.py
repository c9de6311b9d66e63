"""The linter for official replies: one file a family, one registry."""

from reply_studio.checks.base import CheckContext, Finding, Joined, Mend, Severity, Where
from reply_studio.checks.equations import Equation
from reply_studio.checks.figures import equations
from reply_studio.checks.registry import FAMILIES, RULES, explain, run

__all__ = [
    "FAMILIES",
    "RULES",
    "CheckContext",
    "Equation",
    "Finding",
    "Joined",
    "Mend",
    "Severity",
    "Where",
    "equations",
    "explain",
    "run",
]
