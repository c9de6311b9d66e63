"""Automatic numbers are resolved to what Word prints."""

import tomllib
from pathlib import Path

import pytest

from reply_studio.parsing import read
from reply_studio.parsing.readers.docx_numbering import formatted
from reply_studio.text.normalise import squeeze
from tests.programs import convert
from tests.word_files import levels, lists, paragraph, word_file

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "word_numbering.toml").read_text("utf-8"))["document"]


def made(case: dict) -> bytes:
    start = {int(level): value for level, value in case.get("start", {}).items()}
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if case.get("restart") else ""
    numbering = levels(*map(tuple, case["levels"]), start=start, extra="<w:isLgl/>" if case.get("legal") else "")
    numbers = case.get("lists", [1] * len(case["items"]))
    body = "".join(
        paragraph(text, num=number, level=level) for number, (level, text) in zip(numbers, case["items"], strict=True)
    )
    return word_file(body, numbering=numbering + lists(1, (2, 1, override)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_printed_numbers(case):
    assert [block.text for block in read("x.docx", made(case)).blocks] == case["printed"]


def test_libreoffice_prints_the_same(needs, tmp_path):
    soffice = needs("soffice")
    cases = [case for case in CASES if case.get("office", True)]
    for n, case in enumerate(cases):
        (tmp_path / f"{n}.docx").write_bytes(made(case))
    files = [tmp_path / f"{n}.docx" for n in range(len(cases))]
    convert(soffice, tmp_path, "txt:Text (encoded):UTF8", *files)
    for n, case in enumerate(cases):
        printed = (tmp_path / f"{n}.txt").read_text("utf-8-sig").split("\n")
        assert [squeeze(line) for line in printed if line.strip()] == list(map(squeeze, case["printed"])), case["name"]


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (21, "chineseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (20, "ideographDigital", "二〇"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "chineseLegalSimplified", "拾贰"),
        (2, "decimalEnclosedParen", "⑵"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (2, "ideographEnclosedCircle", "㊁"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "decimalZero", "03"),
        (25, "decimalEnclosedCircle", "25"),
        (11, "ideographTraditional", "11"),
        (7, "somethingElse", "7"),
        (0, "chineseCounting", "0"),
        (99999, "chineseCounting", "99999"),
    ],
)
def test_formats(value, form, printed):
    assert formatted(value, form) == printed
