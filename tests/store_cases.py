"""A small case for the store's tests, and the store opened on it. Everything in it is invented."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from reply_studio.model.act import Act
from reply_studio.model.case import Case, CaseUnit, Dates, Handler, Session
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft, Passage, ReplyPoint
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.services.ports import Change
from reply_studio.store.files import FileStore

CASE_ID = "2025-t-0029"
NOW = dt.datetime(2025, 4, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))

CASE = Case(
    id=CASE_ID,
    body="政协云川市委员会",
    session=Session(term=7, meeting=4),
    number="29",
    handler=Handler(section="基层政权科", login="lin"),
    dates=Dates(assigned=dt.date(2025, 3, 26)),
    units=(CaseUnit(key="mzj", role="lead"), CaseUnit(key="u1", role="co", name="市园林处")),
)
PROPOSAL = Proposal(
    title="关于完善社区议事的建议",
    proposers=(Proposer(name="赵某某", lead=True),),
    background=("社区议事还不多。", "居民有话没处说。"),
    suggestions=(
        Suggestion(id="s1", marker="一、", heading="明确议事范围", text="列出清单。", source=(20, 40)),
        Suggestion(
            id="s2", marker="二、", heading="健全机制", children=(Suggestion(id="s3", marker="一是", text="定期开会"),)
        ),
    ),
    last_id=3,
)
DRAFT = Draft(
    layout="sections",
    points=(ReplyPoint(id="p1", answers=("s1",), status="done", progress=("a2",)),),
    passages={"a2": Passage(id="a2", text="清单已经印发。")},
    last_id=2,
)


def open_store(root: Path, who: str = "lin", **more: Any) -> FileStore:
    """The store of a drafts folder; time stands still."""
    return FileStore(root, who=who, login="clerk", now=lambda: NOW, **more)


def new_case(store: FileStore, **changes: Any) -> str:
    """The case, created; keywords replace fields of ``Case``."""
    case = msgspec.structs.replace(CASE, **changes)
    return store.create(case, {"proposal": PROPOSAL, "draft": DRAFT}, [Act(act="import")])


def letter(version: int = 1, text: str = "已开展培训。", **more: Any) -> Contribution:
    """What the unit u1 sent."""
    passages = (ReplyPassage(id=f"u1{version}-1", text=text, marker="一、", heading="培训", level=1),)
    reply = Reply(unit="市园林处", number="云园函〔2025〕8号", date=dt.date(2025, 4, 1), passages=passages)
    return Contribution(unit="u1", name="市园林处", version=version, reply=reply, **more)


def with_passage(draft: Draft, text: str) -> Draft:
    """The draft with one more passage in its first point."""
    key = f"a{draft.last_id + 1}"
    first = msgspec.structs.replace(draft.points[0], progress=(*draft.points[0].progress, key))
    passages = {**draft.passages, key: Passage(id=key, text=text)}
    return msgspec.structs.replace(
        draft, points=(first, *draft.points[1:]), passages=passages, last_id=draft.last_id + 1
    )


def add_passage(store: FileStore, case_id: str, text: str, **data: Any) -> str:
    """Loads the case, adds a passage, commits; returns the draft's new revision."""
    file = store.load(case_id)
    change = Change(new=with_passage(file.draft, text), expected=file.revisions["draft"])
    return store.commit(case_id, {"draft": change}, [Act(act="edit", data=data)])["draft"]


def texts(store: FileStore, case_id: str) -> list[str]:
    """The texts of all passages of the draft."""
    return [each.text for each in store.load(case_id).draft.passages.values()]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock, by its name in it."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.name != ".lock")
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}
