"""Made-up letters of any length: headings, figures that hold, promises, dates; no two alike."""

import random

from msgspec.structs import replace

from reply_studio.checks.base import CheckContext
from reply_studio.model.intake import Item
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.model.reply import Reply
from reply_studio.text.numbering import print_marker
from reply_studio.text.typesetting import typeset

PAGE = 22 * 28
"""Characters of a full page (GB/T 9704-2012, 5.2.3)."""
TOPICS = ("社区食堂", "口袋公园", "乡村公路", "村卫生室", "公共厕所", "停车泊位", "老年学堂", "雨污管网", "文化驿站")
ASKED = 4
"""So many topics are suggestions of the proposal; the letter answers them first."""
PLACES = ("东屏区", "西屏区", "南麓县", "北麓县")


def _sentence(chance: random.Random, topic: str) -> str:
    """One sentence about a topic; its figures hold."""
    a, b, c = (chance.randint(12, 400) for _n in range(3))
    ten = chance.randint(2, 30) * 10
    year, month = chance.choice((2023, 2024)), chance.randint(1, 12)
    return chance.choice(
        (
            f"全市现有{topic}{a + b + c}处,其中{PLACES[0]}{a}处、{PLACES[1]}{b}处、其余县区{c}处,基本满足群众需要。",
            f"{year}年投入资金{a + b}万元,包括市级补助{a}万元、县级配套{b}万元,用于{topic}的修缮和设备更新。",
            f"抽查{topic}{ten}处,发现问题{ten // 10}处,问题率10%,均已督促整改到位。",
            f"办理时限由{ten}天压缩至{ten // 2}天,压缩50%,群众可在线上查询{b}类事项的进度。",
            f"《云川市{topic}管理办法》(云政办发〔{year}〕{chance.randint(1, 90)}号)已于{year}年{month}月印发施行。",
            f"我局将于2026年{chance.randint(1, 12)}月底前完成{chance.randint(2, 60)}处{topic}的改造,并向社会公布名单。",
            f"主要采取三项措施:一是逐处登记{a}处{topic};二是委托第三方评估;三是按季度公布结果,接受群众监督。",
            f"针对{topic}布点不均的问题,会同有关部门踏勘{a}处点位,听取居民代表、物业企业和社区工作者的意见。",
        )
    )


def letter(pages: float, seed: int) -> Letter:
    """A reply of so many pages, half-width marks set full."""
    chance = random.Random(seed)
    rows = [
        (Kind.NUMBER, f"云民函〔2025〕{seed % 900 + 1}号", 0),
        (Kind.TITLE, f"关于市政协十四届四次会议第{seed % 400 + 1}号提案的答复", 0),
        (Kind.SALUTATION, "温言委员:", 0),
        (Kind.OPENING, f"您提出的《关于加强公共服务的建议》(第{seed % 400 + 1}号)收悉。现答复如下:", 0),
    ]
    number, written = 0, 0
    while written < pages * PAGE:
        number += 1
        topic = TOPICS[number - 1] if number <= ASKED else chance.choice(TOPICS)
        rows.append((Kind.HEADING, print_marker("han", number % 60 or 60) + f"关于{topic}", 1))
        for _paragraph in range(3):
            text = "".join(_sentence(chance, topic) for _n in range(chance.randint(2, 3)))
            rows.append((Kind.PASSAGE, text, 0))
            written += len(text)
    rows += [
        (Kind.CLOSING, "感谢您对民政工作的关心和支持。", 0),
        (Kind.ORGAN, "云川市民政局", 0),
        (Kind.DATE, "2025年6月12日", 0),
        (Kind.CONTACT, "(联系人:叶舒,电话:0599-6120033)", 0),
    ]
    return Letter(
        paper="reply",
        paragraphs=tuple(
            Paragraph(kind=kind, text=typeset(text), level=level, line=at, anchor=f"a{at}")
            for at, (kind, text, level) in enumerate(rows, 1)
        ),
    )


def context(pages: float, seed: int) -> CheckContext:
    """The letter with its proposal of four suggestions."""
    number = str(seed % 400 + 1)
    suggestions = tuple(
        Suggestion(id=f"s{n}", marker=f"{n}.", heading=f"改善{topic}", text=f"建议增加{topic}的布点,落实管护责任。")
        for n, topic in enumerate(TOPICS[:ASKED], 1)
    )
    proposers = (Proposer(name="温言", lead=True),)
    return CheckContext(
        letter=letter(pages, seed),
        reply=Reply(addressees=("温言",), result_class="B"),
        item=Item(
            proposal=Proposal(title="关于加强公共服务的建议", proposers=proposers, suggestions=suggestions),
            number=number,
        ),
        file="letter.txt",
        proposal_file="proposal.txt",
    )


def retyped(given: CheckContext, at: int, words: str) -> CheckContext:
    """The letter with words put at the end of its paragraph number *at*, as one types."""
    paragraphs = list(given.letter.paragraphs)
    paragraphs[at] = replace(paragraphs[at], text=paragraphs[at].text + words)
    return replace(given, letter=replace(given.letter, paragraphs=tuple(paragraphs)))
