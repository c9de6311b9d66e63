"""A bar for long work: on standard error, and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FEW = 5
"""Work of so few pieces needs no bar."""


@contextmanager
def bar(count: int, label: str) -> Iterator[Callable[[], None]]:
    """Inside, each call is one piece done."""
    if count < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr, show_pos=True) as shown:
        yield lambda: shown.update(1)
