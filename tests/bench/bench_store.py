"""Loading and committing a draft of 4,500 characters; the index of 10,000 cases, cold and warm."""

import shutil
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import msgspec

from reply_studio.model.act import Act
from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.services.ports import Change
from reply_studio.store.files import FileStore
from reply_studio.store.index import Index
from reply_studio.store.toml_text import parsed
from tests.store_cases import letter, new_case, open_store

CASES = 10_000
ROUNDS = 50
SENTENCE = "自2024年以来,全市村(社区)法律顾问参与社区议事协商,提供意见建议,化解矛盾纠纷。"


def long_draft(characters: int = 4500) -> Draft:
    """A draft of so many characters: eight points with three passages each."""
    text = (SENTENCE * (characters // 24 // len(SENTENCE) + 1))[: characters // 24]
    origins = (Origin(input="u1-v1", passage="u1v1-1", sha="9f2c41aa"),)
    passages = {f"a{n}": Passage(id=f"a{n}", text=text, origins=origins) for n in range(9, 33)}
    keys = list(passages)
    points = tuple(
        ReplyPoint(
            id=f"p{n}", answers=("s1",), status="done", heading="加强领导", progress=tuple(keys[n * 3 - 3 : n * 3])
        )
        for n in range(1, 9)
    )
    return Draft(points=points, passages=passages, last_id=32)


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> str:
    """Median and 95th percentile of some work by the clock, and the processor's share of it."""
    times = []
    processor = time.process_time()
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    processor = (time.process_time() - processor) * 1000 / rounds
    times.sort()
    worst = times[int(rounds * 0.95) - 1]
    return f"{statistics.median(times):.2f} ms (95th percentile {worst:.2f}, processor {processor:.2f}, n={rounds})"


def one_case(store: FileStore) -> str:
    """The id of a case with the long draft and an input."""
    case = new_case(store)
    file = store.load(case)
    changes = {
        "draft": Change(new=long_draft(), expected=file.revisions["draft"]),
        "inputs/u1-v1": Change(new=letter()),
    }
    store.commit(case, changes, [Act(act="edit")])
    return case


def commit(store: FileStore, case: str, turn: list[int]) -> None:
    """One passage of the long draft changed."""
    turn[0] += 1
    file = store.load(case)
    changed = msgspec.structs.replace(file.draft.passages["a9"], text=f"{SENTENCE}{turn[0]}")
    draft = msgspec.structs.replace(file.draft, passages={**file.draft.passages, "a9": changed})
    store.commit(case, {"draft": Change(new=draft, expected=file.revisions["draft"])}, [Act(act="edit")])


def main() -> bool:
    """Prints the figures; there is no limit to hold."""
    with tempfile.TemporaryDirectory() as base:
        root = Path(base) / "drafts"
        store = open_store(root)
        case = one_case(store)
        turn = [0]
        text = store.path(case, "draft").read_text("utf-8")
        print(f"store: tomllib alone on the draft {milliseconds(lambda: tomllib.loads(text))}")
        print(f"       load, first time {milliseconds(lambda: (parsed.cache_clear(), store.load(case)))}")
        print(f"       load again {milliseconds(lambda: store.load(case))}")
        print(f"       load and commit {milliseconds(lambda: commit(store, case, turn))}")
        print(f"       verify {milliseconds(lambda: store.verify(case))}")
        files = {f"2025-j-{n:05}" for n in range(CASES - 1)}
        second = one_case(store)
        for name in files:
            shutil.copytree(root / second, root / name)
            for part, words in (("case", second), ("draft", "加强领导"), ("proposal", "完善")):
                path = root / name / f"{part}.toml"
                path.write_text(path.read_text("utf-8").replace(words, name), "utf-8")
        index = Index(root, Path(base) / "cache")
        print(f"       index of {CASES + 1:,}: cold {milliseconds(lambda: index.rows(lambda i: row(store, i)), 1)}")
        time.sleep(3)
        print(f"       once more {milliseconds(lambda: index.rows(lambda i: row(store, i)), 1)}")
        print(f"       warm {milliseconds(lambda: index.rows(lambda i: row(store, i)), 9)}")
    return True


def row(store: FileStore, case: str) -> dict[str, object]:
    """What a list shows of a case."""
    file = store.load(case)
    return {"case": case, "title": file.proposal.title, "points": len(file.draft.points), "acts": len(file.acts)}


if __name__ == "__main__":
    sys.exit(not main())
