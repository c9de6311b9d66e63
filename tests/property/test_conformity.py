"""Whatever the XML of a letter says, it is judged or refused with its name."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reply_studio.errors import InputError
from reply_studio.letter.conformity import judge
from reply_studio.letter.conformity.judging import CLAUSES
from tests.judged_letters import LETTERS, letter

VALUES = (
    "",
    "-1",
    "0",
    "9" * 20,
    "1e400",
    "nan",
    "inf",
    "auto",
    "甲",
    "FF",
    "none",
    "100%",
    "12pt",
    "-0.5mm",
    "１２",
    "true",
)
ATTRIBUTE = re.compile(r' [\w:]+="([^"]*)"')
EMPTY = re.compile(r"<w:\w+[^<>]*/>")
PARAGRAPH = re.compile(r"<w:p>.*?</w:p>")


@st.composite
def spoilt(draw):
    """A letter some of whose attributes say something else or nothing, whose elements are absent or stand twice."""
    name = draw(st.sampled_from(sorted(LETTERS)))
    parts = LETTERS[name]()
    for _turn in range(draw(st.integers(1, 6))):
        part = draw(st.sampled_from(sorted(parts)))
        source = parts[part]
        found = [*draw(st.sampled_from((ATTRIBUTE, EMPTY, PARAGRAPH))).finditer(source)]
        if not found:
            continue
        match = found[draw(st.integers(0, len(found) - 1))]
        first, last = match.span(1) if match.re is ATTRIBUTE and draw(st.booleans()) else match.span()
        new = (
            draw(st.sampled_from(VALUES)) if (first, last) != match.span() else match[0] * draw(st.sampled_from((0, 2)))
        )
        if match.re is ATTRIBUTE and (first, last) == match.span():
            new = ""
        parts = parts | {part: source[:first] + new + source[last:]}
    return letter(name, parts)


def judged(data):
    """The report, or the refusal."""
    try:
        return judge("x.docx", data, printing=False)
    except InputError as refused:
        return refused


@given(spoilt())
@settings(max_examples=150)
def test_every_file_is_judged_or_refused(data):
    found = judged(data)
    if isinstance(found, InputError):
        assert found.where == "x.docx"
        return
    assert len(found.verdicts) == len(CLAUSES)
    assert all(each.found or each.status == "pass" for each in found.verdicts)
