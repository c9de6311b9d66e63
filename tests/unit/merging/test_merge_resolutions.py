"""A conflict that was decided stays decided while its passages say the same."""

import msgspec

from reply_studio.merging import contradictions, merge, with_decisions
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from tests.builders import case_file
from tests.desks import contribution

VILLAGES = "截至2024年底,全市589个村(社区)配备法律顾问。"
OTHERS = "截至2024年底,全市598个村(社区)配备法律顾问。"
CANTEENS = "2024年底全市共有长者食堂96家。"
FEWER = "2024年底全市共有长者食堂69家。"


def case(*acts: Act, sfj=(VILLAGES, CANTEENS), zzb=(OTHERS, FEWER), version: int = 1) -> CaseFile:
    sent = (contribution("sfj", "市司法局", sfj, version), contribution("zzb", "市委组织部", zzb))
    return case_file(draft=Draft(), inputs=sent, acts=acts)


def decision(key: str, value: str) -> Act:
    return Act(act="resolve", data={"conflict": key, "value": value, "reason": "以台账为准"})


def keys(file: CaseFile) -> dict[tuple[str, str], str]:
    return {each.values: each.key for each in contradictions(file)}


def test_two_conflicts_are_found_with_ids_of_their_own():
    found = contradictions(case())
    assert len({each.id for each in found}) == len({each.key for each in found}) == 2


def test_a_decision_holds_when_the_other_conflict_is_gone():
    key = keys(case())[("96家", "69家")]
    left = contradictions(case(decision(key, "96家"), sfj=(CANTEENS,), zzb=("已设立专柜。", FEWER)))
    assert [(each.key, each.resolved, each.reason) for each in left] == [(key, "96家", "以台账为准")]


def test_a_decision_holds_in_a_new_version_that_says_the_same():
    key = keys(case())[("96家", "69家")]
    again = contradictions(case(decision(key, "96家"), sfj=("新写的一段。", CANTEENS), version=2))
    assert [each.resolved for each in again if each.key == key] == ["96家"]


def test_other_words_are_another_conflict():
    key = keys(case())[("96家", "69家")]
    changed = contradictions(case(decision(key, "96家"), sfj=(VILLAGES, "至2024年底,全市共有长者食堂96家。")))
    assert [each.resolved for each in changed] == [None, None]


def test_the_last_decision_holds():
    key = keys(case())[("96家", "69家")]
    decided = contradictions(case(decision(key, "96家"), decision(key, "69家")))
    assert [each.resolved for each in decided if each.key == key] == ["69家"]


def test_a_known_view_takes_later_decisions():
    view = merge(case())
    acts = [decision(each.key, each.values[0]) for each in view.conflicts]
    assert [each.resolved for each in with_decisions(view.conflicts, acts)] == [
        each.values[0] for each in view.conflicts
    ]
    assert with_decisions(view.conflicts, ()) == view.conflicts


def test_equal_sentences_of_two_pairs_of_units_are_told_apart():
    sent = (
        contribution("sfj", "市司法局", (CANTEENS,)),
        contribution("czj", "市财政局", (CANTEENS,)),
        contribution("zzb", "市委组织部", (FEWER,)),
    )
    found = contradictions(msgspec.structs.replace(case(), inputs=sent))
    assert len({each.id for each in found}) == len(found) == 2


def test_a_decision_that_was_opened_again_is_none_until_the_next_one():
    key = keys(case())[("96家", "69家")]
    opened = Act(act="reopen", data={"conflict": key})
    assert [each.resolved for each in contradictions(case(decision(key, "96家"), opened)) if each.key == key] == [None]
    again = contradictions(case(decision(key, "96家"), opened, decision(key, "69家")))
    assert [each.resolved for each in again if each.key == key] == ["69家"]


def test_a_decision_that_undo_took_back_is_none():
    key = keys(case())[("96家", "69家")]
    made = msgspec.structs.replace(decision(key, "96家"), seq=7)
    back = Act(act="undo", seq=8, data={"seq": 7})
    assert [each.resolved for each in contradictions(case(made, back)) if each.key == key] == [None]
