"""Words on the screen told again in the other language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio import i18n
from reply_studio.i18n import _
from reply_studio.i18n.retelling import exact, retold

PLAIN = ["What is the result?", "No", "Yes", "Who signed the sheet?"]
FILLED = [
    ("What comes next for {case}?", {"case": "2026-t-0029"}),
    ("Hand {n} open cases of {of} to {to}?", {"n": "3", "of": "林知远", "to": "苏明远"}),
    ("reason: {value}", {"value": "请核实[red]数据[/]"}),
]


def both(message, fields):
    """The message in Chinese and in English."""
    told = []
    for language in ("zh", "en"):
        i18n.activate(language)
        told.append(_(message).format(**fields))
    return told


@pytest.mark.parametrize(("message", "fields"), [*((each, {}) for each in PLAIN), *FILLED])
def test_a_message_is_told_in_the_other_language_and_back(message, fields):
    chinese, english = both(message, fields)
    assert chinese != english
    i18n.activate("en")
    assert retold(chinese, "zh") == english
    i18n.activate("zh")
    assert retold(english, "en") == chinese


def test_every_line_is_told_for_itself():
    chinese, english = both("reason: {value}", {"value": "一"})
    i18n.activate("en")
    assert retold(f"{chinese}\n某人的话\n{chinese}", "zh") == f"{english}\n某人的话\n{english}"


@given(st.text(alphabet="甲乙丙丁{}[]\\ .*", max_size=12), st.sampled_from(["zh", "en"]))
def test_what_is_no_message_stays(words, before):
    i18n.activate("en" if before == "zh" else "zh")
    assert retold(words, before) == words
    assert exact(words, before) == words


def test_in_the_same_language_nothing_changes():
    i18n.activate("zh")
    assert retold("Yes", "zh") == "Yes"
