"""The shared gold sets: letters by field, and the body of every input and checked letter."""

import datetime as dt
import json

import pytest

from reply_studio.model.letter import Kind
from reply_studio.parsing.readers.text import read_text
from reply_studio.parsing.reply import parse_replies

FIELDS = ("unit", "role", "number", "date", "addressees", "quoted_title", "item_numbers", "result_class", "disclosure")


def intake_of(path):
    return parse_replies(read_text(path.name, path.read_bytes()))


def value(reply, field):
    found = getattr(reply, field)
    return found.isoformat() if isinstance(found, dt.date) else list(found) if isinstance(found, tuple) else found


def gold_values(gold, field):
    return [gold.get(field), *gold.get("also", {}).get(field, [])]


def test_fields_of_published_letters_are_right_in_97_of_100(shared):
    right = total = 0
    for path in sorted((shared / "corpus/intake/letters").glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))["replies"]
        replies = intake_of(path.with_name(path.name.replace(".gold.json", ".txt"))).replies
        assert len(replies) == len(gold)
        for field in FIELDS:
            if field not in gold[0].get("unsure", []):
                total += 1
                right += value(replies[0], field) in gold_values(gold[0], field)
    assert right / total >= 0.97


def test_every_paragraph_of_the_merge_inputs_has_its_gold_kind(shared):
    names = {"body": "passage"}
    for case in sorted((shared / "corpus/merge").glob("m*")):
        gold = json.loads((case / "gold.json").read_text("utf-8"))
        for unit in gold["units"]:
            letter = intake_of(case / f"input-{unit}.txt").letters[0]
            kinds = {each.text[:12]: each.kind.value for each in letter.paragraphs}
            for item in gold["alignments"]:
                if item["unit"] == unit:
                    assert kinds[item["item"]] == names.get(item["kind"], item["kind"]), (case.name, item["item"])


def test_every_merge_input_is_an_opinion_that_names_its_unit(shared):
    for path in sorted((shared / "corpus/merge").glob("*/input-*.txt")):
        intake = intake_of(path)
        reply = intake.replies[0]
        assert reply.role == "co"
        assert reply.unit.endswith(path.stem.removeprefix("input-")[1:].replace("供销合作社", "供销合作社联合社"))
        assert reply.date
        assert reply.contacts
        assert intake.remarks == ()


def checked(shared):
    return [
        *sorted((shared / "corpus/checks").glob("*/letter.txt")),
        *sorted((shared / "corpus/checks").glob("*/input-*.txt")),
    ]


def test_the_body_of_every_checked_letter_lies_between_opening_and_closing_or_signature(shared):
    for path in checked(shared):
        letter = intake_of(path).letters[0]
        kinds = [each.kind for each in letter.paragraphs]
        body = [at for at, kind in enumerate(kinds) if kind in (Kind.PASSAGE, Kind.HEADING)]
        assert kinds[body[0] - 1] is Kind.OPENING, path
        assert kinds[body[-1] + 1] in (Kind.CLOSING, Kind.ORGAN), path
        assert body == list(range(body[0], body[-1] + 1)), path


def test_indented_lines_of_every_checked_letter_are_opening_body_or_closing(shared):
    inner = {Kind.OPENING, Kind.HEADING, Kind.PASSAGE, Kind.CLOSING}
    for path in checked(shared):
        document = read_text(path.name, path.read_bytes())
        indented = {block.line for block in document.blocks if block.indent >= 4}
        letter = parse_replies(document).letters[0]
        assert {each.line for each in letter.paragraphs if each.kind in inner} == indented, path


@pytest.mark.parametrize(("unit", "count"), [("司法局", 1), ("组织部", 4), ("民政局", 9)])
def test_body_passages_of_the_published_page(shared, unit, count):
    path = next((shared / "seeds").glob("*.txt"))
    replies = intake_of(path).replies
    found = next(each for each in replies if each.unit.endswith(unit))
    assert [each.id for each in found.passages] == [f"{unit}.{n}" for n in range(1, count + 1)]
