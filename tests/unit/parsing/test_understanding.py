"""A file is known by its words, and read as what it is."""

import pytest

from reply_studio.errors import UsageError
from reply_studio.parsing import read, understand

PROPOSAL = "案由:(12)关于甲的提案\n提案人:林妍\n现状不够理想,群众反映较多。\n建议:\n一、加强管理。\n二、完善制度。\n"
REPLY = (
    "关于市政协七届四次会议第12号提案的答复\n林妍委员:\n您提出的《关于甲的提案》收悉,现答复如下:\n"
    "一、办理情况\n已经办理。\n云川市民政局\n2025年6月1日\n"
)
INPUT = "市民政局:\n《关于甲的提案》收悉,现提出会办意见如下:\n我局将配合做好有关工作。\n云川市财政局\n2025年5月1日\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PROPOSAL, "proposal"),
        (REPLY, "reply"),
        (INPUT, "input"),
        (PROPOSAL + "部门答复\n" + "答复单位:市民政局\n答复内容:\n" + REPLY, "page"),
        (PROPOSAL + REPLY, "page"),
    ],
    ids=["proposal", "reply", "input", "page with forms", "page without forms"],
)
def test_kind_is_recognised(text, kind):
    assert understand(read("x", text.encode())).kind == kind


def test_given_kind_is_taken():
    assert understand(read("x", REPLY.encode()), "input").kind == "input"
    assert understand(read("x", PROPOSAL.encode()), "page").kind == "page"


def test_unknown_kind_is_refused():
    with pytest.raises(UsageError):
        understand(read("x", PROPOSAL.encode()), "poem")


@pytest.mark.parametrize("text", [PROPOSAL, REPLY], ids=["proposal", "reply"])
def test_lost_characters_are_told_once_with_their_line(text):
    """In letters as in proposals; they are never guessed."""
    lines = text.split("\n")
    broken = "\n".join([*lines[:3], "这里有几个字??丢失了。", *lines[3:]])
    found = [each for each in understand(read("x", broken.encode())).remarks if each.code == "IN107"]
    assert [(each.line, "字??丢" in each.message) for each in found] == [(4, True)]


def test_raw_text_and_remarks_of_the_reader_are_kept():
    intake = understand(read("x", (PROPOSAL + "\x1b").encode()))
    assert intake.raw.startswith("案由")
    assert "IN002" in [remark.code for remark in intake.remarks]
