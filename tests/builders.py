"""Fictional cases for tests: the office, the people and the figures of 云川市 are invented."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from reply_studio.config import Config, LetterForm, Office, Person, Unit
from reply_studio.model.case import Case, CaseFile, CaseUnit, Handler, Session
from reply_studio.model.draft import Draft, Origin, Passage, ReplyPoint
from reply_studio.model.letter import Kind, Letter
from reply_studio.model.proposal import Proposal, Proposer, Suggestion


def office(**letter: Any) -> Config:
    """The configuration of 云川市民政局; keywords go into ``[letter]``."""
    form: dict[str, Any] = {"copies": ("市政协提案委员会", "市人大常委会代表工作委员会", "市政府办公室")}
    return Config(
        office=Office(
            key="mzj",
            name="市民政局",
            full_name="云川市民政局",
            aliases=("民政局",),
            place="云川市",
            contact="林知远",
            phone="0599-6120031",
        ),
        units={
            "sfj": Unit(name="市司法局", full_name="云川市司法局", aliases=("司法局",)),
            "zzb": Unit(name="市委组织部", full_name="中共云川市委组织部", aliases=("组织部",)),
        },
        people=(
            Person(login="lin", name="林知远", section="养老服务科"),
            Person(login="su", name="苏明远", phone="6120045"),
        ),
        letter=LetterForm(**{"disclosure": "public", **form, **letter}),
    )


def person(name: str, *, lead: bool = False) -> Proposer:
    """A person who proposes."""
    return Proposer(name=name, lead=lead)


def group(name: str) -> Proposer:
    """A party, association or delegation that proposes."""
    return Proposer(name=name, group=True)


def passage(key: str, text: str, *origins: str, unit: str = "", due: dt.date | None = None) -> Passage:
    """A passage of the draft; origins as ``sfj-v1:sfj1-2``."""
    found = tuple(Origin(input=each.split(":")[0], passage=each.split(":")[1], sha="00000000") for each in origins)
    return Passage(id=key, text=text, origins=found, unit=unit, due=due)


def draft(points: Iterable[ReplyPoint], passages: Iterable[Passage], **more: Any) -> Draft:
    """A draft of these points and passages."""
    return Draft(points=tuple(points), passages={each.id: each for each in passages}, **more)


def issued(letter: Letter) -> Letter:
    """The letter with a number and a date."""
    blanks = {Kind.NUMBER: "云民函〔2025〕36号", Kind.DATE: "2025年9月21日"}
    filled = (msgspec.structs.replace(each, text=blanks.get(each.kind, each.text)) for each in letter.paragraphs)
    return msgspec.structs.replace(letter, paragraphs=tuple(filled))


def case_file(**changes: Any) -> CaseFile:
    """The case of the canteens (提案 29), two or three pages long; keywords replace its parts or fields of ``Case``."""
    parts = {name: changes.pop(name) for name in ("proposal", "draft", "inputs", "acts") if name in changes}
    case = Case(
        id="2025-t-0029",
        body="政协云川市委员会",
        session=Session(term=7, meeting=4),
        number="29",
        handler=Handler(section="养老服务科", login="lin"),
        units=(
            CaseUnit(key="mzj", role="lead", name="市民政局"),
            CaseUnit(key="sfj", role="co", name="市司法局"),
            CaseUnit(key="zzb", role="co", name="市委组织部"),
        ),
    )
    whole = CaseFile(case=msgspec.structs.replace(case, **changes), proposal=canteens(), draft=canteen_draft())
    return msgspec.structs.replace(whole, **parts)


def canteens() -> Proposal:
    """The proposal: three suggestions, the third with three of its own."""
    return Proposal(
        title="关于进一步推进我市社区“长者食堂”建设的建议",
        proposers=(person("赵清和", lead=True),),
        suggestions=(
            Suggestion(id="s1", marker="一、", heading="加强统筹规划,优化食堂布局", text="按十五分钟生活圈设点。"),
            Suggestion(id="s2", marker="二、", heading="加大扶持力度", text="对运营给予补助,对困难老人给予餐补。"),
            Suggestion(
                id="s3",
                marker="三、",
                heading="健全监管机制",
                children=(
                    Suggestion(id="s4", marker="一是", text="食品安全要纳入日常检查"),
                    Suggestion(id="s5", marker="二是", text="服务质量要公开评价"),
                    Suggestion(id="s6", marker="三是", text="纠纷要有人调解"),
                ),
            ),
        ),
        last_id=6,
    )


def canteen_draft() -> Draft:
    """Five points: a general one, one for each of the first two suggestions, two for the third; the last also
    answers the second."""
    return draft(
        (
            ReplyPoint(id="p1", progress=("a1",)),
            ReplyPoint(
                id="p2", answers=("s1",), status="done", heading="优化食堂布局", progress=("a2", "a3"), plans=("a4",)
            ),
            ReplyPoint(
                id="p3",
                answers=("s2",),
                status="in_progress",
                heading="加大扶持力度",
                progress=("a5",),
                plans=("a6", "a7"),
            ),
            ReplyPoint(
                id="p4",
                answers=("s4", "s5"),
                status="in_progress",
                heading="严格监督检查",
                progress=("a8",),
                plans=("a9",),
            ),
            ReplyPoint(
                id="p5",
                answers=("s6", "s2"),
                status="done",
                heading="及时化解纠纷",
                progress=("a10", "a11"),
                plans=("a12",),
            ),
        ),
        CANTEEN_PASSAGES,
        last_id=17,
    )


CANTEEN_PASSAGES = (
    passage(
        "a1",
        "我市60岁以上老年人口28.6万人,占户籍人口的21.3%。市委、市政府把“长者食堂”建设列入2024年、2025年民生实事,"
        "两年共安排资金1860万元。截至2025年6月底,全市建成长者食堂96家,其中城区64家、镇村32家,日均供餐7420人次。",
    ),
    passage(
        "a2",
        "会同自然资源、住建部门印发《云川市社区长者食堂布局规划(2024—2026年)》(云民发〔2024〕15号),按照“街道有示范、"
        "社区有站点”的要求,以十五分钟生活圈为单元设置站点。2024年新建41家,2025年上半年新建23家,城区社区覆盖率由58.2%提高到81.0%。",
    ),
    passage(
        "a3",
        "对场地不足的18个老旧社区,采取“中心食堂+助餐点”的方式,由临近的食堂配送,配送半径不超过1.5公里,餐食在30分钟内送达。",
    ),
    passage(
        "a4",
        "新建长者食堂20家,城区社区覆盖率达到95%以上",
        unit="mzj",
        due=dt.date(2025, 12, 31),
    ),
    passage(
        "a5",
        "对新建食堂给予5万元至15万元一次性建设补助,对运营满一年且考核合格的,每年给予3万元至6万元运营补助。对特困、低保老年人"
        "每餐补助4元,80岁以上老年人每餐补助2元。2024年以来共发放建设补助512万元、运营补助288万元、餐补396.5万元,惠及老年人1.9万名。"
        "同时引导21家餐饮企业、9家社会组织参与运营,有效降低了成本。",
    ),
    passage(
        "a6",
        "我局将会同市财政局修订补助办法,于2025年10月31日前印发,提高镇村食堂运营补助标准。",
        unit="mzj",
        due=dt.date(2025, 10, 31),
    ),
    passage("a7", "鼓励慈善组织设立助餐专项基金;", unit="mzj", due=dt.date(2026, 6, 30)),
    passage(
        "a8",
        "联合市场监管部门对长者食堂实行量化分级管理,2025年以来检查食堂286家次,发现问题73个,已全部整改到位。在食堂醒目位置张贴"
        "服务评价二维码,每季度公布一次评价结果,上半年收到评价1.2万条,满意率为96.4%。",
    ),
    passage("a9", "下半年开展“阳光厨房”建设,实现后厨视频接入监管平台。", unit="mzj", due=dt.date(2025, 11, 30)),
    passage(
        "a10",
        "一、组织律师进社区。市司法局组织村(社区)法律顾问为食堂运营提供合同审查、风险提示等服务412次。",
        "sfj-v1:sfj1-1",
    ),
    passage(
        "a11",
        "依托社区人民调解委员会受理涉食堂矛盾纠纷57件,调解成功56件,成功率为98.2%。",
        "sfj-v1:sfj1-2",
    ),
    passage("a12", "推动每个街道建立一支不少于5人的调解队伍。", unit="sfj", due=dt.date(2025, 12, 31)),
)
