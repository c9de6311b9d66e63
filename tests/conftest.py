"""Fixtures that every part of the suite may use."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from reply_studio import i18n

if TYPE_CHECKING:
    from reply_studio.services.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _english() -> None:
    """Messages are English in every test that does not ask for Chinese, whatever ran before it."""
    i18n.activate("en")


@pytest.fixture
def needs() -> Callable[[str], str]:
    """``needs("soffice")`` → its path; skips with the reason where it is absent, fails under RS_CI=1."""

    def want(tool: str) -> str:
        return shutil.which(tool) or _absent(tool)

    return want


def _absent(what: str) -> NoReturn:
    reason = f"{what} is not installed here"
    if os.environ.get("RS_CI") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def office_python(needs: Callable[[str], str]) -> str:
    """The Python that LibreOffice's bridge is made for; absent, as ``needs``."""
    needs("soffice")
    python = "/usr/bin/python3"
    if not Path(python).is_file() or subprocess.run([python, "-c", "import uno"], check=False, timeout=60).returncode:
        _absent("LibreOffice's Python bridge")
    return python


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    """A desk on an empty workspace."""
    from tests.desks import desk_at

    return desk_at(tmp_path)


@pytest.fixture
def shared() -> Path:
    """The folder of gold sets beside the project; skips on a clone that has none."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this clone")
    return SHARED


@pytest.fixture
def root() -> Path:
    """The project's root folder."""
    return ROOT
