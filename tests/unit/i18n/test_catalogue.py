"""The Chinese catalogue is complete, compiled, and written as Chinese is."""

import ast
import re
import string
from pathlib import Path

import click
import pytest

from reply_studio import i18n
from reply_studio.i18n import _
from tests.tools import messages

HAN = "[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"(?<={HAN})[,:;?!()](?={HAN})|(?<={HAN})[,:;?!(](?={{)|(?<=}})[,;?!)](?={HAN})")
CATALOG = messages.read()
TRANSLATED = [(messages.singular(each.id), each) for each in CATALOG if each.id]


def text(message):
    """The one Chinese form: Chinese does not count in its grammar."""
    return message.string if isinstance(message.string, str) else message.string[0]


def fields(words):
    """The placeholders of a message, with their formats."""
    return {(name, form, kind) for _text, name, form, kind in string.Formatter().parse(words) if name is not None}


def test_the_compiled_catalogue_is_the_written_one():
    """``make messages`` was run after the last change of the .po file."""
    assert messages.MO.read_bytes() == messages.mo_bytes(messages.PO.read_bytes())


def test_every_message_of_the_source_is_translated_and_nothing_else_is():
    """A new message without Chinese words, or words for a message that is gone, are told by their ids."""
    wanted = {messages.singular(each) for each in messages.collected()}
    assert sorted(wanted - {id_ for id_, each in TRANSLATED if text(each)}) == []
    assert sorted({id_ for id_, _each in TRANSLATED} - wanted) == []
    assert list(CATALOG.obsolete) == []


def test_a_message_and_its_translation_have_the_same_placeholders():
    """What the source fills in is what the Chinese words ask for; a counting message may use those of either form."""
    wrong = []
    for id_, each in TRANSLATED:
        forms = (id_,) if isinstance(each.id, str) else each.id
        allowed = [fields(form) for form in forms]
        if fields(text(each)) not in [*allowed, set().union(*allowed)]:
            wrong.append(id_)
    assert wrong == []


def test_counting_messages_use_only_what_both_forms_are_given():
    """The library fills both forms of a pair with the same values, so one Chinese form can serve for both."""
    pairs = [each for each in messages.CLICK if isinstance(each, tuple)]
    assert pairs
    for one, many in pairs:
        translated = text(CATALOG.get((one, many)))
        assert {name for name, _form, _kind in fields(translated)} <= {
            name for form in (one, many) for name, _form, _kind in fields(form)
        }


def test_chinese_sentences_have_full_width_punctuation():
    """No ASCII comma, colon, semicolon, question or exclamation mark or bracket stands between Chinese
    characters, or between one and a placeholder.
    """
    assert [id_ for id_, each in TRANSLATED if HALF_WIDTH.search(text(each))] == []


def test_brackets_and_quotation_marks_come_in_pairs():
    """Every bracket or quotation mark that a translation opens is closed in it."""
    for opening, closing in ("\uff08\uff09", "\u201c\u201d", "()", "[]"):
        assert [id_ for id_, each in TRANSLATED if text(each).count(opening) != text(each).count(closing)] == []


def test_leading_spaces_are_kept():
    """The indent of a message is that of its translation."""
    for id_, each in TRANSLATED:
        assert re.match(r"\s*", id_)[0] == re.match(r"\s*", text(each))[0], id_


def literals(folder):
    """All strings that stand in the library's source."""
    for path in Path(folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_librarys_messages_are_those_of_the_installed_library():
    """A message that the command-line library words anew would fall back to English unnoticed."""
    known = set(literals(Path(click.__file__).parent))
    wanted = {form for each in messages.CLICK for form in ([each] if isinstance(each, str) else each)}
    assert sorted(wanted - known) == []


def test_one_process_switches_between_the_languages():
    """The language can be changed at any time, and back."""
    before = i18n.language()
    try:
        seen = []
        for wanted in ("zh", "en", "zh"):
            i18n.activate(wanted)
            seen.append((i18n.language(), _("every suggestion is answered")))
    finally:
        i18n.activate(before)
    assert [language for language, _words in seen] == ["zh", "en", "zh"]
    assert seen[0] == seen[2]
    assert seen[1][1] == "every suggestion is answered"
    assert re.search(HAN, seen[0][1])


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"LANG": "en_GB.UTF-8"}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({}, "zh"), ({"LC_ALL": "C"}, "zh")],
)
def test_auto_follows_the_locale_and_falls_back_to_chinese(monkeypatch, environment, expected):
    """English where the locale says so, otherwise Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.from_environment() == expected
