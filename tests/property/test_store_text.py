"""Every value of the model comes back exactly from its TOML, whatever characters its texts hold."""

from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reply_studio.errors import InputError
from reply_studio.model.case import ROLES, TYPES, Case, CaseUnit, Dates, Handler, Session
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import LAYOUTS, STATUSES, Draft, Note, Origin, Passage, ReplyPoint
from reply_studio.model.proposal import Problem, Proposal, Proposer, Suggestion
from reply_studio.model.reply import Contact, Reply, ReplyPassage
from reply_studio.store import codec

HARD = [
    "\r\n",
    "\r",
    "\n",
    '"""',
    "'''",
    '"',
    "'",
    "\\",
    "\\n",
    "{{ x }}",
    "{% y %}",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\x85",
]
HARD += ["\u2028", "\ufeff", "\u202e", "\U00020bb7", "#", "[a]", "=", "\t", " ", "\u4f60\u597d\uff0c", "\\u0041"]
TEXT = st.one_of(
    st.lists(st.sampled_from(HARD), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
DATES = st.none() | st.dates()
COUNT = st.integers(0, 3)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    passages = {
        f"a{n}": Passage(
            id=f"a{n}",
            text=draw(TEXT),
            origins=tuple(Origin(input="sfj-v1", passage=f"sfj1-{i}", sha="9f2c41aa") for i in range(draw(COUNT))),
            unit=draw(TEXT),
            due=draw(DATES),
        )
        for n in range(1, draw(COUNT) + 1)
    }
    points = tuple(
        ReplyPoint(
            id=f"p{n}",
            answers=tuple(draw(st.lists(st.sampled_from(["s1", "s2"]), max_size=2))),
            status=draw(st.sampled_from(["", *STATUSES])),
            heading=draw(TEXT),
            reason=draw(TEXT),
            progress=tuple(draw(st.permutations(sorted(passages)))),
        )
        for n in draw(st.permutations(range(5, 5 + draw(COUNT))))
    )
    notes = tuple(
        Note(id=f"n{n}", text=draw(TEXT), on=draw(TEXT)) for n in draw(st.permutations(range(9, 9 + draw(COUNT))))
    )
    return Draft(
        layout=draw(st.sampled_from(["", *LAYOUTS])),
        result_class=draw(TEXT),
        points=points,
        passages=passages,
        notes=notes,
        last_id=draw(st.integers(12, 99)),
    )


def suggestions(first: int) -> st.SearchStrategy[Any]:
    """Trees whose ids are given afterwards."""
    leaf = st.builds(
        Suggestion, id=st.just("s0"), marker=TEXT, heading=TEXT, text=TEXT, tail=TEXT, source=st.tuples(COUNT, COUNT)
    )
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda node, children: msgspec.structs.replace(node, children=tuple(children)),
            leaf,
            st.lists(inner, max_size=3),
        ),
        max_leaves=6,
    )


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    ids = iter(draw(st.permutations(range(1, 60))))

    def named(node: Suggestion) -> Suggestion:
        return msgspec.structs.replace(node, id=f"s{next(ids)}", children=tuple(named(each) for each in node.children))

    return Proposal(
        title=draw(TEXT),
        proposers=tuple(draw(st.lists(st.builds(Proposer, name=TEXT, lead=st.booleans(), group=st.booleans())))),
        background=tuple(draw(st.lists(TEXT, max_size=3))),
        suggestions=tuple(named(each) for each in draw(st.lists(suggestions(1), max_size=3))),
        problems=tuple(
            Problem(id=f"q{next(ids)}", text=draw(TEXT), marker=draw(TEXT), source=(1, 2)) for _n in range(draw(COUNT))
        ),
        closing=tuple(draw(st.lists(TEXT, max_size=2))),
        last_id=draw(st.integers(60, 70)),
    )


CASES = st.builds(
    Case,
    id=st.just("2025-t-0029"),
    type=st.sampled_from(TYPES),
    body=TEXT,
    session=st.builds(Session, term=st.none() | COUNT, meeting=st.none() | COUNT),
    number=TEXT,
    role=st.sampled_from(ROLES),
    joined=st.lists(TEXT, max_size=2).map(tuple),
    handler=st.builds(Handler, section=TEXT, login=TEXT),
    dates=st.builds(Dates, assigned=DATES, received=DATES, due=DATES),
    units=st.lists(
        st.builds(CaseUnit, key=TEXT, role=st.sampled_from(ROLES), name=TEXT, reply_by=DATES), max_size=4
    ).map(tuple),
)
CONTACTS = st.lists(st.builds(Contact, name=st.none() | TEXT, phones=st.lists(TEXT, max_size=2).map(tuple)), max_size=2)
MAYBE = st.none() | TEXT
INPUTS = st.builds(
    Contribution,
    unit=TEXT,
    name=TEXT,
    version=st.integers(1, 9),
    kind=st.sampled_from(["input", "reply"]),
    received=DATES,
    source=TEXT,
    reply=st.builds(
        Reply,
        unit=MAYBE,
        number=MAYBE,
        date=DATES,
        registered_date=DATES,
        title=MAYBE,
        item_numbers=st.lists(TEXT, max_size=2).map(tuple),
        result_class=MAYBE,
        contacts=CONTACTS.map(tuple),
        registered_contacts=CONTACTS.map(tuple),
        feedback=MAYBE,
        headings=st.lists(TEXT, max_size=2).map(tuple),
        passages=st.lists(
            st.builds(ReplyPassage, id=TEXT, text=TEXT, marker=TEXT, heading=TEXT, level=COUNT), max_size=3
        ).map(tuple),
    ),
)
PARTS = {"draft": drafts(), "proposal": proposals(), "case": CASES, "inputs/sfj-v1": INPUTS}


@pytest.mark.parametrize("part", PARTS)
def test_every_value_comes_back_exactly(part: str):
    """A new file of any value, decoded, is the value."""

    @settings(max_examples=30)
    @given(PARTS[part])
    def check(value: Any) -> None:
        assert codec.decode(part, codec.encode(part, value), part).value == value

    check()


@pytest.mark.parametrize("part", ["draft", "proposal", "case"])
@pytest.mark.parametrize("crlf", [False, True])
def test_every_change_comes_back_exactly(part: str, crlf: bool):
    """Any value written over the file of any other one, with either line end, is there afterwards; ids never fall."""

    @settings(max_examples=15)
    @given(PARTS[part], PARTS[part])
    def check(old: Any, new: Any) -> None:
        data = codec.encode(part, old)
        data = data.replace(b"\n", b"\r\n") if crlf else data
        found = codec.decode(part, codec.encode(part, new, data, part), part).value
        if part != "case":
            assert found.last_id == max(old.last_id, new.last_id)
            found = msgspec.structs.replace(found, last_id=new.last_id)
        assert found == new

    check()


@given(st.text(st.characters(categories=["Cs"]), min_size=1, max_size=2))
@example("\ud800")
def test_half_a_character_is_refused_with_its_code(text: str):
    """No UTF-8 file can keep a lone surrogate: the message names it, nothing is written."""
    with pytest.raises(InputError, match=f"U\\+{ord(text[0]):04X}"):
        codec.encode("draft", Draft(passages={"a1": Passage(id="a1", text=text)}))
