"""Every paper with every text from outside: right on the paper, or refused with its field; the same bytes anywhere."""

import os
import sys

import pytest

from reply_studio.errors import InputError
from reply_studio.text.normalise import squeeze
from tests.all_papers import FIELDS, PAPERS, plain
from tests.programs import said

MARK = "云川甲乙丙"
ODD = (
    (
        "甲<b>&amp;</b> ]]> & {{ title }} {% if x %} {_{ y }_} {%p for z %} ${7*7} %s {0} “双”和\"直\"和‘单’和'直'"
        "\U0001f9d3\U0001f468\u200d\U0001f469\U00020bb7\U0002a6d6乙"
    ),
    "社" * 10_000,
)
CONTROLS = ("\x1b", "\x85", "\u2028", "\ud800")
SIGNS = {"request", "sign-off-sheet", "differences"}
"""Papers for inside the house and for other units, which show a sign for a control character."""


def found(text: str) -> str:
    """What two prints of the same words share: quotes within quotes change their form."""
    return squeeze(text).replace("'", '"')


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str], bool]:
    """Paper and field → whether the paper prints the field."""
    return {
        (paper, field): MARK in make(put(plain(), MARK))[1]
        for paper, make in PAPERS.items()
        for field, put in FIELDS.items()
    }


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("paper", PAPERS)
def test_odd_texts_come_out_as_they_are(printed, paper, field):
    """Markup, template signs, quotes, characters beyond the first plane, paragraphs of ten thousand characters."""
    for text in ODD:
        words = PAPERS[paper](FIELDS[field](plain(), text))[1]
        assert not printed[paper, field] or found(text) in found(words)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("paper", PAPERS)
def test_control_characters_are_refused_with_their_field(printed, paper, field):
    """Or, on papers that stay between offices, shown as a sign; on none that does not print the field."""
    for character in CONTROLS:
        words = FIELDS[field](plain(), f"甲{character}乙")
        if printed[paper, field] and paper not in SIGNS:
            with pytest.raises(InputError, match=rf"U\+{ord(character):04X}") as caught:
                PAPERS[paper](words)
            assert caught.value.where
        else:
            assert character not in PAPERS[paper](words)[1]


def test_every_field_stands_on_some_paper_and_every_paper_has_some(printed):
    papers = {paper for (paper, _field), there in printed.items() if there}
    fields = {field for (_paper, field), there in printed.items() if there}
    assert papers == set(PAPERS)
    assert set(FIELDS) - fields <= {"body"}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"},
        {"TZ": "Asia/Shanghai", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "3", "PYTHONUTF8": "1"},
    ],
    ids=lambda given: given["TZ"],
)
def test_the_same_case_gives_the_same_bytes_anywhere(root, surroundings):
    """One SHA-256 a paper, whatever the time zone, the locale and the seed of hashes."""
    command = [sys.executable, "-m", "tests.all_papers"]
    here = os.environ | {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    first = said(command, env=here | {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"})
    assert said(command, env=here | surroundings) == first
    assert len(first.splitlines()) == len(PAPERS)
