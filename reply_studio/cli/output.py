"""The only writer to stdout: text for people, one JSON document for programs."""

import json
import sys
from typing import Any

import msgspec

from reply_studio.text.width import printable


def line(text: str = "") -> None:
    """One line of text. What came from outside cannot move the cursor or colour the screen."""
    sys.stdout.write("\n".join(printable(each) for each in text.split("\n")) + "\n")


def document(value: Any) -> None:
    """One JSON document, Chinese not escaped, with a trailing newline."""
    sys.stdout.write(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=1) + "\n")


def raw(text: str) -> None:
    """Text that is data for another program (TOML, CSV), as it is."""
    sys.stdout.write(text)
