"""A desk on a real store in a temporary folder, with a fixed clock and a case ready to work at."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from reply_studio import bootstrap
from reply_studio.letter.word import WordPrinter
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.services.desk import Desk
from reply_studio.signing.port import PackageSigner
from reply_studio.store.atomic import Hook, no_hook, write_file
from reply_studio.store.files import FileStore
from reply_studio.store.index import Index
from reply_studio.store.numbers import FileNumbers
from tests.builders import case_file, office

MORNING = dt.datetime(2025, 6, 30, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class StoppedClock:
    """A clock that stands still."""

    def today(self) -> dt.date:
        return MORNING.date()

    def now(self) -> dt.datetime:
        return MORNING


def desk_at(root: Path, *, who: str = "lin", hook: Hook = no_hook) -> Desk:
    """The desk of one person on the workspace in ``root``; several people may sit at one workspace."""
    (root / "drafts").mkdir(parents=True, exist_ok=True)
    if not (root / "templates").exists():
        (root / "templates").symlink_to(bootstrap.packaged("templates"))
    clock = StoppedClock()
    return Desk(
        root=root,
        config=office(),
        store=FileStore(root / "drafts", who=who, login=who, now=clock.now, hook=hook, wait=2.0),
        index=Index(root / "drafts", cache_dir=root / "cache"),
        printer=WordPrinter(),
        numbers=FileNumbers(root / "drafts" / ".office", now=clock.now),
        clock=clock,
        who=who,
        write=write_file,
        earlier=Index(root / "drafts", cache_dir=root / "cache", kind="earlier"),
        signer=PackageSigner(),
    )


def with_case(desk: Desk, file: CaseFile | None = None) -> str:
    """The case of the canteens (or another one) in the desk's store; returns its id."""
    whole = file or with_inputs(case_file())
    parts: dict[str, Any] = {"case": whole.case, "proposal": whole.proposal, "draft": whole.draft}
    parts |= {f"inputs/{each.key}": each for each in whole.inputs}
    return desk.store.create(whole.case, parts, (Act(act="import"),))


def empty_case(desk: Desk) -> str:
    """The same case with two units' inputs and no outline yet."""
    return with_case(desk, with_inputs(case_file(draft=Draft())))


def with_inputs(file: CaseFile) -> CaseFile:
    """The case with what 市司法局 and 市委组织部 sent."""
    sent = (
        contribution(
            "sfj",
            "市司法局",
            ("村(社区)法律顾问为食堂运营提供合同审查412次。", "调解涉食堂纠纷57件。", "下一步,继续调解纠纷。"),
        ),
        contribution("zzb", "市委组织部", ("组织党员志愿者为高龄老人送餐。", "把助餐服务纳入社区党建考核。")),
    )
    return msgspec.structs.replace(file, inputs=sent)


def contribution(unit: str, name: str, texts: tuple[str, ...], version: int = 1) -> Contribution:
    """What a unit sent: one passage a text."""
    passages = tuple(ReplyPassage(id=f"{unit}{version}-{n}", text=text) for n, text in enumerate(texts, 1))
    reply = Reply(unit=name, role="co", passages=passages)
    return Contribution(unit=unit, name=name, version=version, reply=reply, received=MORNING.date())
