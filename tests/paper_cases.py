"""Three invented cases whose papers are proofread: one page, three pages, twelve pages, each a workspace of its own.

Everything goes through the commands, as an office works: pages and units' letters are taken in, the outline is answered
point by point, the letter goes its way to the issued file and the second handling.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reply_studio import bootstrap
from reply_studio.cli.main import run
from tests.judged_letters import seal_picture
from tests.made_texts import made_text
from tests.page_letters import WORDS, text
from tests.received import wide
from tests.sheets import HEAD, workbook

ENUMERATION = "、"
MARKS = ("一是", "二是", "三是", "四是", "五是", "六是")
HAN = "一二三四五六七八九十"
STATUSES = ("done", "in_progress", "planned", "in_progress", "reference")


class PaperCase(NamedTuple):
    """What a case is made of. ``tree``: for each suggestion how many stand under it, and how many under each of those.

    ``said``: sentences of a passage; ``more``: further passages of a point.
    """

    office: str
    full_name: str
    work: str
    number: str
    title: str
    session: str
    proposers: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    copies: tuple[str, ...]
    tree: tuple[tuple[int, ...], ...]
    said: int
    more: int = 0
    result: str = "A"
    place: str = "云川市"
    people: bool = False


SHORT = PaperCase(
    office="市民政局",
    full_name="云川市民政局",
    work="民政工作",
    number="29",
    title="关于增设社区长者食堂的建议",
    session="政协云川市第七届委员会第四次会议",
    proposers=("赵清和",),
    units=(("市财政局", "云川市财政局"),),
    copies=("市政协提案委员会", "市政府办公室"),
    tree=((),),
    said=0,
)
MIDDLE = PaperCase(
    office="市民政局",
    full_name="云川市民政局",
    work="民政工作",
    number="117",
    title="关于加快推进“长者食堂”和“15分钟养老服务圈”建设的建议",
    session="政协云川市第七届委员会第四次会议",
    proposers=("赵清和", "钱若谷", "孙知微", "李望舒", "周以宁", "吴佳", "郑怀瑾", "王若川", "欧阳静之"),
    units=(("市财政局", "云川市财政局"), ("市市场监督管理局", "云川市市场监督管理局")),
    copies=("市政协提案委员会", "市政府办公室", "市委督查室"),
    tree=((), (0, 0, 0), (0, 0)),
    said=2,
    result="B",
    people=True,
)
LONG = PaperCase(
    office="区退役军人事务和双拥优抚安置工作服务管理局",
    full_name="云川市青岚区退役军人事务和双拥优抚安置工作服务管理局",
    work="退役军人事务和双拥优抚安置工作",
    number="20250326",
    title="关于贯彻落实《云川市退役军人服务保障条例》健全区、镇(街道)、村(社区)三级退役军人服务保障体系的建议",
    session="政协云川市青岚区第十七届委员会第四次会议",
    proposers=(
        "中国国民党革命委员会云川市青岚区总支部委员会",
        "云川市青岚区工商业联合会(总商会)",
        "中国人民政治协商会议云川市青岚区委员会社会和法制委员会",
    ),
    units=(
        ("区人力资源和社会保障局", "云川市青岚区人力资源和社会保障局"),
        ("区住房城乡建设和交通运输管理局", "云川市青岚区住房城乡建设和交通运输管理局"),
        ("区文化广电体育旅游和融媒体发展服务局", "云川市青岚区文化广电体育旅游和融媒体发展服务局"),
    ),
    copies=(
        "中国人民政治协商会议云川市青岚区委员会提案和委员学习联络委员会",
        "云川市青岚区人民政府办公室(区人民政府督查室)",
        "云川市青岚区精神文明建设和志愿服务指导委员会办公室",
    ),
    tree=((2, 0, 3), (0, 2), (), (3, 0, 0), (0, 0), (2, 2)),
    said=8,
    more=1,
    result="B",
    place="云川市青岚区",
)
CASES = {"short": SHORT, "middle": MIDDLE, "long": LONG}
"""Name → case."""

STYLES = ("letter", "red-head", "preprinted")
LAYOUTS = ("sections", "by-suggestion")


def page(case: PaperCase, *, number: str = "", title: str = "", ours: str = "主办") -> str:
    """The page as it is received; ``ours`` is our role, the first of the other units then leads."""
    chance = random.Random(case.number)
    others = [name for name, _full in case.units]
    roles = dict.fromkeys(others, "会办") if ours == "主办" else {others[0]: "主办"} | dict.fromkeys(others[1:], "会办")
    units = {case.office: ours} | roles
    lines = [
        f"案由:({number or case.number}){title or case.title}",
        f"届次:{case.session}",
        "交办日期:2025年3月26日",
        f"  {text(chance, 2)}",
        f"  {text(chance, 2)}",
        "建    议:",
        *_suggestions(case, chance),
        "",
        f"提案者 {ENUMERATION.join(case.proposers)}",
        f"办理单位 {ENUMERATION.join(f'{name}({role})' for name, role in units.items())}",
    ]
    return wide("\n".join(lines)) + "\n"


def _other(case: PaperCase) -> str:
    """The title of a second item."""
    return case.title.replace("关于", "关于进一步研究", 1)


def _words(case: PaperCase, chance: random.Random) -> str:
    return text(chance, case.said) if case.said else made_text(chance, 2)


def _suggestions(case: PaperCase, chance: random.Random) -> Iterator[str]:
    for at, under in enumerate(case.tree):
        yield f"  {HAN[at]}、{_heading(chance, at)}"
        yield f"  {made_text(chance, 3)}"
        for second, many in enumerate(under):
            yield f"  ({HAN[second]}){_heading(chance, at + second + 1)}。{made_text(chance, 2)}"
            for third in range(many):
                yield f"  {third + 1}.{made_text(chance, 2)}"


def _heading(chance: random.Random, at: int) -> str:
    verb = ("健全", "完善", "推进", "加强", "规范", "优化", "支持")[at % 7]
    return f"{verb}{WORDS[at % len(WORDS)]}和{chance.choice(WORDS)}工作机制"


def opinion(case: PaperCase, unit: tuple[str, str]) -> str:
    """What a co-handling unit sends."""
    chance = random.Random(unit[0])
    who = ENUMERATION.join(case.proposers[:1])
    lines = [
        f"关于第{case.number}号提案的会办意见",
        f"{case.office}:",
        f"  {who}提出的《{case.title}》(第{case.number}号)收悉。现就涉及我局部分提出会办意见如下:",
        *(f"  {HAN[n]}、{_heading(chance, n)}。{made_text(chance, 4)}" for n in range(2)),
        "  此复",
        unit[1],
        "2025年5月12日",
        "(联系人:齐若谷,电话:0599-6120052)",
    ]
    return wide("\n".join(lines)) + "\n"


def config(case: PaperCase, **papers: bool) -> str:
    """``config.toml`` of the office."""
    units = "".join(
        f'[units.u{n}]\nname = "{name}"\nfull_name = "{full}"\n\n' for n, (name, full) in enumerate(case.units, 1)
    )
    people = (("lin", "林知远", "养老服务科", "drafter"), ("su", "苏明远", "办公室", "reviewer"))
    people += (("gu", "顾清和", "局领导", "issuer"), ("bai", "白若川", "办公室", "office"))
    rows = "".join(
        f'[[people]]\nlogin = "{key}"\nname = "{name}"\nsection = "{section}"\nroles = ["{role}"]\n\n'
        for key, name, section, role in people
    )
    copies = ", ".join(f'"{wide(each)}"' for each in case.copies)
    wanted = "".join(f"{name} = {str(value).lower()}\n" for name, value in papers.items())
    return (
        f'schema = 1\n[office]\nkey = "ours"\nname = "{case.office}"\nfull_name = "{case.full_name}"\n'
        f'place = "{case.place}"\ncontact = "林知远"\nphone = "0599-6120031"\n\n{units}{rows if case.people else ""}'
        f'[numbers.reply]\nform = "云民函〔{{year}}〕{{n}}号"\n\n[letter]\ndisclosure = "public"\ncopies = [{copies}]\n'
        f'work = "{case.work}"\n\n[checks]\nignore = ["FG"]\n\n[papers]\n{wanted}'
    )


class Bench:
    """A workspace of a case and the commands on it."""

    def __init__(self, case: PaperCase, root: Path) -> None:
        """The workspace, with everything taken in and the outline answered."""
        self.case, self.root, self.office = case, root, root / "office"
        bootstrap.make_workspace(self.office, case.office)
        (self.office / "config.toml").write_text(config(case), "utf-8")
        self.seal = root / "seal.png"
        self.seal.write_bytes(seal_picture())
        self.id = self._taken_in("page.txt", page(case))
        self._answer()
        self.co = self._taken_in("co.txt", page(case, number=f"{case.number}1", title=_other(case), ours="会办"))
        self._answer(self.co)

    def __call__(self, *words: str | Path) -> None:
        """A command that succeeds.

        Raises:
            AssertionError: it does not.
        """
        code = run(["-C", str(self.office), "--lang", "en", *map(str, words)])
        assert code == 0, words

    def by(self, who: str, *words: str | Path) -> None:
        """A command of one of the people, where the office names any."""
        self(*(("--as", who) if self.case.people else ()), *words)

    def _taken_in(self, name: str, content: str) -> str:
        file = self.root / name
        file.write_text(content, "utf-8")
        before = {each.name for each in (self.office / "drafts").glob("2*")}
        self("import", file)
        (made,) = {each.name for each in (self.office / "drafts").glob("2*")} - before
        return made

    def _answer(self, key: str = "") -> None:
        """Every point of the outline: progress, a plan with unit and day, a status."""
        case, key = self.case, key or self.id
        chance = random.Random(case.title)
        if key == self.id:
            for n, unit in enumerate(case.units, 1):
                file = self.root / f"opinion-{n}.txt"
                file.write_text(opinion(case, unit), "utf-8")
                self("import", file, "--as", "input", "--case", key, "--unit", unit[0])
        self.by("bai", "case", "accept", key)
        self.by("lin", "outline", key)
        for at in range(1, self._points(key) + 1):
            status = STATUSES[at % len(STATUSES)]
            for _turn in range(case.more + 1):
                self.by("lin", "point", key, str(at), "--status", status, "--progress", _words(case, chance))
            if len(case.tree) > 1:
                self.by(
                    "lin",
                    "point",
                    key,
                    str(at),
                    "--plan",
                    made_text(chance, 2),
                    "--unit",
                    case.office,
                    "--due",
                    "2026-06-30",
                )
        if key == self.id:
            self._taken()

    def _taken(self) -> None:
        """The first passage of every unit goes into the first point, the others are left out."""
        for file in sorted((self.office / "drafts" / self.id / "inputs").iterdir()):
            first, *others = re.findall(r'(?m)^id = "(.+?)"', file.read_text("utf-8"))
            if len(self.case.tree) > 1:
                self.by("lin", "take", self.id, first, "--point", "1")
            for each in others if len(self.case.tree) > 1 else (first, *others):
                self.by("lin", "leave-out", self.id, each, "--reason", "已在答复中说明")

    def _points(self, key: str) -> int:
        draft = (self.office / "drafts" / key / "draft.toml").read_text("utf-8")
        return len(re.findall(r"(?m)^\[point\.", draft))

    def papers(self, folder: Path) -> dict[str, Path]:
        """Name of a paper → its file, all of them in ``folder``: before the letter is issued, then after it."""

        def to(name: str, ending: str = "docx") -> Path:
            return folder / f"{name}.{ending}"

        self._letters(to)
        self._beside(to)
        self._asked(to)
        self._issued(to)
        self._after(to)
        return {each.stem: each for each in sorted(folder.iterdir())}

    def _letters(self, to: Callable[..., Path]) -> None:
        for style in STYLES:
            for layout in LAYOUTS:
                look = ("--style", style, "--layout", layout)
                self("render", self.id, *look, "-o", to(f"reply-{style}-{layout}"))
                self("render", self.co, *look, "-o", to(f"co-{style}-{layout}"))
            told = ("--reason", "本建议所提事项不属于我局职责范围。", "--unit", self.case.units[0][1])
            self("render", self.id, "--paper", "handback", "--style", style, *told, "-o", to(f"handback-{style}"))
            masked = ("--paper", "public-copy", "--style", style, "--mask", "邻里互助")
            self("render", self.id, *masked, "-o", to(f"public-copy-{style}"))

    def _beside(self, to: Callable[..., Path]) -> None:
        chance = random.Random(7)
        for n in range(self.case.said * 3 + 1):
            talk = (
                "--how",
                ("visit", "phone", "meeting")[n % 3],
                "--with",
                self.case.proposers[n % len(self.case.proposers)],
            )
            self.by(
                "lin",
                "consult",
                "add",
                self.id,
                *talk,
                "--outcome",
                text(chance, 1 + n % 4),
                "--date",
                f"2025-05-{n + 6:02}",
            )
        for paper in ("feedback-form", "consultation"):
            self("render", self.id, "--paper", paper, "-o", to(paper))
        self("render", self.id, "--paper", "platform", "-o", to("platform", "txt"))

    def _asked(self, to: Callable[..., Path]) -> None:
        unit = self.case.units[0][0]
        other = ("request", self.co, "--unit", "市妇女联合会")
        self.by("lin", *other, "-o", to("request-other"))
        self.by("lin", *other, "--remind", "-o", to("reminder"))
        self("render", self.id, "--paper", "request", "--unit", unit, "-o", to("request"))

    def _issued(self, to: Callable[..., Path]) -> None:
        """The letter submitted, changed, approved and issued, with a seal and without one."""
        self.by("lin", "submit", self.id)
        self("render", self.id, "--paper", "sign-off-sheet", "-o", to("sign-off-sheet"))
        self.by("su", "return", self.id, "--reason", "请核对数字")
        self.by("lin", "passage", "replace", self.id, "--find", "机制", "--with", "制度")
        self("diff", self.id, "--docx", to("difference"))
        for who, word in (("lin", "submit"), ("su", "approve"), ("gu", "approve")):
            self.by(who, word, self.id)
        self("render", self.id, "--paper", "sign-off-sheet", "-o", to("sign-off-sheet-signed"))
        kept = self.root / "kept"
        shutil.copytree(self.office, kept)
        for name, more in (("issued-sealed", ("--seal", self.seal)), ("issued", ())):
            if name == "issued":
                shutil.rmtree(self.office)
                shutil.copytree(kept, self.office)
            self.by("bai", "issue", self.id, "--date", "2025-06-20", *more)
            self("render", self.id, "--paper", "issued", "-o", to(name))

    def _after(self, to: Callable[..., Path]) -> None:
        self.by("bai", "dispatch", self.id, "--date", "2025-06-23")
        self("render", self.id, "--paper", "feedback-form", "-o", to("feedback-form-issued"))
        self.by("bai", "feedback", self.id, "--result", "不满意", "--remarks", "希望进一步明确完成时限。")
        for ending in ("html", "txt"):
            self("render", self.id, "--paper", "page", "-o", to(f"page-{ending}", ending))
        self.by("bai", "rehandle", self.id)
        for style in STYLES:
            self("render", self.id, "--style", style, "-o", to(f"rereply-{style}"))
        (self.office / "config.toml").write_text(config(self.case, each_proposer=True), "utf-8")
        self("render", self.id, "-o", to("each"))
        ledger = self.root / "ledger.xlsx"
        title = self.case.title
        rows = [
            [n, f"2025{n:04}", title, "赵清和、钱若谷", self.case.office, "/", "2025年3月26日"] for n in range(1, 31)
        ]
        ledger.write_bytes(workbook([["提案交办清单"], HEAD[:7], *rows]))
        self("import", ledger)
        self("render", "--paper", "year-table", "--year", "2025", "-o", to("year-table"))
