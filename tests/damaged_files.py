"""Files as they arrive when something went wrong: cut, overwritten, doubled, mixed up."""

import random
from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise

from tests.pdf_files import lines, pdf
from tests.printed import proposal
from tests.sheets import HEAD, TITLE, workbook
from tests.word_files import levels, lists, paragraph, table, word_file


def damaged(count: int, seed: int) -> Iterator[bytes]:
    """*count* files of every format, each damaged in one to four ways."""
    rng = random.Random(seed)
    for _each in range(count):
        data = rng.choice(SOURCES)(rng)
        for _time in range(rng.randint(1, 4)):
            data = rng.choice(DAMAGES)(rng, data)
        yield data


def _lines(rng: random.Random) -> list[str]:
    return [line.strip() for line in proposal(rng)[0].split("\n") if line.strip()]


def _text(rng: random.Random) -> bytes:
    return "\r\n".join(_lines(rng)).encode(rng.choice(["utf-8", "gb18030", "utf-16", "utf-8-sig"]), "replace")


def _page(rng: random.Random) -> bytes:
    lines = _lines(rng)
    rows = "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in pairwise(lines))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table>{body}</body></html>'.encode()


def _word(rng: random.Random) -> bytes:
    numbering = levels(("chineseCounting", "%1、"), ("decimal", "%2.")) + lists(1)
    body = "".join(paragraph(line, num=rng.choice([None, None, 1]), level=rng.choice([0, 1])) for line in _lines(rng))
    return word_file(body + table([["编号", "1"], ["内容", ["甲", "乙"]]]), numbering=numbering)


def _sheet(rng: random.Random) -> bytes:
    rows = [[str(n), str(n), line, "赵清和", "市民政局", "/", "2025-3-26"] for n, line in enumerate(_lines(rng), 1)]
    return workbook([[TITLE], HEAD[:7], *rows], merged=["A1:G1"])


def _printed(rng: random.Random) -> bytes:
    return pdf(lines(*[line[:28] for line in _lines(rng)[:25]]))


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _overwrite(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _each in range(rng.choice([1, 5, 50])):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _insert(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    piece = rng.choice(
        [b"\x00" * 30, b"<" * 40, b"&lol;" * 9, rng.randbytes(20), b"\xff\xfe", "一、二、三、".encode() * 5]
    )
    return data[:at] + piece + data[at:]


def _double(rng: random.Random, data: bytes) -> bytes:
    start, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:end] + data[start:end] * rng.choice([1, 3]) + data[end:]


def _swap(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[at:] + data[:at]


SOURCES: tuple[Callable[[random.Random], bytes], ...] = (_text, _page, _word, _sheet, _printed)
DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (_cut, _overwrite, _insert, _double, _swap)
