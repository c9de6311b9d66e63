"""Units' inputs side by side: what they answer, say twice or contradict, and what became of each passage."""

from reply_studio.merging.differing import BOTH, Differing, with_decisions
from reply_studio.merging.dispositions import Use, uses
from reply_studio.merging.kept import kept
from reply_studio.merging.labels import label_of, labels, labels_of, resolve_label
from reply_studio.merging.versions import Outdated, Revised, outdated, revisions
from reply_studio.merging.view import Disposition, MergeView, contradictions, input_parts, merge, suggestion_parts

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
