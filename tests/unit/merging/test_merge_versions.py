"""An input that came again: what changed in it, and what of ours rests on old words."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.merging import labels, merge, outdated, revisions, uses
from reply_studio.merging.versions import pairs
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Origin, ReplyPoint
from reply_studio.model.reply import FormCell, ReplyPassage
from reply_studio.text.digests import text_hash
from tests.builders import case_file, draft, passage
from tests.desks import contribution

OLD = (
    "组织律师进社区,为食堂运营提供合同审查服务412次。",
    "受理涉食堂纠纷57件,调解成功56件。",
    "开展普法宣传32场。",
)
NEW = (
    "组织律师进社区,为食堂运营提供合同审查服务436次。",
    "新设立法律援助窗口,接受老年人来访咨询。",
    "受理涉食堂纠纷57件,调解成功56件。",
)


def came_twice(*origins: str, text: str = OLD[0], later: tuple[str, ...] = NEW) -> CaseFile:
    """市司法局 has sent two versions; a1 was taken from the passages named."""
    taken = passage("a1", text, *origins)
    return case_file(
        draft=draft((ReplyPoint(id="p1", answers=("s6",), progress=("a1",)),), (taken,)),
        inputs=(contribution("sfj", "市司法局", OLD), contribution("sfj", "市司法局", later, version=2)),
    )


def test_every_passage_is_unchanged_changed_new_or_gone():
    (found,) = revisions(came_twice(), labels(came_twice()))
    assert (found.unit, found.old, found.new) == ("市司法局", 1, 2)
    assert [(each.state, each.old, each.new) for each in found.passages] == [
        ("changed", "sfj1-1", "司法局.1"),
        ("new", None, "司法局.2"),
        ("unchanged", "sfj1-2", "司法局.3"),
        ("gone", "sfj1-3", None),
    ]


def test_an_input_that_came_once_has_no_changes():
    file = case_file(inputs=(contribution("sfj", "市司法局", OLD),))
    assert revisions(file, labels(file)) == ()
    assert merge(file).changes == merge(file).outdated == ()


def test_a_passage_of_ours_rests_on_words_that_were_changed():
    file = came_twice("sfj-v1:sfj1-1")
    (found,) = outdated(file, labels(file))
    assert (found.passage, found.point, found.old, found.new) == ("a1", "p1", "sfj1-1", "司法局.1")
    assert (found.old_text, found.new_text) == (OLD[0], NEW[0])
    assert merge(file).outdated == (found,)


def test_a_passage_rests_on_words_that_were_withdrawn():
    file = came_twice("sfj-v1:sfj1-3", text=OLD[2])
    (found,) = outdated(file, labels(file))
    assert (found.new, found.new_text) == (None, None)


@pytest.mark.parametrize(
    ("origins", "text"),
    [
        (("sfj-v1:sfj1-2",), OLD[1]),
        (("sfj-v2:sfj2-1",), NEW[0]),
        (("sfj-v1:sfj1-1", "sfj-v2:sfj2-1"), NEW[0]),
        (("sfj-v1:sfj1-1",), "另起炉灶的一段话。"),
        ((), OLD[0]),
    ],
    ids=["unchanged", "new words", "renewed", "words gone", "no source"],
)
def test_what_does_not_rest_on_old_words(origins, text):
    file = came_twice(*origins, text=text)
    assert outdated(file, labels(file)) == ()


def test_a_renewed_passage_is_used_and_not_merged():
    file = came_twice("sfj-v1:sfj1-1", "sfj-v2:sfj2-1", text=NEW[0])
    hashes = {"sfj1-1": text_hash(OLD[0]), "sfj2-1": text_hash(NEW[0])}
    origins = tuple(
        Origin(input=each.input, passage=each.passage, sha=hashes[each.passage])
        for each in file.draft.passages["a1"].origins
    )
    words = {"a1": msgspec.structs.replace(file.draft.passages["a1"], origins=origins)}
    file = msgspec.structs.replace(file, draft=msgspec.structs.replace(file.draft, passages=words))
    assert uses(file)[0].state == "used"


def row(key: str, text: str, answers: str, *, plan: bool = False) -> ReplyPassage:
    return ReplyPassage(id=key, text=text, cell=FormCell(answers=answers, plan=plan))


def test_rows_of_two_forms_belong_together_whatever_they_say():
    old = (row("o1", "已布点96家。", "s1"), row("o2", "修订办法。", "s1", plan=True))
    new = (row("n1", "修订办法。", "s1"), row("n2", "全部另写。", "s1", plan=True))
    assert [(each.old.id, each.new.id) for each in pairs(old, new)] == [("o1", "n1"), ("o2", "n2")]


@given(
    st.lists(st.text(alphabet="食堂补助调解纠纷0123。", max_size=12), max_size=6),
    st.lists(st.text(alphabet="食堂补助调解纠纷0123。", max_size=12), max_size=6),
)
def test_no_passage_of_either_version_is_missing_or_named_twice(old, new):
    before = [ReplyPassage(id=f"o{n}", text=text) for n, text in enumerate(old)]
    after = [ReplyPassage(id=f"n{n}", text=text) for n, text in enumerate(new)]
    found = pairs(before, after)
    assert sorted(each.old.id for each in found if each.old) == sorted(each.id for each in before)
    assert [each.new.id for each in found if each.new] == [each.id for each in after]
