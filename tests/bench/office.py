"""A workspace with many cases and a warm index. The folders are empty but for a few whole cases."""

import datetime as dt
import os
import random
from pathlib import Path
from typing import Any

from reply_studio import bootstrap
from reply_studio.store.index import Index

TOPICS = (
    "社区养老服务",
    "老年助餐",
    "城乡社区协商",
    "儿童托管",
    "老旧小区加装电梯",
    "困境儿童保障",
    "殡葬服务",
    "志愿服务",
)
VERBS = ("关于进一步推进{}工作的建议", "关于加强{}的建议", "关于完善{}体系建设的提案", "关于规范{}管理的建议")
NAMES = ("赵清和", "钱若谷", "孙知微", "李望舒", "民盟云川市委员会", "市工商联", "周以宁", "吴朝晖")


def row(number: int, chance: random.Random) -> dict[str, Any]:
    """A made-up row, as ``summary.describe`` makes it."""
    total = chance.randint(2, 6)
    day = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randint(0, 700))
    return {
        "case": f"2026-t-{number:04d}",
        "number": f"2026{number:04d}",
        "title": chance.choice(VERBS).format(chance.choice(TOPICS)),
        "type": "proposal",
        "body": "政协云川市委员会",
        "session": "7-5",
        "proposers": chance.sample(NAMES, chance.randint(1, 3)),
        "role": chance.choice(("lead", "lead", "co", "sole")),
        "state": chance.choice(("received", "drafting")),
        "flags": [],
        "due": day.isoformat(),
        "handler": chance.choice(("lin", "su")),
        "answered": chance.randint(0, total),
        "suggestions": total,
        "inputs": chance.randint(0, 1),
        "inputs_expected": chance.randint(0, 2),
        "findings": None,
        "error": None,
    }


def make(folder: Path, count: int) -> Path:
    """The workspace; its index is warm for ``XDG_CACHE_HOME`` as it is now."""
    root = bootstrap.make_workspace(folder, "", bootstrap.packaged("samples", "config.toml"))
    drafts = root / "drafts"
    for number in range(1, count + 1):
        case = drafts / f"2026-t-{number:04d}"
        case.mkdir()
        os.utime(case, (1_700_000_000, 1_700_000_000))
    chance = random.Random(7)
    made = {each["case"]: each for each in (row(number, chance) for number in range(1, count + 1))}
    Index(drafts).rows(made.__getitem__)
    return root
