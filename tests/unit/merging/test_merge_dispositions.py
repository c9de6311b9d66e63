"""What becomes of an input's passages."""

import pytest

from reply_studio.merging import kept, uses
from reply_studio.model.act import Act
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft, Origin, Passage
from reply_studio.model.reply import Reply, ReplyPassage
from reply_studio.text.digests import text_hash
from tests.builders import case_file

FIRST = "组织律师进社区,为食堂运营提供合同审查服务412次。"
SECOND = "受理涉食堂纠纷57件,调解成功56件。"


def sent(version: int, *texts: str) -> Contribution:
    passages = tuple(ReplyPassage(id=f"sfj{version}-{n}", text=text) for n, text in enumerate(texts, 1))
    return Contribution(unit="sfj", name="市司法局", version=version, reply=Reply(role="co", passages=passages))


def drafted(text: str, *origins: Origin) -> Draft:
    return Draft(passages={"a1": Passage(id="a1", text=text, origins=origins)})


def came_from(passage: str, text: str, version: int = 1) -> Origin:
    return Origin(input=f"sfj-v{version}", passage=passage, sha=text_hash(text))


def states(draft: Draft, *acts: Act, inputs=(sent(1, FIRST, SECOND),)) -> list[tuple[str, str | None]]:
    return [(each.state, each.reason) for each in uses(case_file(draft=draft, acts=acts, inputs=inputs))]


def left_out(passage: str, reason: str) -> Act:
    return Act(act="leave-out", data={"passage": passage, "reason": reason})


def test_a_passage_that_nobody_touched_is_open():
    assert states(Draft()) == [("open", None), ("open", None)]


def test_a_passage_taken_alone_is_used():
    assert states(drafted(FIRST, came_from("sfj1-1", FIRST)))[0] == ("used", None)


def test_passages_joined_in_one_are_merged():
    both = drafted(FIRST + SECOND, came_from("sfj1-1", FIRST), came_from("sfj1-2", SECOND))
    assert states(both) == [("merged", None), ("merged", None)]


def test_a_passage_woven_into_our_own_words_is_merged():
    ours = "我局会同有关部门印发布局规划,两年来共建成食堂九十六家,覆盖全部街道,日均供餐七千余人次。"
    assert states(drafted(ours + FIRST, came_from("sfj1-1", FIRST)))[0] == ("merged", None)


def test_an_origin_whose_words_are_gone_no_longer_counts():
    assert states(drafted("另起炉灶的一段话。", came_from("sfj1-1", FIRST)))[0] == ("open", None)


def test_leaving_out_needs_an_act_and_keeps_its_reason():
    assert states(Draft(), left_out("sfj1-2", "与本件无关"))[1] == ("left-out", "与本件无关")


def test_a_reopened_passage_is_open_again():
    acts = (left_out("sfj1-2", "与本件无关"), Act(act="reopen", data={"passage": "sfj1-2"}))
    assert states(Draft(), *acts)[1] == ("open", None)


def test_what_stands_in_the_draft_is_used_even_if_it_was_left_out():
    draft = drafted(FIRST, came_from("sfj1-1", FIRST))
    assert states(draft, left_out("sfj1-1", "暂不用"))[0] == ("used", None)


def test_a_new_version_with_the_same_words_keeps_its_state():
    inputs = (sent(1, FIRST, SECOND), sent(2, "新增一段。", FIRST, SECOND))
    draft = drafted(FIRST, came_from("sfj1-1", FIRST))
    assert states(draft, left_out("sfj1-2", "重复"), inputs=inputs) == [
        ("open", None),
        ("used", None),
        ("left-out", "重复"),
    ]


@pytest.mark.parametrize(
    ("origin", "passage", "share"),
    [
        ("甲乙丙丁戊己", "甲乙丙丁戊己", 1.0),
        ("甲乙丙,丁戊己。", "丁戊己;甲乙丙", 1.0),
        ("甲乙丙丁戊己", "甲乙丙壬癸", 0.5),
        ("甲乙丙丁戊己", "壬癸", 0.0),
        ("\uff11\uff12\uff13\u4e2a", "123个", 1.0),
        ("甲乙", "丙甲乙丁", 1.0),
        ("", "甲乙", 0.0),
    ],
)
def test_kept_is_the_share_of_words_still_there_in_any_order(origin, passage, share):
    assert kept(origin, passage) == pytest.approx(share)
