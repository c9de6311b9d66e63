"""Units' inputs side by side: what they answer, say twice or contradict, and what became of each passage.

What compares texts is loaded where it is asked for: the command line shows a case without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from reply_studio.merging.dispositions import Use, uses
from reply_studio.merging.kept import kept
from reply_studio.merging.labels import label_of, labels, labels_of, resolve_label
from reply_studio.merging.versions import Outdated, Revised, outdated, revisions

if TYPE_CHECKING:
    from reply_studio.merging.differing import BOTH, Differing, with_decisions
    from reply_studio.merging.view import (
        Disposition,
        MergeView,
        contradictions,
        input_parts,
        merge,
        suggestion_parts,
    )

__all__ = [
    "BOTH",
    "Differing",
    "Disposition",
    "MergeView",
    "Outdated",
    "Revised",
    "Use",
    "contradictions",
    "input_parts",
    "kept",
    "label_of",
    "labels",
    "labels_of",
    "merge",
    "outdated",
    "resolve_label",
    "revisions",
    "suggestion_parts",
    "uses",
    "with_decisions",
]

_LATER: Final = {
    **dict.fromkeys(("BOTH", "Differing", "with_decisions"), "differing"),
    **dict.fromkeys(("Disposition", "MergeView", "contradictions", "input_parts", "merge", "suggestion_parts"), "view"),
}
"""Name → the module that holds it."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
