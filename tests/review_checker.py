"""An independent judge of the way to an issued letter: it reads journals line by line and letters byte by byte, and
shares no code with what it judges.

What it knows beside them is what stood in the letter when somebody approved it: ``seen``, by the journal's number of
the approval, told by whoever ran the command.
"""

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

BACK = {"return", "recall", "revise", "rehandle"}
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
NUMBER = re.compile(r"云民函〔\d+〕\d+号|外文〔\d+〕\d+号")
DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$", re.MULTILINE)


def journal(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "journal.jsonl").read_text("utf-8").splitlines()]


def printed(data: bytes, path: Path | None = None) -> str:
    """The words of a Word letter, its number and date left out."""
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    lines = ["".join(TEXT.findall(each)) for each in PARAGRAPH.findall(xml)]
    text = "\n".join(each for each in lines if each)
    return "\n".join(line for line in DATE.sub("", NUMBER.sub("", text)).split("\n") if line)


def words(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def faults(root: Path, steps: list[str], seen: dict[int, str], comments: set[str], exact: bool) -> list[str]:
    """Everything that must not be; ``steps`` are the roles' logins that must have agreed, in order; ``exact``: earlier
    steps must have seen the very text, else its words.
    """
    found, numbers = [], []
    for folder in sorted(each for each in (root / "drafts").iterdir() if (each / "journal.jsonl").exists()):
        lines = journal(folder)
        issued = [each for each in lines if each["act"] == "issue"]
        numbers += [each["data"]["number"] for each in issued]
        for each in issued:
            found += judged(folder, lines, each, steps, seen, exact)
        kept = {each["data"]["text"] for each in lines if each["act"] == "comment"}
        found += [f"comment lost: {each}" for each in comments - kept]
    found += [f"number twice: {each}" for each in numbers if numbers.count(each) > 1]
    return found


def judged(  # noqa: PLR0917
    folder: Path,
    lines: list[dict[str, Any]],
    issue: dict[str, Any],
    steps: list[str],
    seen: dict[int, str],
    exact: bool,
) -> list[str]:
    found = []
    data = (folder / "letters" / f"{issue['data']['letter']}.docx").read_bytes()
    if hashlib.sha256(data).hexdigest() != issue["data"]["sha"]:
        found.append(f"letter {issue['data']['letter']} is not what was issued")
    if issue["data"]["number"] not in xml_text(data):
        found.append("the letter does not bear its number")
    text = printed(data)
    before = [each for each in lines if each["seq"] < issue["seq"]]
    start = max((each["seq"] for each in before if each["act"] in BACK), default=0)
    here = [each for each in before if each["seq"] > start]
    submit = max((each["seq"] for each in here if each["act"] == "submit"), default=None)
    if submit is None:
        return [*found, "issued without a submission"]
    approvals = [each for each in here if each["act"] == "approve"]
    signers = {each["data"].get("on_behalf") or each["who"]: seen[each["seq"]] for each in approvals}
    for place, login in enumerate(steps):
        told = signers.get(login)
        last = place == len(steps) - 1
        if told is None:
            found.append(f"{login} did not agree")
        elif (told != text) if (last or exact) else (words(told) != words(text)):
            found.append(f"{login} agreed to another text")
    own = {each["who"] for each in here if each["seq"] < submit and {"draft", "proposal"} & set(each.get("parts", {}))}
    own |= {each["who"] for each in here if each["act"] == "submit"}
    for each in approvals:
        signer = each["data"].get("on_behalf") or each["who"]
        if signer in own and not each["data"].get("bypass"):
            found.append(f"{signer} approved their own words")
    later = {
        each["who"] for each in here if each["seq"] > submit and {"draft", "proposal"} & set(each.get("parts", {}))
    }
    if not any(told == text and signer not in own | later for signer, told in signers.items()):
        found.append("nobody but its writers agreed to the text")
    return found


def xml_text(data: bytes) -> str:
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(TEXT.findall(archive.read("word/document.xml").decode("utf-8")))
