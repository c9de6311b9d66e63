"""Registers and bodies become files: texts with the noise of real ones, web pages, Word files."""

import random
from collections.abc import Callable
from html import escape
from itertools import pairwise

from reply_studio.text.width import cells
from tests.printed.register import Register
from tests.printed.tree import Line
from tests.printed.words import WORDS
from tests.word_files import levels, lists, paragraph, table, word_file

WIDE = str.maketrans(
    {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
)
AUTOMATIC = {
    "han": ("chineseCounting", "%1、"),
    "han_paren": ("chineseCounting", "\uff08%1\uff09"),
    "arabic": ("decimal", "%1."),
    "arabic_comma": ("decimal", "%1、"),
    "arabic_paren": ("decimal", "\uff08%1\uff09"),
    "arabic_half": ("decimal", "%1)"),
    "circled": ("decimalEnclosedCircleChinese", "%1"),
    "nth": ("chineseCountingThousand", "第%1\uff0c"),
    "nth_comma": ("chineseCountingThousand", "第%1、"),
    "is": ("chineseCounting", "%1是"),
    "must": ("chineseCounting", "%1要"),
    "named": ("chineseCounting", "建议%1\uff1a"),
    "stem": ("ideographTraditional", "%1、"),
    "letter": ("lowerLetter", "%1."),
}


def widened(text: str) -> str:
    """Full-width punctuation except between digits."""
    made = []
    for place, each in enumerate(text):
        before, behind = text[place - 1 : place], text[place + 1 : place + 2]
        made.append(each if before.isdigit() and behind.isdigit() else each.translate(WIDE))
    return "".join(made)


class Wear:
    """One file in the making."""

    def __init__(self, rng: random.Random, sheet: Register, lines: list[Line]) -> None:
        self.rng = rng
        self.head, self.tail = sheet.head, sheet.tail
        self.truth = sheet.truth
        self.lines = lines
        self.wide = rng.random() < 0.6
        self.trait("full-width marks" if self.wide else "half-width marks")

    def trait(self, name: str) -> None:
        self.truth.traits.add(name)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def marks(self, text: str) -> str:
        """The punctuation of this file, and the characters that come in on the way."""
        text = widened(text) if self.wide else text
        return self.noisy(text)

    def noisy(self, text: str) -> str:
        if "invisible" in self.truth.traits:
            text = text.replace("建", "建\u200b", 1)
        if "readings" in self.truth.traits:
            text = text.replace("议", "议(yì)").replace("学", "学(xué)")
        if "space behind numbers" in self.truth.traits:
            text = text.replace("、加强", "、 加强").replace("、完善", "、\u3000完善")
        return self.script(text) if "traditional" in self.truth.traits else text

    def script(self, text: str) -> str:
        from opencc import OpenCC

        return str(OpenCC("s2t").convert(text))

    def choose_noise(self) -> None:
        for name, share in (
            ("invisible", 0.08),
            ("readings", 0.06),
            ("space behind numbers", 0.2),
            ("traditional", 0.06),
        ):
            if self.chance(share):
                self.trait(name)

    def labelled(self, pair: tuple[str, str]) -> str:
        label, value = pair
        return f"{label}:{value}" if label else value

    # ---- text

    def text(self) -> bytes:
        """A text file."""
        self.choose_noise()
        body = [each.text for each in self.lines]
        head, tail = [self.labelled(each) for each in self.head], [self.labelled(each) for each in self.tail]
        if self.chance(0.15):
            head = self.side_by_side(head)
        if self.chance(0.15):
            self.trait("page around")
            head = [
                self.rng.choice(WORDS["crumbs"]),
                *([self.rng.choice(WORDS["above"])] if self.chance(0.5) else []),
                *head,
            ]
            tail += self.rng.choice(WORDS["below"]).split("\n")
        if self.chance(0.12):
            self.trait("attachments")
            tail += WORDS["attached"]
        body = self.indented(body)
        joint = "\n\n" if self.chance(0.2) and "wrapped" not in self.truth.traits else "\n"
        text = self.marks(joint.join([*head, *body, *tail]))
        return self.encoded(text)

    def side_by_side(self, head: list[str]) -> list[str]:
        """Two fields in one line, as forms printed to text have them."""
        self.trait("two fields a line")
        short = [place for place, each in enumerate(head) if len(each) < 22 and ":" in each and not each.endswith(":")]
        for first, second in pairwise(short):
            if second == first + 1:
                return [*head[:first], f"{head[first]}    {head[second]}", *head[second + 1 :]]
        return head

    def indented(self, body: list[str]) -> list[str]:
        indent = self.rng.choice(["", "\u3000\u3000", "    ", "  ", "\t", "\xa0\xa0\xa0\xa0"])
        if self.chance(0.12):
            self.trait("wrapped")
            width = self.rng.choice([56, 64, 72, 78])
            return [piece for each in body for piece in _wrapped("\u3000\u3000" + each, width)]
        return [indent + each if self.rng.random() < 0.97 else each for each in body]

    def encoded(self, text: str) -> bytes:
        name = self.rng.choice(
            ["utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16", "utf-16-le-bom"]
        )
        self.trait(f"encoding {name}")
        if self.chance(0.3):
            text = text.replace("\n", "\r\n")
        return b"\xff\xfe" + text.encode("utf-16-le") if name == "utf-16-le-bom" else text.encode(name)

    # ---- web page

    def page(self) -> bytes:
        """A web page: the form as a table or as lines, the body as paragraphs, soft breaks or divisions."""
        self.choose_noise()
        self.trait("html")
        marks = self.marks
        if self.chance(0.5):
            self.trait("html form")
            rows = "".join(self.row(each, marks) for each in self.head if each[1] or not each[0])
            head = f"<table border=1>{rows}</table>"
        else:
            head = "".join(f"<p>{escape(marks(self.labelled(each)))}</p>" for each in self.head)
        body = self.page_body([escape(marks(each.text)) for each in self.lines])
        tail = "".join(f"<p>{escape(marks(self.labelled(each)))}</p>" for each in self.tail)
        crumbs, counter = (escape(self.rng.choice(WORDS[each])) for each in ("crumbs", "above"))
        above = f"<div class='nav'>{crumbs}</div><p>{counter}</p>"
        below = "".join(f"<p>{escape(each)}</p>" for each in self.rng.choice(WORDS["below"]).split("\n"))
        chrome = self.chance(0.6)
        made = (above if chrome else "") + head + body + tail + (below if chrome else "")
        code = self.rng.choice(["utf-8", "gb18030"])
        begin = f"<html><head><meta charset='{code}'><title>{escape(self.truth.title)}</title></head><body>"
        return f"{begin}{made}</body></html>".encode(code, "xmlcharrefreplace")

    def row(self, pair: tuple[str, str], marks: Callable[[str], str]) -> str:
        label, value = pair
        if not label:
            return f"<tr><td colspan=2>{escape(marks(value))}</td></tr>"
        return f"<tr><th>{escape(marks(label))}</th><td>{escape(marks(value))}</td></tr>"

    def page_body(self, body: list[str]) -> str:
        form = self.rng.choice(["paragraphs", "breaks", "divisions", "nbsp"])
        self.trait(f"html {form}")
        if form == "breaks":
            return "<div>" + "<br>&nbsp;&nbsp;".join(body) + "</div>"
        if form == "divisions":
            return "".join(f"<div><span>{each[:5]}</span><span>{each[5:]}</span></div>" for each in body)
        indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if form == "nbsp" else "\n  \u3000\u3000"
        return "".join(f"<p style='text-indent:2em'>{indent}{each}</p>" for each in body)

    # ---- Word

    def word(self) -> bytes:
        """A Word file: the form as a table or as lines, automatic numbers or typed ones, soft breaks."""
        self.trait("docx")
        if self.chance(0.5):
            self.trait("docx form")
            head = table([[self.marks(label), self.marks(value)] for label, value in self.head if label and value])
            head = "".join(paragraph(self.marks(value)) for label, value in self.head if not label) + head
        else:
            head = "".join(paragraph(self.marks(self.labelled(each))) for each in self.head)
        tail = "".join(paragraph(self.marks(self.labelled(each))) for each in self.tail)
        if self.chance(0.6):
            self.trait("automatic numbers")
            body, numbering = self.automatic()
            return word_file(head + body + tail, numbering=numbering)
        if self.chance(0.3):
            self.trait("soft breaks")
            runs = "<w:r><w:br/></w:r>".join(_run(self.marks(each.text)) for each in self.lines)
            return word_file(head + f"<w:p>{runs}</w:p>" + tail)
        return word_file(head + "".join(paragraph(self.marks(each.text)) for each in self.lines) + tail)

    def automatic(self) -> tuple[str, str]:
        """Every row of a style that Word counts by itself is a list of its own."""
        body, made, open_rows, count = "", "", {}, 0
        for each in self.lines:
            plain = AUTOMATIC.get(each.kind)
            if not plain:
                body += paragraph(self.marks(each.text))
                continue
            if _is_first(each.number) or (each.depth, each.kind) not in open_rows:
                count += 1
                open_rows[each.depth, each.kind] = count
                made += levels(plain, abstract=count)
            number = open_rows[each.depth, each.kind]
            body += paragraph(self.marks(each.text[len(each.number) :]), num=number)
        return body, made + lists(*((n, n, "") for n in range(1, count + 1)))


def _is_first(number: str) -> bool:
    return any(sign in number for sign in "一1①甲a")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most *width* cells; punctuation never begins one."""
    lines = [""]
    for each in text:
        opens = lines[-1][-1:] in ("(", "\uff08", "\u300a", "\u201c", "【")
        if (
            cells(lines[-1] + each) > width
            and not opens
            and each not in "\u3002\u3001,.;:!?)%\u201d\u300b\uff0c\uff1a\uff1b\uff09"
        ):
            lines.append("")
        lines[-1] += each
    return lines
