"""The registry: one table feeds keys, last line, palette and help, so they cannot disagree."""

import re

import pytest
from textual import actions
from textual.app import App
from textual.keys import key_to_character

from reply_studio.cli.main import COMMANDS as CLI
from reply_studio.config import Config
from reply_studio.errors import InputError
from reply_studio.tui import commands, help_text, keymap
from reply_studio.tui.app import StudioApp
from reply_studio.tui.screens import (
    broken,
    correcting,
    dialogs,
    importing,
    merging,
    picker,
    reader,
    reviewing,
    workspace,
)
from reply_studio.tui.screens.choosing import ChooseSeveral
from reply_studio.tui.screens.list import CaseList
from reply_studio.tui.screens.workbench import Workbench
from reply_studio.tui.widgets.passage_editor import PassageEditor

EVERY = list(commands.every())
PLACES = {
    "app": (StudioApp,),
    "list": (CaseList,),
    "bench": (Workbench,),
    "correct": (correcting.Correcting,),
    "merge": (merging.Merging,),
    "review": (reviewing.Reviewing,),
    "editor": (PassageEditor, Workbench),
    "dialog": (dialogs.Choose,),
    "several": (ChooseSeveral,),
    "question": (dialogs.Confirm,),
    "reader": (reader.Reader,),
    "broken": (broken.Broken,),
    "picker": (picker.Picker,),
    "outcome": (importing.Outcome,),
    "workspace": (workspace.NewWorkspace,),
}


def test_ids_are_unique_ascii_and_begin_with_their_context():
    """config.toml names them: they never change and say where they belong."""
    ids = [each.id for each in EVERY]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+\.[a-z_0-9]+", each.id) and each.id.isascii() for each in EVERY)
    assert all(each.id.partition(".")[0] == context for context, those in commands.CONTEXTS.items() for each in those)
    assert all(each.context == context for context, those in commands.CONTEXTS.items() for each in those)


def test_the_keys_as_shipped_clash_nowhere():
    """No key means two things in one place."""
    assert keymap.overrides({}) == {}


@pytest.mark.parametrize("command", [each for each in EVERY if each.all_keys], ids=lambda each: each.id)
def test_every_command_with_keys_has_one_that_passes_an_input_method(command):
    """Plain characters are only extra, and a terminal can tell every key from the others."""
    plain = [key for key in command.keys.split(",") if (key_to_character(key) or "").isprintable()]
    assert not [key for key in plain if key_to_character(key)]
    assert command.keys
    assert not set(command.all_keys.split(",")) & set(keymap.SAME_IN_A_TERMINAL)


@pytest.mark.parametrize("command", EVERY, ids=lambda each: each.id)
def test_every_command_can_be_run_where_it_belongs(command):
    """Its action is a method of the application, the screen or the widget of its context."""
    _where, name, _parameters = actions.parse(command.action)
    assert any(hasattr(place, f"action_{name}") for place in PLACES[command.context])


@pytest.mark.parametrize("command", [each for each in EVERY if each.cli], ids=lambda each: each.id)
def test_every_twin_on_the_command_line_exists(command):
    """What the help says of the command line is true."""
    name = command.cli.split()[0]
    assert name in CLI or name.startswith("--")


def test_every_context_has_a_name_in_the_help():
    """The help can head each part."""
    assert set(help_text.CONTEXT_NAMES) == set(commands.CONTEXTS)


def test_the_bindings_carry_the_ids():
    """So that a person's own keys find them."""
    assert {each.id for each in keymap.bindings("list")} == {each.id for each in commands.CONTEXTS["list"]}
    assert [each.id for each in keymap.bindings("dialog.cancel")] == ["dialog.cancel"]
    assert issubclass(StudioApp, App)


def test_own_keys_take_the_place_of_the_shipped_ones():
    """Characters may be written as such."""
    assert keymap.overrides({"list.open": "enter, Ctrl+O", "list.filter": "/"}) == {
        "list.open": "enter,ctrl+o",
        "list.filter": "slash",
    }


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"list.opn": "f5"}, ["list.opn", "list.open"]),
        ({"list.open": "f4"}, ["f4", "list.open", "list.import"]),
        ({"list.open": "f1"}, ["f1", "app.help", "list.open"]),
        ({"list.open": "ctrl+i"}, ["ctrl+i", "tab"]),
        ({"list.open": "nokey"}, ["nokey"]),
        ({"list.open": ""}, ["list.open"]),
        ({"list.open": "f13", "list.check": "f13"}, ["f13", "list.open", "list.check"]),
        ({"question.yes": "enter"}, ["enter", "question.no", "question.yes"]),
    ],
)
def test_wrong_keys_are_refused_and_say_which(keys, told):
    """Unknown commands and keys, and two commands on one key, are named."""
    with pytest.raises(InputError) as caught:
        keymap.overrides(keys)
    assert all(each in str(caught.value) for each in told)


def test_keys_are_written_as_people_read_them():
    """No underscores, no names of characters."""
    names = [keymap.key_name(each) for each in ("ctrl+p", "f3", "slash", "fullwidth_colon", "shift+tab", "G")]
    assert names == ["ctrl-P", "F3", "/", "\uff1a", "shift-Tab", "G"]


def test_the_settings_know_the_keys():
    """[keys] of config.toml is a table of strings; the screens judge what is in it."""
    assert Config(keys={"list.open": "f5"}).keys == {"list.open": "f5"}
