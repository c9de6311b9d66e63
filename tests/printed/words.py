"""Words of made-up proposals, from ``tests/cases/printed_words.toml``."""

import tomllib
from pathlib import Path

WORDS = tomllib.loads((Path(__file__).parents[1] / "cases" / "printed_words.toml").read_text("utf-8"))
HAN = "一二三四五六七八九十"
CIRCLED = "\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468\u2469"
