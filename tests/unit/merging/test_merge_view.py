"""The whole merge of a case."""

import msgspec

from reply_studio.merging import input_parts, merge
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Draft
from reply_studio.model.reply import Reply, ReplyPassage
from tests.builders import case_file


def sent(unit: str, name: str, *passages: ReplyPassage) -> Contribution:
    return Contribution(unit=unit, name=name, version=1, reply=Reply(unit=name, role="co", passages=passages))


FILE = case_file(
    draft=Draft(),
    inputs=(
        sent(
            "sfj",
            "市司法局",
            ReplyPassage(
                id="sfj1-1", marker="一、", heading="调解纠纷", text="受理长者食堂纠纷57件,有专人调解。", level=1
            ),
            ReplyPassage(id="sfj1-2", text="2024年底全市共有长者食堂96家。"),
        ),
        sent("czj", "市财政局", ReplyPassage(id="czj1-1", text="对长者食堂给予运营补助288万元,对困难老人给予餐补。")),
        sent("scj", "市市场监管局", ReplyPassage(id="scj1-1", text="2024年底全市共有长者食堂69家。")),
    ),
)


def test_the_view_has_the_keys_of_the_contract():
    view = msgspec.json.decode(msgspec.json.encode(merge(FILE)))
    assert set(view) >= {"passages", "alignments", "overlaps", "conflicts", "dispositions"}
    assert view["passages"]["司法局.1"] == "一、调解纠纷。受理长者食堂纠纷57件,有专人调解。"
    assert view["dispositions"][0] == {"passage": "司法局.1", "state": "open", "reason": None}
    (conflict,) = view["conflicts"]
    assert set(conflict) >= {"id", "passages", "what", "values", "resolved"}
    assert (conflict["passages"], conflict["values"]) == (["司法局.2", "市场监管局.1"], ["96家", "69家"])
    assert (conflict["resolved"], conflict["reason"]) == (None, None)


def test_alignments_name_suggestions_by_position():
    answers = {each.passage: [one.number for one in each.suggestions] for each in merge(FILE).alignments}
    assert answers["财政局.1"] == ["2"]
    assert answers["司法局.1"] == ["3.3"]


def test_every_passage_has_one_alignment_and_one_disposition():
    view = merge(FILE)
    assert [each.passage for each in view.alignments] == list(view.passages)
    assert [each.passage for each in view.dispositions] == list(view.passages)


def test_a_case_without_inputs_has_an_empty_view():
    view = merge(case_file())
    assert (view.passages, view.alignments, view.overlaps, view.conflicts) == ({}, (), (), ())


def test_bare_headings_stand_above_what_follows_them():
    file = case_file(
        inputs=(
            sent(
                "sfj",
                "市司法局",
                ReplyPassage(id="1", marker="一、", heading="关于调解", text="", level=1),
                ReplyPassage(id="2", marker="(一)", text="设立调解室。", level=2),
                ReplyPassage(id="3", marker="二、", heading="下步打算", text="", level=1),
                ReplyPassage(id="4", text="增设调解室。"),
            ),
        )
    )
    assert [each.context for each in input_parts(file)] == ["", "关于调解", "", "下步打算"]
