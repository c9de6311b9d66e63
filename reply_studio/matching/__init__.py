"""Likeness of passages and suggestions: alignments with evidence, and overlaps between units. Pure."""

from reply_studio.matching.align import align
from reply_studio.matching.habits import Habit, Habits
from reply_studio.matching.overlap import overlaps
from reply_studio.matching.parts import Alignment, Answer, Overlap, Part

__all__ = ["Alignment", "Answer", "Habit", "Habits", "Overlap", "Part", "align", "overlaps"]
