"""Loads of the store with real processes, in the size that the suite or the soak asks for."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.store_cases import new_case, open_store

ROOT = Path(__file__).resolve().parents[1]


def start(module: str, *arguments: Any) -> subprocess.Popen[str]:
    """A tool of tests/tools as a process of its own."""
    command = [sys.executable, "-m", f"tests.tools.{module}", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def report(process: subprocess.Popen[str]) -> Any:
    """What the tool printed; its failure is the test's."""
    out, err = process.communicate(timeout=1200)
    assert process.returncode == 0, err
    return json.loads(out)


def killed_everywhere(drafts: Path, rounds: int) -> None:
    """Every step of a commit was hit, and the tool found nothing lost (it fails otherwise)."""
    told = report(start("store_crash", drafts, 29, rounds))
    assert set(told["killed"]) >= set(told["steps"])
    assert {"blob:before-write", "journal:after-fsync", "part:after-replace", "head:before-replace"} <= set(
        told["steps"]
    )
    assert told["acknowledged"] > 0
    assert told["finished_later"] > 0


def two_writers(drafts: Path, each: int) -> None:
    """Two processes, one case: what was acknowledged is in the file and in the journal, once; nobody collides on parts
    of their own."""
    store = open_store(drafts)
    case = new_case(store)
    told = [report(each) for each in [start("store_writers", drafts, case, name, each) for name in ("lin", "su")]]
    acknowledged = [text for one in told for text in one["acknowledged"]]
    file = store.load(case)
    assert len(acknowledged) == 2 * each
    assert sorted(note.text for note in file.draft.notes) == sorted(acknowledged)
    assert sorted(act.data["text"] for act in file.acts if act.act == "note") == sorted(acknowledged)
    assert len(file.inputs) == 2 * (each // 10)
    assert len({note.id for note in file.draft.notes}) == 2 * each
    assert store.verify(case) == []
