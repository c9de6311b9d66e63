"""Files as a department gets them, each with what a careful clerk would type; all of it is data."""

import re
import tomllib
from pathlib import Path

import pytest

from reply_studio.model.intake import Intake, LedgerRow
from reply_studio.model.proposal import Suggestion
from reply_studio.model.reply import Reply
from reply_studio.parsing import read, understand
from tests.pdf_files import pdf
from tests.printed import words
from tests.printed.wear import widened
from tests.sheets import workbook
from tests.word_files import levels, lists, paragraph, table, word_file

FOLDER = Path(__file__).parents[2] / "cases" / "received"


def cases(name: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["file"]


def made(case: dict) -> bytes:
    """The file's bytes."""
    forms = {"text": _text, "html": _text, "word": _word, "sheet": _sheet, "pdf": _pdf}
    return forms[case["form"]](case)


def _text(case: dict) -> bytes:
    content = case["content"].lstrip("\n")
    if case.get("half"):
        return content.encode()
    parts = re.split(r"(<[^>]*>|&[a-z]+;)", content) if case["form"] == "html" else [content]
    code = "gbk" if 'charset="gbk"' in content else "utf-8"
    return "".join(each if n % 2 else widened(each) for n, each in enumerate(parts)).encode(code)


def _word(case: dict) -> bytes:
    numbering = levels(*((form, widened(text)) for form, text in case.get("levels", []))) + lists(1)
    body = "".join(_block(each) for each in case["blocks"])
    return word_file(body, numbering=numbering if "levels" in case else "")


def _block(block: str | list) -> str:
    if isinstance(block, str):
        found = re.match(r"#(\d)#", block)
        text = widened(block[found.end() :] if found else block)
        return paragraph(text, num=1, level=int(found[1])) if found else paragraph(text)
    return table(
        [[[*map(widened, cell)] if isinstance(cell, list) else widened(cell) for cell in row] for row in block]
    )


def _sheet(case: dict) -> bytes:
    names, sheets = [each[0] for each in case["sheets"]], [each[1] for each in case["sheets"]]
    return workbook(*sheets, names=names, merged_of=[each[2] for each in case["sheets"]])


def _pdf(case: dict) -> bytes:
    placed = [(200, 790, 16, text) for text in case["lines"]]
    at = 750.0
    for row in case["table"]:
        cells = [cell.split("|") for cell in row]
        for x, cell in zip(case["columns"], cells, strict=True):
            placed += [(x, at - 14 * n, 10, text) for n, text in enumerate(cell) if text]
        at -= 14 * max(map(len, cells)) + 10
    return pdf(placed)


def seen(case: dict) -> Intake:
    return understand(read("received", made(case)))


def tree(suggestions: tuple[Suggestion, ...], above: str = "") -> list[str]:
    found = []
    for n, each in enumerate(suggestions, 1):
        found.append(f"{above}{n}|{words(each.heading)}|{words(each.text)}{words(each.tail)}")
        found += tree(each.children, f"{above}{n}.")
    return found


def item_differences(case: dict, found: Intake) -> dict:
    if found.item is None:
        return {"item": "none"}
    item, proposal = found.item, found.item.proposal
    got = {
        "type": item.type,
        "title": words(proposal.title),
        "number": item.number,
        "proposers": [each.name for each in proposal.proposers],
        "units": [f"{each.name}|{each.role}" for each in item.handling_units],
        "session": [item.session.term, item.session.meeting],
        "tree": tree(proposal.suggestions),
    }
    want = {"type": "proposal", **case}
    want["title"] = words(want["title"])
    want["tree"] = ["|".join(map(words, each.split("|"))) for each in want["tree"]]
    return {key: (want[key], got[key]) for key in got if key in want and want[key] != got[key]}


def reply_fields(reply: Reply) -> dict:
    return {
        "unit": reply.unit,
        "role": reply.role,
        "number": reply.number,
        "date": reply.date,
        "title": words(reply.title or ""),
        "addressees": list(reply.addressees),
        "quoted_title": words(reply.quoted_title or ""),
        "item_numbers": list(reply.item_numbers),
        "result_class": reply.result_class,
        "disclosure": reply.disclosure,
        "signer": reply.signer,
        "contacts": ["|".join([each.name or "", *each.phones]) for each in reply.contacts],
        "headings": list(map(words, reply.headings)),
    }


def row_text(row: LedgerRow) -> str:
    days = [each.isoformat() if each else "" for each in (row.assigned, row.due)]
    people, co = "、".join(row.proposers), "、".join(row.co)
    return "|".join([row.number or "", row.title or "", people, row.lead or "", co, *days])


def named(case: dict) -> str:
    return case["name"]


@pytest.mark.parametrize("case", cases("proposals"), ids=named)
def test_proposals(case):
    """Register and tree."""
    found = seen(case)
    assert (found.kind, item_differences(case, found)) == ("proposal", {})


@pytest.mark.parametrize("case", cases("letters"), ids=named)
def test_letters(case):
    """Every field of the register that the case names."""
    found = seen(case)
    assert (found.kind, len(found.replies)) == (case["kind"], case.get("replies", 1))
    got = reply_fields(found.replies[0])
    wanted = {key: words(case[key]) if key in ("title", "quoted_title") else case[key] for key in got if key in case}
    assert {key: got[key] for key in wanted} == wanted
    assert "item" not in case or item_differences(case["item"], found) == {}


@pytest.mark.parametrize("case", cases("ledgers"), ids=named)
def test_ledgers(case):
    """Every row in all its fields."""
    found = seen(case)
    assert (found.kind, [row_text(each) for each in found.rows]) == ("ledger", case["rows"])
