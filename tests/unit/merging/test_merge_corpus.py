"""The merge on the gold cases, read by our own parsers: the figures we promise."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

import msgspec

from reply_studio.merging import merge
from reply_studio.merging.view import whole_text
from reply_studio.model.case import Case, CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.reply import ReplyPassage
from reply_studio.parsing import read, understand

ALIGNED, FIRST, TWICE, DIFFERING, DECOYS = 0.88, 0.90, 0.90, 0.95, 0


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_merge", shared / "corpus" / "tools" / "score_merge.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def contribution(path: Path, place: int) -> Contribution:
    reply = understand(read(path.name, path.read_bytes()), "input").replies[0]
    named = tuple(msgspec.structs.replace(each, id=f"u{place}1-{n}") for n, each in enumerate(reply.passages, 1))
    name = path.stem.removeprefix("input-")
    return Contribution(unit=f"u{place}", name=name, version=1, reply=msgspec.structs.replace(reply, passages=named))


def case(folder: Path) -> CaseFile:
    item = understand(read("proposal.txt", (folder / "proposal.txt").read_bytes()), "proposal").item
    assert item
    inputs = tuple(contribution(path, place) for place, path in enumerate(sorted(folder.glob("input-*.txt")), 1))
    return CaseFile(case=Case(id=folder.name), proposal=item.proposal, draft=Draft(), inputs=inputs)


@cache
def scores(shared: Path) -> tuple[dict[bool, list[dict]], ModuleType]:
    tool = scorer(shared)
    folders = [each for each in sorted((shared / "corpus" / "merge").iterdir()) if each.is_dir()]
    results = {each.name: json.loads(msgspec.json.encode(merge(case(each)))) for each in folders}
    return {
        sure: [tool.score(tool.Case(each), results[each.name], sure_only=sure) for each in folders]
        for sure in (False, True)
    }, tool


def total(parts: list[dict], key: str) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(each[key] for each in parts), strict=True)))


def test_the_figures_on_the_gold_cases_hold(shared):
    scored, tool = scores(shared)
    every = scored[False]
    found, answered = total(every, "top1")
    assert tool.f1(*total(every, "align"))[2] >= ALIGNED
    assert found / answered >= FIRST
    assert tool.f1(*total(every, "overlap"))[2] >= TWICE
    assert tool.f1(*total(every, "conflict"))[2] >= DIFFERING
    assert total(every, "decoys")[0] <= DECOYS
    assert sum(each["unknown"] for each in every) == 0


def test_what_is_sure_is_hardly_ever_wrong(shared):
    scored, _tool = scores(shared)
    right, claimed, _gold = total(scored[True], "align")
    assert claimed >= 40
    assert claimed - right <= claimed * 0.02


def test_the_whole_text_of_a_passage_names_marker_and_heading():
    heading = ReplyPassage(id="1", marker="二、", heading="下一步打算", text="年底前完成普查。", level=1)
    assert whole_text(heading) == "二、下一步打算\n年底前完成普查。"
    assert whole_text(msgspec.structs.replace(heading, heading="盘活存量空间")) == "二、盘活存量空间。年底前完成普查。"
