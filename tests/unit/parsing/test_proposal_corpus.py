"""The gold sets beside the project, where there are any: the real page and the proposals of the corpus."""

import json
import re

from reply_studio.parsing import read, understand
from reply_studio.text.normalise import squeeze


def as_dicts(suggestions):
    return [{"heading": each.heading, "text": each.text, "children": as_dicts(each.children)} for each in suggestions]


def bare(nodes):
    return [(re.sub(r"[\W_]", "", squeeze(each["heading"] + each["text"])), bare(each["children"])) for each in nodes]


def test_real_page_has_one_item_with_three_suggestions(shared):
    (page,) = (shared / "seeds").glob("*.txt")
    intake = understand(read(page.name, page.read_bytes()))
    item = intake.item
    assert intake.kind == "page"
    assert item is not None
    first = page.read_text("utf-8").split("\n", 1)[0]
    assert first.endswith(f"({item.number}){item.proposal.title}")
    assert len(item.proposal.proposers) == 1
    assert [len(each.children) for each in item.proposal.suggestions] == [0, 0, 3]
    assert [each.marker for each in item.proposal.suggestions[2].children] == ["一是", "二是", "三是"]


def test_proposals_of_the_corpus_are_read(shared):
    folder = shared / "corpus" / "intake" / "proposals"
    wrong = []
    for gold in sorted(folder.glob("*.gold.json")):
        truth = json.loads(gold.read_text("utf-8")).get("proposal")
        (source,) = (each for each in folder.glob(gold.name.removesuffix(".gold.json") + ".*") if each != gold)
        if truth is None:
            continue
        item = understand(read(source.name, source.read_bytes()), "proposal").item
        if item is None or bare(as_dicts(item.proposal.suggestions)) != bare(truth["suggestions"]):
            wrong.append(source.name)
    assert wrong == []
