"""Families of fonts: a standard's name and the names under which foundries and systems sell it."""

import re
from typing import Final

FANG_SONG: Final = re.compile(r"仿宋|fang\s?song|FS_GB|FZFS", re.IGNORECASE)
SMALL_TITLE: Final = re.compile(r"小标宋|xiao\s?biao\s?song|FZXBS", re.IGNORECASE)
BLACK: Final = re.compile(r"黑体|sim\s?hei|heiti|FZHT", re.IGNORECASE)
KAI: Final = re.compile(r"楷体|kai\s?ti|simkai|楷书|FZKT", re.IGNORECASE)
SONG: Final = re.compile(r"^(?!.*仿宋)(?!.*fang).*(?:宋体|sim\s?sun|书宋|stsong)", re.IGNORECASE)
CHINESE: Final = re.compile(r"[\u3400-\u9fff]|song|hei|kai|fang|sun|ming|CJK", re.IGNORECASE)
"""A font made for Chinese text."""
