"""How files look, what a person may change in them, and how a wrong one is told."""

import datetime as dt
import re
import tomllib

import msgspec
import pytest

from reply_studio.errors import InputError, ReplyStudioError, UsageError
from reply_studio.model.case import CaseUnit
from reply_studio.model.draft import Draft, Note, Origin, Passage, ReplyPoint
from reply_studio.model.proposal import Problem, Proposer, Suggestion
from reply_studio.store import codec, toml_text
from reply_studio.store.toml_blocks import line_of, split
from tests.store_cases import CASE, DRAFT, PROPOSAL

replace = msgspec.structs.replace

AS_IN_THE_FORMATS = {
    "case": """schema = 1
id = "2025-t-0029"
type = "proposal"                 # proposal (提案), suggestion_item (代表建议), opinion_item (社情民意)
body = "政协云川市委员会"
session = { term = 7, meeting = 4 }
number = "29"
role = "lead"
joined = []
[handler]
section = "基层政权科"
login = "lin"
[dates]
assigned = 2025-03-26
received = 2025-03-28
[[units]]
key = "sfj"
role = "co"
reply_by = 2025-04-28
""",
    "proposal": '''schema = 1
title = "关于……的建议"
proposers = [{ name = "赵某某", lead = true }, { name = "民盟云川市委会", group = true }]
background = """一
二"""
order = ["s3"]
last_id = 6
[suggestion.s3]
parent = ""
marker = "三、"
heading = "健全运行机制"
text = ""
tail = "……"
source = [812, 1130]
[suggestion.s4]
parent = "s3"
marker = "一是"
heading = ""
text = "议题要广泛征集"
tail = ""
source = [820, 900]
[problem.q1]                      # numbered problems are kept, they are not suggestions
text = "…"
''',
    "draft": '''schema = 1
layout = "sections"
class = ""
order = ["p1"]
last_id = 14
[point.p1]
answers = ["s1", "s4"]
status = "in_progress"
heading = "加强组织领导"
reason = ""
progress = ["a1"]
plans = ["a3"]
[passage.a1]
text = """自 2024 年以来,……"""
origins = [{ input = "sfj-v1", passage = "sfj1-2", sha = "9f2c41aa" }]
[passage.a3]
text = "建立督导机制。"
unit = "mzj"
due = 2025-12-31
origins = []
[note.n1]
on = "p1"
text = "…"
''',
}


def decoded(part, text):
    return codec.decode(part, text.encode(), f"{part}.toml")


def saved(part, value, text):
    return codec.encode(part, value, text.encode(), f"{part}.toml").decode()


def fault(part, text):
    with pytest.raises(InputError) as caught:
        decoded(part, text)
    return caught.value


# ---- reading


def test_the_documented_case_is_read():
    """case.toml as the formats show it."""
    case = decoded("case", AS_IN_THE_FORMATS["case"]).value
    assert (case.session.term, case.session.meeting, case.number, case.handler.login) == (7, 4, "29", "lin")
    assert case.dates.received == dt.date(2025, 3, 28)
    assert case.units == (CaseUnit(key="sfj", role="co", reply_by=dt.date(2025, 4, 28)),)


def test_the_documented_proposal_is_read():
    """proposal.toml: the tree from flat tables; a table missing from order comes last, with a remark."""
    found = decoded("proposal", AS_IN_THE_FORMATS["proposal"])
    assert found.value.background == ("一", "二")
    assert found.value.proposers == (Proposer(name="赵某某", lead=True), Proposer(name="民盟云川市委会", group=True))
    assert [each.id for each in found.value.suggestions] == ["s3"]
    assert found.value.suggestions[0].children == (
        Suggestion(id="s4", marker="一是", text="议题要广泛征集", source=(820, 900)),
    )
    assert found.value.problems == (Problem(id="q1", text="…"),)
    assert codec.warnings("proposal", found, "proposal.toml") == [
        "proposal.toml:15: suggestion.s4: is missing from order; it comes last"
    ]


def test_the_documented_draft_is_read():
    """draft.toml: points in order, passages with origins, unit and date, notes."""
    draft = decoded("draft", AS_IN_THE_FORMATS["draft"]).value
    assert draft.points[0].progress == ("a1",)
    assert draft.passages["a1"].origins == (Origin(input="sfj-v1", passage="sfj1-2", sha="9f2c41aa"),)
    assert draft.passages["a3"].due == dt.date(2025, 12, 31)
    assert draft.notes == (Note(id="n1", text="…", on="p1"),)
    assert draft.last_id == 14


@pytest.mark.parametrize("part", AS_IN_THE_FORMATS)
def test_a_file_saved_unchanged_keeps_every_byte(part):
    """Comments behind values, their distance, missing blank lines: all stay."""
    text = AS_IN_THE_FORMATS[part].replace('order = ["s3"]', 'order = ["s3", "s4"]')
    assert saved(part, decoded(part, text).value, text) == text


def test_a_new_file_is_easy_to_read():
    """Plain keys first, a table for every point and passage, texts of several lines as they are."""
    draft = replace(DRAFT, passages={"a2": Passage(id="a2", text="一\n二")})
    assert codec.encode("draft", draft).decode() == (
        'schema = 1\nlayout = "sections"\nclass = ""\norder = ["p1"]\nlast_id = 2\n\n'
        '[point.p1]\nanswers = ["s1"]\nstatus = "done"\nheading = ""\nreason = ""\nprogress = ["a2"]\nplans = []\n\n'
        '[passage.a2]\ntext = """\n一\n二"""\norigins = []\n'
    )


def test_a_date_may_be_typed_in_quotes_and_stays_so():
    """What means the same is not touched by a save that changes something else."""
    text = AS_IN_THE_FORMATS["draft"].replace("2025-12-31", '"2025-12-31"')
    draft = decoded("draft", text).value
    assert draft.passages["a3"].due == dt.date(2025, 12, 31)
    assert 'due = "2025-12-31"' in saved("draft", replace(draft, layout="by-suggestion"), text)


# ---- faults and warnings


@pytest.mark.parametrize(
    ("part", "old", "new", "line", "said"),
    [
        ("draft", 'heading = "加', "heading = 加", 9, "this line cannot be read"),
        ("draft", "last_id = 14", "last_id = 14\nlast_id = 15", 6, "this line cannot be read"),
        ("draft", '"in_progress"', '"ready"', 8, "point.p1.status: .ready. is none of: , done, in_progress"),
        ("draft", '["a1"]', '["a1", "a9"]', 11, r"point.p1.progress\[2\]: there is no \[passage.a9\]"),
        ("draft", '["p1"]', '["p1", "p2"]', 4, r"order: names .p2., but there is no \[point.p2\]"),
        ("draft", "[note.n1]", "[note.N-]", 21, "note.N-: .N-. is no id"),
        ("draft", "2025-12-31", "2025-12-31T10:00:00", 19, "passage.a3.due: expected a date"),
        ("draft", "2025-12-31", "2025-13-01", 19, "cannot be read"),
        ("draft", 'text = "建立督导机制。"', "", 16, "passage.a3.text: is missing"),
        ("draft", "schema = 1", "schema = 2", 1, "newer Reply Studio"),
        ("draft", "schema = 1", "schema = true", 1, "whole number"),
        ("draft", "schema = 1", "", 1, "schema = 1. is missing"),
        ("case", "term = 7", 'term = "7"', 5, "session.term: expected a whole number / nothing, found text in quotes"),
        ("case", 'role = "co"', 'role = "boss"', 17, r"units\[1\].role: .boss. is none of"),
        ("case", "[[units]]", "[units]", 15, "units: expected a list"),
        ("proposal", 'parent = "s3"', 'parent = "s8"', 16, "suggestion.s4.parent: there is no suggestion .s8."),
        ("proposal", 'parent = ""', 'parent = "s4"', 9, "in a circle"),
        ("proposal", '{ name = "赵某某", lead = true }', "{ lead = true }", 3, r"proposers\[1\].name: is missing"),
    ],
)
def test_a_wrong_file_names_line_path_and_cause(part, old, new, line, said):
    """In words for people who edit files, with what to do."""
    text = AS_IN_THE_FORMATS[part].replace(old, new, 1)
    error = fault(part, text)
    assert error.where == f"{part}.toml:{line}"
    assert error.hint
    assert re.search(said, error.message), error.message


def test_all_faults_are_told_at_once():
    """Two wrong values: both, in the order of their lines."""
    text = (
        AS_IN_THE_FORMATS["draft"]
        .replace('answers = ["s1", "s4"]', 'answers = "s1"')
        .replace('unit = "mzj"', "unit = 3")
    )
    assert fault("draft", text).message.split("\n") == [
        "point.p1.answers: expected a list in [ ], found text in quotes",
        "line 18: passage.a3.unit: expected text in quotes, found a whole number",
    ]


def test_bytes_that_are_no_text_name_their_line():
    """A file in another encoding, and brackets without end."""
    with pytest.raises(InputError, match="not UTF-8") as caught:
        codec.decode("draft", b'schema = 1\nlayout = "' + "办".encode("gbk"), "draft.toml")
    assert caught.value.where == "draft.toml:2"
    assert "too deep" in fault("draft", "schema = 1\nx = " + "[" * 9999).message


def test_unknown_keys_are_warned_of_and_stay():
    """With their lines, also in lists of tables; a save keeps them."""
    text = (
        AS_IN_THE_FORMATS["draft"]
        .replace("layout =", "color = 'red'\nlayout =")
        .replace("[note.n1]", "[note.n1]\nby = 1")
    )
    found = decoded("draft", text)
    assert codec.warnings("draft", found, "draft.toml") == [
        "draft.toml:2: color: is not known here; it stays in the file",
        "draft.toml:23: note.n1.by: is not known here; it stays in the file",
    ]
    again = saved("draft", replace(found.value, result_class="A", notes=()), text)
    assert "color = 'red'" in again
    assert "# by = 1" in again
    case = AS_IN_THE_FORMATS["case"] + "floor = 3\n"
    assert codec.warnings("case", decoded("case", case), "c") == [
        "c:19: units[1].floor: is not known here; it stays in the file"
    ]


def test_two_entries_with_one_id_are_refused():
    """One of them would be lost."""
    for value in (
        replace(DRAFT, points=DRAFT.points * 2),
        replace(DRAFT, notes=(Note(id="n1", text="x"), Note(id="n1", text="y"))),
    ):
        with pytest.raises(UsageError, match="two entries have the id"):
            codec.encode("draft", value)
    with pytest.raises(UsageError):
        codec.encode("proposal", replace(PROPOSAL, suggestions=PROPOSAL.suggestions * 2))


def test_a_value_that_could_not_be_read_again_is_never_written():
    """An unknown status, a passage that is not there, an id that is none: refused before anything is written."""
    point = DRAFT.points[0]
    for wrong in (replace(point, status="ready"), replace(point, plans=("a9",)), replace(point, id="P 1")):
        with pytest.raises(InputError):
            codec.encode("draft", replace(DRAFT, points=(wrong,)))
    with pytest.raises(UsageError, match="a7"):
        codec.encode("draft", replace(DRAFT, passages={**DRAFT.passages, "a7": Passage(id="a8", text="x")}))


def test_a_text_that_would_read_back_otherwise_is_never_written(monkeypatch):
    """A mistake in the writing is found before the file is: nothing is saved."""
    monkeypatch.setattr(toml_text, "line", lambda key, value: f"{key} = {value!r}\n".replace("done", "planned"))
    monkeypatch.setattr(toml_text, "value_text", lambda value, **_inside: repr(value))
    with pytest.raises(ReplyStudioError, match="does not read back"):
        codec.encode("draft", DRAFT)


# ---- writing in place


def test_only_what_changed_is_touched():
    """One text: one line differs."""
    text = AS_IN_THE_FORMATS["draft"]
    draft = decoded("draft", text).value
    changed = replace(draft, passages={**draft.passages, "a3": replace(draft.passages["a3"], text="新")})
    old, new = text.splitlines(), saved("draft", changed, text).splitlines()
    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ('text = "建立督导机制。"', 'text = "新"')
    ]


def test_a_new_table_stands_behind_its_kin_and_a_deleted_one_leaves_its_comments():
    """A passage more, a passage less: the comments above, behind and in the deleted table stay in its place."""
    text = AS_IN_THE_FORMATS["draft"].replace("[passage.a3]", "# ask 司法局\n[passage.a3] # due?\n# inside")
    draft = decoded("draft", text).value
    point = replace(draft.points[0], plans=("a15",))
    changed = replace(
        draft, points=(point,), passages={"a1": draft.passages["a1"], "a15": Passage(id="a15", text="新")}, last_id=15
    )
    new = saved("draft", changed, text)
    assert new.index("# ask 司法局\n# due?\n# inside\n") > new.index("[passage.a1]")
    assert new.index("[passage.a1]") < new.index("[passage.a15]") < new.index("[note.n1]")
    assert "建立督导机制" not in new


def test_the_comment_above_a_table_moves_with_it():
    """Units in another order: each keeps its comments and extra keys; one goes, one comes."""
    text = AS_IN_THE_FORMATS["case"].replace("[[units]]", "# the lawyers\n[[units]]") + (
        '# the gardeners\n[[units]]\nkey = "u1"\nrole = "co"\nname = "市园林处"\nfax = "1"\n[dates2]\nx = 1\n'
    )
    case = decoded("case", text).value
    swapped = replace(case, units=(replace(case.units[1], role="lead"), CaseUnit(key="u2", role="co"), case.units[0]))
    new = saved("case", swapped, text)
    assert decoded("case", new).value == swapped
    assert '# the gardeners\n[[units]]\nkey = "u1"\nrole = "lead"\nname = "市园林处"\nfax = "1"\n' in new
    assert '# the lawyers\n[[units]]\nkey = "sfj"' in new
    fewer = saved("case", replace(swapped, units=swapped.units[1:]), new)
    assert "# the gardeners" in fewer
    assert '# fax = "1"' in fewer
    none = saved("case", replace(swapped, units=()), fewer)
    assert "# the lawyers" in none
    assert tomllib.loads(none)["dates2"] == {"x": 1}
    assert decoded("case", saved("case", swapped, none)).value == swapped


def test_extra_keys_in_a_list_of_one_line_stay_with_their_rows():
    """A person noted a proposer's telephone; the other one is renamed and a third comes."""
    text = AS_IN_THE_FORMATS["proposal"].replace("lead = true }", 'lead = true, phone = "0599-6120031" }')
    proposal = decoded("proposal", text).value
    first, second = proposal.proposers
    changed = (Proposer(name="钱某某"), replace(second, name="民盟市委"), replace(first, lead=False))
    new = saved("proposal", replace(proposal, proposers=changed), text)
    assert tomllib.loads(new)["proposers"] == [
        {"name": "钱某某"},
        {"name": "民盟市委", "group": True},
        {"name": "赵某某", "phone": "0599-6120031"},
    ]


def test_a_list_over_several_lines_keeps_its_comments():
    """Entries come and go between a person's remarks."""
    text = AS_IN_THE_FORMATS["draft"].replace('["s1", "s4"]', '[\n  "s1", # first\n  # then\n  "s4",\n]')
    draft = decoded("draft", text).value
    for answers in (("s4",), ("s1",), ("s9", "s1", "s5", "s4"), ()):
        new = saved("draft", replace(draft, points=(replace(draft.points[0], answers=answers),)), text)
        assert decoded("draft", new).value.points[0].answers == answers
        assert "# first" in new
        assert "# then" in new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('[handler]\nsection = "基层政权科"\nlogin = "lin"\n', ""),
        ('[handler]\nsection = "基层政权科"\nlogin = "lin"\n', "[handler]\n"),
        ("session = { term = 7, meeting = 4 }", "session.term = 7 # dotted\nsession.meeting = 4"),
        ("session = { term = 7, meeting = 4 }", ""),
        ("[dates]\nassigned = 2025-03-26\nreceived = 2025-03-28\n", ""),
        ("[dates]", "[session2]\n[dates]"),
    ],
)
def test_a_case_in_another_layout_takes_every_change(old, new):
    """Tables typed with dots, left out or empty: changed values land where TOML wants them."""
    text = AS_IN_THE_FORMATS["case"].replace(old, new)
    case = decoded("case", text).value
    changed = replace(
        case,
        handler=replace(case.handler, section="办公室", login=""),
        session=replace(case.session, term=8, meeting=None),
        dates=replace(case.dates, assigned=None, due=dt.date(2025, 7, 1)),
        units=(),
    )
    again = saved("case", changed, text)
    assert decoded("case", again).value == changed
    assert ("# dotted" in again) == ("# dotted" in text)


def test_a_form_that_cannot_be_edited_in_place_is_written_anew_with_its_comments():
    """All points typed as one value: a point more needs another form; values, extra keys and comments stay."""
    text = (
        '# mine\nschema = 1\ncolor = "red"\norder = ["p1"]\nlast_id = 1 # last\n'
        'point = { p1 = { status = "done", extra = nan } }\n'
    )
    draft = decoded("draft", text).value
    changed = replace(draft, points=(*draft.points, ReplyPoint(id="p2")), last_id=2)
    new = saved("draft", changed, text)
    assert decoded("draft", new).value == changed
    assert "# mine" in new
    assert "# last" in new
    tree = tomllib.loads(new)
    assert tree["color"] == "red"
    assert str(tree["point"]["p1"]["extra"]) == "nan"


def test_a_file_without_a_newline_at_its_end_grows():
    """Also one whose last line is a header or a comment."""
    for text in ('schema = 1\n[point.p1]\nstatus = "done"', "schema = 1\n[point.p1]", "schema = 1\n[point.p1]\n# end"):
        draft = decoded("draft", text).value
        changed = replace(draft, points=(ReplyPoint(id="p1", status="planned"), ReplyPoint(id="p2")), last_id=2)
        assert decoded("draft", saved("draft", changed, text)).value == changed


def test_problems_and_notes_out_of_their_numbers_order_keep_their_order():
    """Their order is written only where their numbers do not give it."""
    notes = (Note(id="n3", text="x"), Note(id="n1", text="y"))
    data = codec.encode("draft", Draft(notes=notes, last_id=3))
    assert b'note_order = ["n3", "n1"]' in data
    assert codec.decode("draft", data, "d").value.notes == notes
    problems = (Problem(id="q9", text="x"), Problem(id="q2", text="y"))
    data = codec.encode("proposal", replace(PROPOSAL, problems=problems, last_id=9))
    assert codec.decode("proposal", data, "p").value.problems == problems
    assert b"note_order" not in codec.encode("draft", Draft(notes=notes[::-1], last_id=3))


def test_paragraphs_that_are_no_lines_are_kept_as_a_list():
    """A paragraph with a line break in it, an empty one: exact, though less handsome."""
    for paragraphs in (("a\nb", "c"), ("",), ("a", " "), ()):
        value = replace(PROPOSAL, background=paragraphs)
        assert codec.decode("proposal", codec.encode("proposal", value), "p").value.background == paragraphs


def test_other_values_are_written_as_toml_has_them():
    """What a person's extra keys may hold, when a file is written anew."""
    tree = {
        "a b": 1.5,
        "when": dt.datetime(2025, 1, 2, 3, 4, 5),
        "at": dt.time(3, 4),
        "yes": True,
        "deep": {"x": [{"y": "z\n"}, [1, 2]], "empty": {}},
    }
    assert tomllib.loads(toml_text.render(tree)) == tree


def test_a_long_list_is_written_over_several_lines():
    """Sixty ids in one line could not be read."""
    text = toml_text.value_text([f"s{n}" for n in range(60)])
    assert text.count("\n") == 61
    assert tomllib.loads(f"x = {text}")["x"][59] == "s59"


def test_blocks_give_the_text_back_and_know_their_lines():
    """Headers in strings and lists are none."""
    text = AS_IN_THE_FORMATS["draft"].replace('reason = ""', "reason = '''\n[x]\n'''") + "\n# end"
    assert "".join(block.text for block in split(text)) == text
    assert text.splitlines()[line_of(text, ("passage", "a3", "due")) - 1] == "due = 2025-12-31"
    assert not any(block.path == ("x",) for block in split(text))


def test_case_values_stand_in_the_order_of_the_formats():
    """A new case.toml reads top to bottom like the documented one."""
    keys = list(tomllib.loads(codec.encode("case", CASE).decode()))
    assert keys == ["schema", "id", "type", "body", "session", "number", "role", "joined", "handler", "dates", "units"]


def test_what_tomlkit_cannot_do_is_written_anew(monkeypatch):
    """Whatever it refuses: the values and the comments are there."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    def refuse(text):
        raise ParseError(1, 1)

    text = AS_IN_THE_FORMATS["case"]
    case = decoded("case", text).value
    monkeypatch.setattr(tomlkit, "parse", refuse)
    new = saved("case", replace(case, number="30"), text)
    assert decoded("case", new).value == replace(case, number="30")
    assert "# proposal (提案), suggestion_item (代表建议)" in new


def test_an_id_twice_in_order_counts_once():
    """The first place counts; a remark says so."""
    text = AS_IN_THE_FORMATS["draft"].replace('["p1"]', '["p1", "p1"]')
    found = decoded("draft", text)
    assert [each.id for each in found.value.points] == ["p1"]
    assert codec.warnings("draft", found, "d") == ["d:4: order: names an id twice; the first place counts"]
