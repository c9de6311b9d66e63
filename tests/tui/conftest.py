"""Screens under test touch neither the home folder nor another test's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reply_studio import i18n
from reply_studio.services import paging
from reply_studio.services.arrival import Request
from reply_studio.services.desk import Desk
from reply_studio.services.intake import receive
from tests.tui.corrections import PARKING


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """State, cache and settings of the screens live in the test's folder; reports too."""
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr(paging, "can_count", lambda: False)  # no LibreOffice behind a test's back
    before = i18n.language()
    yield
    i18n.activate(before)


@pytest.fixture
def parking(desk: Desk) -> str:
    """The case of a text that was read wrongly."""
    return receive(desk, "parking.txt", PARKING.encode(), Request()).case
