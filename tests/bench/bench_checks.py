"""The checks: three-page letters a second on one core, long letters, and a letter whose one passage changes."""

import statistics
import sys
import time

from reply_studio.checks import run
from tests import made_letters

LETTERS = 1_000
PAGES = (30, 100, 300)
KEYS = 60
LIMIT = 30.0
"""Milliseconds for a check while somebody types."""


def letters_a_second(count: int = LETTERS) -> float:
    """Whole checks of letters that the checks have not seen."""
    given = [made_letters.context(3, seed) for seed in range(count)]
    start = time.process_time()
    for each in given:
        run(each)
    return count / (time.process_time() - start)


def seconds_for(pages: int) -> float:
    """One check of a letter of so many pages."""
    given = made_letters.context(pages, pages)
    start = time.process_time()
    run(given)
    return time.process_time() - start


def milliseconds_a_key(keys: int = KEYS) -> tuple[float, float]:
    """Median and worst of checking a three-page letter anew after each character typed into one passage."""
    given = made_letters.context(3, 5)
    run(given)
    times = []
    for n in range(keys):
        given = made_letters.retyped(given, 8, "全市公共服务设施布局进一步优化"[n % 15])
        start = time.perf_counter()
        run(given)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


def main() -> bool:
    """Prints the numbers; ``False`` where typing waits longer than the limit."""
    median, worst = milliseconds_a_key()
    print(f"a check after each key, 3 pages: {median:.1f} ms (worst {worst:.1f}, limit {LIMIT:.0f})")
    for pages in PAGES:
        taken = seconds_for(pages)
        print(f"{pages} pages: {taken:.2f} s ({taken / pages * 1000:.1f} ms a page)")
    print(f"three-page letters: {letters_a_second():.0f} a second")
    return median <= LIMIT


if __name__ == "__main__":
    sys.exit(not main())
