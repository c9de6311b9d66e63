"""Labels of passages, and back."""

import pytest

from reply_studio.errors import UsageError
from reply_studio.merging import label_of, labels, resolve_label
from reply_studio.model.contribution import Contribution
from reply_studio.model.reply import Reply, ReplyPassage
from tests.builders import case_file


def sent(unit: str, name: str, version: int, *texts: str) -> Contribution:
    passages = tuple(ReplyPassage(id=f"{unit}{version}-{n}", text=text) for n, text in enumerate(texts, 1))
    return Contribution(unit=unit, name=name, version=version, reply=Reply(unit=name, role="co", passages=passages))


FILE = case_file(
    inputs=(
        sent("sfj", "市司法局", 1, "旧的第一段。", "旧的第二段。"),
        sent("zzb", "中共云川市委组织部", 1, "选派第一书记。"),
        sent("sfj", "市司法局", 2, "新的第一段。"),
    )
)


def test_a_label_is_the_short_unit_and_the_place_in_its_newest_input():
    assert labels(FILE) == {"sfj2-1": "司法局.1", "zzb1-1": "组织部.1"}


def test_an_id_of_an_old_version_has_no_label_and_stays():
    assert label_of(FILE, "sfj2-1") == "司法局.1"
    assert label_of(FILE, "sfj1-2") == "sfj1-2"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("司法局.1", "sfj2-1"),
        ("市司法局.1", "sfj2-1"),
        ("\u53f8\u6cd5\u5c40\uff0e\uff11", "sfj2-1"),
        (" 组织部.1 ", "zzb1-1"),
        ("sfj1-2", "sfj1-2"),
    ],
)
def test_a_passage_is_found_by_label_long_name_or_id(wanted, found):
    assert resolve_label(FILE, wanted)[1].id == found


def test_an_unknown_label_is_refused_with_the_known_ones():
    with pytest.raises(UsageError) as caught:
        resolve_label(FILE, "教育局.3")
    assert "教育局.3" in str(caught.value)
    assert "司法局.1" in caught.value.hint


def test_units_with_one_short_name_keep_their_whole_names():
    file = case_file(inputs=(sent("a", "市司法局", 1, "甲。"), sent("b", "青岚区司法局", 1, "乙。")))
    assert set(labels(file).values()) == {"市司法局.1", "青岚区司法局.1"}


def test_two_units_that_go_by_one_name_are_told_apart():
    file = case_file(inputs=(sent("a", "市司法局", 1, "甲。"), sent("b", "市司法局", 1, "乙。")))
    assert len(set(labels(file).values())) == 2
    assert all(resolve_label(file, label)[1].id == passage for passage, label in labels(file).items())
