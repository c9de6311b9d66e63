"""The command-line library's own words follow the language of the interface and leave the environment alone."""

import os
import sys

import pytest

from reply_studio import bootstrap, i18n
from reply_studio.cli import speech
from reply_studio.cli.main import run

MISSING = "\u7f3a\u5c11\u53c2\u6570"
"""缺少参数."""
WRONG = "\u53d6\u503c\u4e0d\u5bf9"
"""取值不对."""
ENGLISH = {"list": "Invalid value for '--state'", "point": "Missing argument"}
CHINESE = {"list": WRONG, "point": MISSING}
CALLS = {"list": ("list", "--state", "nonsense"), "point": ("point",)}


@pytest.fixture(params=["zh_CN.UTF-8", "en_US.UTF-8", "C", ""])
def locale(request, monkeypatch):
    """The person's locale, which --lang overrules."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    if request.param:
        monkeypatch.setenv("LANG", request.param)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("command", ["list", "point"])
def test_a_wrong_call_is_told_in_the_language_asked_for(capsys, command):
    """A wrong value and a missing argument are told in Chinese and in English, whatever the locale is."""
    for language, told in (("zh", CHINESE), ("en", ENGLISH), ("zh", CHINESE)):
        assert run(["--lang", language, *CALLS[command]]) == 2
        err = capsys.readouterr().err
        assert told[command] in err
        assert ("Usage:" in err) == (language == "en")


@pytest.mark.parametrize("given", [None, "fr"])
def test_the_variable_is_the_persons_again_afterwards(monkeypatch, capsys, given):
    """LANGUAGE is after a call what it was before it."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    if given:
        monkeypatch.setenv("LANGUAGE", given)
    run(["--lang", "zh", "point"])
    capsys.readouterr()
    assert os.environ.get("LANGUAGE") == given


@pytest.mark.parametrize("given", [None, "fr"])
def test_a_program_that_a_command_starts_gets_the_persons_environment(tmp_path, monkeypatch, capsys, given):
    """The editor sees LANGUAGE as the person set it, not as the library's words needed it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    if given:
        monkeypatch.setenv("LANGUAGE", given)
    office = bootstrap.make_workspace(tmp_path / "office", "", bootstrap.packaged("samples", "config.toml"))
    page = bootstrap.packaged("samples") / "page.txt"
    assert run(["-C", str(office), "--lang", "zh", "import", str(page)]) == 0
    case = next(each.name for each in (office / "drafts").iterdir() if each.is_dir())
    seen, editor = tmp_path / "seen", tmp_path / "editor.py"
    editor.write_text(f"import os\nopen({str(seen)!r}, 'w').write(repr(os.environ.get('LANGUAGE')))\n", "utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    code = run(["-C", str(office), "--lang", "zh", "edit", case])
    assert code == 0, capsys.readouterr()
    assert seen.read_text("utf-8") == repr(given)


def test_outside_a_call_a_command_sees_the_environment_as_it_is(monkeypatch):
    """Without a call around it there is nothing to restore."""
    monkeypatch.setenv("LANGUAGE", "fr")
    with speech.of_the_person():
        assert os.environ["LANGUAGE"] == "fr"
    assert os.environ["LANGUAGE"] == "fr"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("point", "29"), "\u7f3a\u5c11\u53c2\u6570\u201cPOINT\u201d\u3002"),
        (("list", "--format", "x"), "\u201ctable\u201d\u3001\u201cjson\u201d\u3001\u201ccsv\u201d\u3002"),
        (("frobnicate",), "\u201cfrobnicate\u201d\u3002"),
    ],
)
def test_a_chinese_refusal_has_chinese_marks(capsys, arguments, told):
    """Stops, colons, quotes and the marks of a list, also those that the library itself puts between words."""
    assert run(["--lang", "zh", *arguments]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "'" not in err
    assert ": " not in err


def test_names_in_a_row_are_parted_as_the_language_writes_it():
    """The Chinese enumeration comma, or a comma and a blank; one name alone stands alone."""
    before = i18n.language()
    try:
        i18n.activate("zh")
        assert i18n.listed(["\u7532", "\u4e59"]) == "\u7532\u3001\u4e59"
        i18n.activate("en")
        assert i18n.listed(iter(["a", "b"])) == "a, b"
        assert i18n.listed(["a"]) == "a"
        assert i18n.listed([]) == ""
    finally:
        i18n.activate(before)
