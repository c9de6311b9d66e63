"""The rules on the gold set beside the project: recall, false alarms, and the page of the seed."""

import json
import unicodedata
from pathlib import Path

import pytest

from reply_studio.checks import CheckContext, Finding, equations, run
from reply_studio.model.contribution import Contribution
from reply_studio.parsing import read, understand

CODES = Path(__file__).parents[2] / "cases" / "codes.json"
RECALL = 0.95
"""Share of the gold faults that must be found; the gold of the project's contract is 0.90."""


def plain(text: str) -> str:
    """Half width and without white space, as the scorer compares."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def check(item: Path) -> tuple[Finding, ...]:
    """The findings of one gold item."""
    intake = understand(read("letter.txt", (item / "letter.txt").read_bytes()), "reply")
    proposal = understand(read("proposal.txt", (item / "proposal.txt").read_bytes()), "proposal")
    inputs = []
    for path in sorted(item.glob("input-*.txt")):
        given = understand(read(path.name, path.read_bytes()), "input").replies[0]
        inputs.append(Contribution(unit=path.stem, name=path.stem.removeprefix("input-"), version=1, reply=given))
    return run(
        CheckContext(
            letter=intake.letters[0],
            reply=intake.replies[0],
            item=proposal.item,
            inputs=tuple(inputs),
            file="letter.txt",
            proposal_file="proposal.txt",
        )
    )


def items(shared: Path) -> list[tuple[Path, dict]]:
    """Folder and gold of every item."""
    folders = sorted(each for each in (shared / "corpus" / "checks").iterdir() if each.is_dir())
    return [(each, json.loads((each / "gold.json").read_text("utf-8"))) for each in folders]


def meets(finding: Finding, fault: dict, codes: dict[str, list[str]]) -> bool:
    """A finding of the fault's class that quotes it, or is quoted in it (a simple form of the scorer's rule)."""
    given = codes[finding.code]
    classes = {given} if isinstance(given, str) else set(given)
    quote, gold = plain(finding.where.quote), plain(fault["quote"])
    told = plain(finding.message)
    wanted = [gold, *map(plain, fault.get("also", []))]
    near = bool(quote) and (quote in gold or any(each in quote or each in told for each in wanted))
    return bool(classes & {fault["class"], *fault.get("accept", [])}) and near


def test_nearly_all_gold_faults_are_found(shared: Path) -> None:
    """Recall over all classes of the gold set, and no class without any."""
    codes = json.loads(CODES.read_text("utf-8"))
    found: dict[str, list[bool]] = {}
    for folder, gold in items(shared):
        findings = check(folder) if gold["faults"] else ()
        for fault in gold["faults"]:
            found.setdefault(fault["class"], []).append(any(meets(each, fault, codes) for each in findings))
    hits = [hit for each in found.values() for hit in each]
    assert sum(hits) / len(hits) >= RECALL
    assert [name for name, each in found.items() if not any(each)] == []


def test_clean_letters_raise_no_alarm(shared: Path) -> None:
    """No error and no warning on the letters that have no fault."""
    alarms = [
        (folder.name, each.code, each.where.quote)
        for folder, gold in items(shared)
        if gold["clean"]
        for each in check(folder)
        if each.severity != "info"
    ]
    assert alarms == []


def test_no_equation_of_a_clean_letter_is_called_wrong(shared: Path) -> None:
    """What is listed for clean letters holds, and there is something to list."""
    listed = []
    for folder, gold in items(shared):
        if gold["clean"]:
            intake = understand(read("letter.txt", (folder / "letter.txt").read_bytes()), "reply")
            listed += [each for each in equations(intake.letters[0]) if each.holds or each.sure]
    assert len(listed) > 20
    assert [each.text for each in listed if not each.holds] == []


@pytest.fixture
def page(shared: Path) -> list[tuple[str, Finding]]:
    """(unit, finding) for every reply of the seed's page."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("no seed page beside this clone")
    intake = understand(read(paths[0].name, paths[0].read_bytes()))
    assert len(intake.replies) == 3
    found = []
    for reply, letter in zip(intake.replies, intake.letters, strict=True):
        context = CheckContext(letter=letter, reply=reply, item=intake.item, file="page.txt", proposal_file="page.txt")
        found += [(reply.role, each) for each in run(context)]
    return found


def of(page: list[tuple[str, Finding]], role: str, code: str) -> list[Finding]:
    """The findings of one code in the replies of one role."""
    return [finding for who, finding in page if who == role and finding.code == code]


def test_the_lead_reply_of_the_page_misquotes_the_title(page: list[tuple[str, Finding]]) -> None:
    """The one known fault of identity in the lead's letter."""
    assert len(of(page, "lead", "ID101")) == 1
    assert of(page, "co", "ID101") == []


def test_the_lead_reply_leaves_the_first_suggestion_open_and_no_other(page: list[tuple[str, Finding]]) -> None:
    """Suggestion 1 has no answer; 2 and 3 have."""
    assert [each.where.anchor for each in of(page, "lead", "CV101")] == ["s1"]


def test_the_known_slips_of_the_page_are_found(page: list[tuple[str, Finding]]) -> None:
    """Number, empty number, dates and contacts against the register, the lost character, a mobile number."""
    assert len(of(page, "co", "ID105")) == 1
    assert len(of(page, "co", "ID106")) == 1
    assert len(of(page, "co", "DT105")) + len(of(page, "lead", "DT105")) == 3
    assert len(of(page, "co", "ID207")) + len(of(page, "lead", "ID207")) == 2
    assert len(of(page, "co", "LG201")) == 1
    assert len(of(page, "lead", "PV101")) == 1
