"""10,000 passages looked up among 10,000 suggestions of a workspace's history: time, memory, and how both grow."""

import random
import resource
import time
import tracemalloc
from itertools import pairwise

from reply_studio.matching.history import History, similar
from reply_studio.matching.parts import Part
from tests.made_texts import made_text

SIZES = (1_250, 2_500, 5_000, 10_000)
MOST_GROWTH = 1.35
"""Twice the texts take at most this much longer a query: far from twice, which would be quadratic in all."""


def texts(count: int, seed: int) -> list[Part]:
    """Made-up passages of some 130 characters."""
    rng = random.Random(seed)
    return [Part(key=f"s{n}", text=made_text(rng)) for n in range(count)]


def measure(size: int) -> tuple[float, float]:
    """Seconds to build the index over so many texts, and to look as many passages up in it."""
    history, passages = texts(size, 1), texts(size, 2)
    start = time.process_time()
    index = History(history)
    built = time.process_time()
    found = sum(len(similar(each, index)) for each in passages)
    done = time.process_time()
    print(
        f"{size:6} texts: index {built - start:6.2f} s, {size} passages {done - built:6.2f} s "
        f"({(done - built) / size * 1000:.2f} ms each, {found / size:.1f} found)",
        flush=True,
    )
    return built - start, done - built


def main() -> bool:
    """Prints the figures; false where the time of a query grows with the number of texts."""
    each = [sum(measure(size)) / size for size in SIZES]
    tracemalloc.start()
    index = History(texts(SIZES[-1], 1))
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"memory: index of {len(index)} texts {held / 1e6:.0f} MB, {peak / 1e6:.0f} MB while it is built;", end=" ")
    print(f"whole process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    growth = [later / earlier for earlier, later in pairwise(each)]
    print("time a passage, each doubling: " + ", ".join(f"x{step:.2f}" for step in growth))
    return all(step <= MOST_GROWTH for step in growth)


if __name__ == "__main__":
    main()
