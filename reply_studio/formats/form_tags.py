"""Tags of the content controls in a form for units: what a filled form says of itself, whoever renamed the file.

A tag is ``rs:case:2025-t-0029``, ``rs:unit:sfj``, ``rs:head:progress`` above a column, or ``rs:s3:row`` with the
suggestion's id at the beginning of a row. The answers themselves stand in plain cells: controls around paragraphs are
garbled by LibreOffice (7.4 repeats the first paragraph for every run in it), those inside a line are not.

A received tag is text from outside: it is compared with what is known and never becomes a path.
"""

import re
from typing import Final, NamedTuple

CASE: Final = "case"
UNIT: Final = "unit"
HEAD: Final = "head"
ROW: Final = "row"
PROGRESS: Final = "progress"
PLAN: Final = "plan"
WHO: Final = "who"
WHEN: Final = "when"
COLUMNS: Final = (PROGRESS, PLAN, WHO, WHEN)

HEADS: Final = {PROGRESS: "办理情况", PLAN: "下步计划", WHO: "责任单位", WHEN: "完成时限"}
"""What is printed above the columns: a form that lost its controls is read by these words."""

CASE_LABEL: Final = "办件编号"
UNIT_LABEL: Final = "征求单位"
"""What is printed before the case's id and the unit's name."""

_TAG: Final = re.compile(r"rs:(?P<what>[a-z][a-z0-9]{0,15}):(?P<value>[A-Za-z0-9-]{1,44})")


class Tag(NamedTuple):
    """A tag's two parts: ``case``, ``unit`` or ``head`` with the value, or a suggestion's id with ``row``."""

    what: str
    value: str


def write_tag(what: str, value: str) -> str:
    """The tag as it stands in the form."""
    return f"rs:{what}:{value}"


def read_tag(text: str) -> Tag | None:
    """The tag, or ``None`` where a control is not one of ours."""
    found = _TAG.fullmatch(text.strip())
    return Tag(found["what"], found["value"]) if found else None
