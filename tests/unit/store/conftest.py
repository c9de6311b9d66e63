"""A drafts folder, the store on it, a case in it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reply_studio.store.files import FileStore
from tests.store_cases import new_case, open_store


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def store(drafts: Path) -> FileStore:
    return open_store(drafts)


@pytest.fixture
def case(store: FileStore) -> str:
    """The id of the case, freshly made."""
    return new_case(store)


@pytest.fixture
def folder(drafts: Path, case: str) -> Path:
    """The case's folder."""
    return drafts / case


@pytest.fixture
def quick_drafts() -> Iterator[Path]:
    """A drafts folder in memory where the system has one: for loads whose subject is not the disk."""
    memory = Path("/dev/shm")  # a folder of our own is made in it
    place = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield place / "drafts"
    shutil.rmtree(place)
