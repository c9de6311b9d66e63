"""A workspace of the fictional office and the command line on it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reply_studio import bootstrap
from reply_studio.cli.main import run

SAMPLES = bootstrap.packaged("samples")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace of 云川市民政局; the index's cache is a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return bootstrap.make_workspace(tmp_path / "office", "", bootstrap.packaged("samples", "config.toml"))


@pytest.fixture
def cli(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """``cli("list", "--format", "json")`` runs the command in the workspace, in English by default."""

    def call(*arguments: str | Path, lang: str = "en", at: Path | None = None) -> Result:
        capsys.readouterr()
        code = run(["-C", str(at or workspace), "--lang", lang, *map(str, arguments)])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def case(cli: Callable[..., Result]) -> str:
    """The sample page imported, with both units' letters; the outline is still empty."""
    made = cli("import", SAMPLES / "page.txt", "--format", "json").json["imported"][0]["case"]
    for name in ("letter-czj.txt", "letter-scj.docx"):
        assert cli("import", SAMPLES / name, "--as", "input", "--case", made).code == 0
    return str(made)
