"""Letters for the comparison of pages: invented, long and short, with everything that makes lines hard to break."""

import random
from collections.abc import Iterator
from typing import Any

from reply_studio.composing import compose, profile_of
from reply_studio.model.case import Session
from reply_studio.model.draft import ReplyPoint
from reply_studio.model.letter import Letter
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from tests.builders import case_file, draft, group, issued, office, passage, person
from tests.made_texts import made_text

COMMA, STOP, OPEN, CLOSE = "\uff0c", "\u3002", "\uff08", "\uff09"
TURNS = (
    "按照“{a}、{b}”的要求{c}",
    "印发《云川市{a}{b}规划{o}2024\u20142026年{e}》{o}云民发〔2024〕{n}号{e}{c}",
    "投入{n}.{d}万元{c}",
    "比2024年增长{d}.{d}%{c}",
    "{a}+{b}试点{n}个{c}",
    "对{a}等群体{o}含{n}岁以上老年人{e}给予补贴{c}",
    "开通0599-6120{n}热线{c}",
    "依托App和Wi-Fi网络{c}",
    "做到“《{a}》有人讲、{b}有人管”{c}",
    "一是{a}\uff1b二是{b}\uff1b三是规范{n}项制度{c}",
    "坚持{a}\u2014\u2014{b}\u2014\u2014反馈闭环{c}",
    "完成GB/T 9704培训{c}",
    "2025年{d}月{d}日前办结{c}",
    "{a}、{b}和{n}家单位联动{c}",
)
WORDS = ("阳光议事", "邻里互助", "老旧小区改造", "长者食堂", "上门服务", "数字门牌", "议事协商", "志愿服务", "养老护理")
LONG = "关于贯彻《云川市养老服务条例》加快“长者食堂”和“15分钟生活圈”建设的建议" * 2
COPIES = ("市政府办公室", "市政协提案委员会", "市委督查室", "市发展和改革委员会")


def sentence(chance: random.Random) -> str:
    """One of several clauses, ended."""
    return (
        "".join(
            chance.choice(TURNS).format(
                a=chance.choice(WORDS),
                b=chance.choice(WORDS),
                c=COMMA,
                o=OPEN,
                e=CLOSE,
                n=chance.randint(10, 998),
                d=chance.randint(1, 9),
            )
            for _clause in range(chance.randint(2, 5))
        ).rstrip(COMMA)
        + STOP
    )


def text(chance: random.Random, sentences: int) -> str:
    """A passage: made-up sentences, every third of them plain."""
    return "".join(sentence(chance) if n % 3 else made_text(chance, 5) for n in range(sentences))


def letter(seed: int, points: int, *, paper: str = "reply", layout: str = "sections", **more: Any) -> Letter:
    """A letter of so many points, the same for the same seed."""
    chance = random.Random(seed)
    suggestions = tuple(
        Suggestion(id=f"s{n}", marker="一、", heading=f"关于{chance.choice(WORDS)}", text="略。") for n in range(points)
    )
    passages, made = [], []
    for n in range(points):
        passages += [
            passage(f"a{n}", text(chance, chance.randint(1, 4))),
            passage(f"b{n}", text(chance, 1), unit="mzj"),
        ]
        made.append(
            ReplyPoint(
                id=f"p{n}",
                answers=(f"s{n}",),
                status="in_progress",
                heading=chance.choice(("", f"推进{chance.choice(WORDS)}")),
                progress=(f"a{n}",),
                plans=(f"b{n}",),
            )
        )
    proposers: tuple[Proposer, ...] = more.pop("proposers", (person("赵清和", lead=True),))
    title = more.pop("title", f"关于加强{chance.choice(WORDS)}的建议")
    config = office(**more.pop("form", {}))
    case = case_file(
        proposal=Proposal(title=title, proposers=proposers, suggestions=suggestions),
        draft=draft(made, passages, **({"result_class": "A"} if more.pop("classed", False) else {})),
        **more,
    )
    return issued(compose(case, paper, profile_of(config), layout))


def one_page() -> Letter:
    """A co-handling opinion of one sentence."""
    said = draft((ReplyPoint(id="p1", answers=("s1",), progress=("a1",)),), (passage("a1", "已纳入2025年度计划。"),))
    return issued(compose(case_file(draft=said), "co", profile_of(office())))


def letters() -> dict[str, Letter]:
    """Name → letter: both layouts and papers, one to six pages, all kinds of heads and feet."""
    return dict(_letters())


def _letters() -> Iterator[tuple[str, Letter]]:
    several = tuple(map(person, ("赵清和", "钱若谷", "孙知微", "李望舒", "周以宁")))
    groups = (group("民盟云川市委员会"), group("市工商业联合会"))
    for layout in ("sections", "by-suggestion"):
        yield f"canteens-{layout}", issued(compose(case_file(), "reply", profile_of(office()), layout))
        yield f"unnumbered-{layout}", compose(case_file(number=""), "reply", profile_of(office()), layout)
    yield "co", issued(compose(case_file(), "co", profile_of(office())))
    yield "short", letter(1, 1, form={"copies": (), "disclosure": ""})
    yield "one-page", one_page()
    yield "six-pages", letter(20, 12)
    yield "several", letter(2, 3, proposers=several, classed=True)
    yield "groups", letter(3, 4, proposers=groups, layout="by-suggestion")
    yield "mixed", letter(4, 5, proposers=(*groups, *several))
    team = (group("青岚区代表团"),)
    yield "delegation", letter(5, 6, proposers=team, type="suggestion_item", layout="by-suggestion")
    yield "long-title", letter(6, 5, title=LONG)
    body = "中国人民政治协商会议云川市青岚区委员会"
    yield "long-session", letter(7, 6, body=body, session=Session(term=17, meeting=4))
    yield "co-long", letter(8, 7, paper="co")
    yield "many-copies", letter(9, 2, form={"copies": COPIES})
    for seed in range(10, 16):
        yield f"random-{seed}", letter(seed, seed % 7 + 2, layout=("sections", "by-suggestion")[seed % 2])
