"""All benchmarks, one after another; exit 1 where a limit does not hold. A name runs only that one: ``bench_start``."""

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(
        each.name for each in pkgutil.iter_modules([str(Path(__file__).parent)]) if each.name.startswith("bench_")
    )


def main(wanted: list[str]) -> int:
    """Runs them; each prints its own lines."""
    failed = []
    for name in wanted or names():
        print(f"-- {name}", flush=True)
        if importlib.import_module(f"tests.bench.{name}").main() is False:
            failed.append(name)
    if failed:
        print("over the limit:", ", ".join(failed))
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
