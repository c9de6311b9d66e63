"""The same letter is the same file in forty processes, whatever their time zone, language, locale and hash seed."""

import itertools
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.programs import said
from tests.unit.letter.test_word import PRINT

ZONES = ("Asia/Shanghai", "America/New_York", "UTC", "Pacific/Auckland", "Asia/Kathmandu")
LOCALES = ("C", "C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8")
SEEDS = ("0", "4294967295")
PYTHONS = (sys.executable, *os.environ.get("RS_PYTHONS", "").split())
"""This Python, and others that have the project's dependencies, too."""

pytestmark = pytest.mark.soak


def test_one_digest_from_forty_processes(root: Path) -> None:
    def digest(given: tuple[str, ...]) -> str:
        python, zone, locale, seed = given
        more = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "PYTHONPATH": str(root)}
        return said([python, "-c", f"import os; os.chdir({str(root)!r}){PRINT}"], env={**os.environ, **more}).strip()

    given = list(itertools.product(PYTHONS, ZONES, LOCALES, SEEDS))
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(digest, given))
    assert len(found) >= 40
    assert len(set(found)) == 1
