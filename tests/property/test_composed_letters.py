"""What holds for every letter, whatever the case."""

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reply_studio.composing import compose, profile_of
from reply_studio.composing.address import pronoun
from reply_studio.model.draft import STATUSES, Draft, Passage, ReplyPoint
from reply_studio.model.letter import Kind
from reply_studio.model.proposal import Proposal, Proposer, Suggestion
from reply_studio.text.numbering import marker_at
from tests.builders import case_file, office

PROFILE = profile_of(office())
TOPICS = ("社区协商", "老旧小区改造", "停车", "《条例》落实", "“长者食堂”建设", "3岁以下婴幼儿托育")
STOPS = st.sampled_from(["", "。", "\uff1b"])
ENDS = ("的建议", "的提案", "", "建议", "的若干意见")


@st.composite
def drafts(draw):
    """Points over suggestions s1…s6 (s9 is unknown), every passage with a word of its own."""
    count = draw(st.integers(1, 14))
    passages = {f"a{n}": Passage(id=f"a{n}", text=f"做法{n:02}号落地{draw(STOPS)}") for n in range(count)}
    points: list[ReplyPoint] = []
    waiting = list(passages)
    while waiting:
        size = draw(st.integers(1, 3))
        mine, waiting = waiting[:size], waiting[size:]
        cut = draw(st.integers(0, len(mine)))
        answers = draw(st.lists(st.sampled_from(["s1", "s2", "s3", "s4", "s5", "s6", "s9"]), max_size=3, unique=True))
        points.append(
            ReplyPoint(
                id=f"p{len(points)}",
                answers=tuple(answers),
                status=draw(st.sampled_from(("", *STATUSES))),
                heading=draw(st.sampled_from(("", "加强组织", "三、扩大宣传。"))),
                progress=tuple(mine[:cut]),
                plans=tuple(mine[cut:]),
            )
        )
    return Draft(points=tuple(points), passages=passages)


@st.composite
def cases(draw):
    """A case with one to three proposers and a title of any usual form."""
    tree = (
        Suggestion(id="s1", heading="加强统筹"),
        Suggestion(id="s2", heading="关于加大投入的建议", children=(Suggestion(id="s3", text="一是增加预算"),)),
        Suggestion(
            id="s4", text="开展培训,提高能力。", children=(Suggestion(id="s5", heading="x"), Suggestion(id="s6"))
        ),
    )
    groups = draw(st.lists(st.booleans(), min_size=1, max_size=3))
    proposers = tuple(
        Proposer(name=f"民盟第{n}委员会" if each else f"赵{n}明", group=each) for n, each in enumerate(groups)
    )
    title = f"关于{draw(st.sampled_from(TOPICS))}{draw(st.sampled_from(ENDS))}"
    proposal = Proposal(title=title, proposers=proposers, suggestions=tree)
    return case_file(
        proposal=proposal,
        draft=draw(drafts()),
        type=draw(st.sampled_from(["proposal", "suggestion_item", "opinion_item"])),
    )


def body_texts(letter):
    return [each.text for each in letter.every(Kind.HEADING, Kind.PASSAGE)]


@given(cases(), st.sampled_from(["sections", "by-suggestion"]), st.sampled_from(["reply", "co"]))
def test_every_passage_is_printed_once(case, layout, paper):
    text = compose(case, paper, PROFILE, layout).text()
    for n in range(len(case.draft.passages)):
        assert text.count(f"做法{n:02}号落地") == 1


@given(cases())
def test_sections_keep_the_draft_s_order(case):
    anchors = [each.anchor for each in compose(case, "reply", PROFILE, "sections").every(Kind.PASSAGE)]
    progress = [key for point in case.draft.points for key in point.progress]
    plans = [key for point in case.draft.points for key in point.plans]
    assert anchors == progress + plans


@given(cases())
def test_by_suggestion_keeps_each_point_s_order(case):
    anchors = [each.anchor for each in compose(case, "reply", PROFILE, "by-suggestion").every(Kind.PASSAGE)]
    for point in case.draft.points:
        mine = [*point.progress, *point.plans]
        assert [each for each in anchors if each in mine] == mine


@given(cases(), st.sampled_from(["sections", "by-suggestion"]))
def test_numbers_are_contiguous(case, layout):
    level, expected = {1: 0, 2: 0}, []
    for text in body_texts(compose(case, "reply", PROFILE, layout)):
        marker = marker_at(text)
        if marker is None or marker.level not in level:
            continue
        level[marker.level] += 1
        if marker.level == 1:
            level[2] = 0
        expected.append((marker.ordinal, level[marker.level]))
    assert all(found == wanted for found, wanted in expected)


@given(cases(), st.sampled_from(["reply", "co"]))
def test_the_title_is_quoted_once_and_nothing_is_doubled(case, paper):
    letter = compose(case, paper, PROFILE)
    bare = case.proposal.title.replace("《", "〈").replace("》", "〉")
    assert letter.text().count(f"《{bare}》") == 1
    opening = letter.first(Kind.OPENING).text
    assert not re.search(
        "关于《|关于关于|的建议》?的?建议|的提案》?的?提案|的建议》?的?提案", opening + letter.first(Kind.TITLE).text
    )


@given(cases())
def test_pronoun_and_number_of_proposers_agree_everywhere(case):
    letter = compose(case, "reply", PROFILE)
    used = set(re.findall("您们|你们|您|贵.", letter.first(Kind.OPENING).text + letter.first(Kind.CLOSING).text))
    assert used == {pronoun(case.proposal.proposers)}
    assert (used == {"你们"}) == (len(case.proposal.proposers) > 1)


@given(cases(), st.sampled_from(["sections", "by-suggestion"]), st.randoms())
def test_the_same_case_gives_the_same_letter(case, layout, random):
    passages = list(case.draft.passages.items())
    random.shuffle(passages)
    shuffled = msgspec.structs.replace(case, draft=msgspec.structs.replace(case.draft, passages=dict(passages)))
    assert compose(case, "reply", PROFILE, layout) == compose(shuffled, "reply", PROFILE, layout)


@given(cases(), st.sampled_from(["sections", "by-suggestion"]), st.sampled_from(["reply", "co"]))
def test_no_paragraph_holds_a_line_break_and_run_in_stays_inside(case, layout, paper):
    for each in compose(case, paper, PROFILE, layout).paragraphs:
        assert "\n" not in each.text
        assert 0 <= each.run_in <= len(each.text)
