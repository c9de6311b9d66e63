"""The very file again changes nothing, whatever was corrected since; an earlier text of the proposal is read again."""

import msgspec
import pytest

from reply_studio import parsing
from reply_studio.services.arrival import Request
from reply_studio.services.committing import act, save
from reply_studio.services.intake import receive
from reply_studio.services.register import KnownCases
from reply_studio.services.summary import rows
from tests.desks import desk_at
from tests.received import OPINION, PAGE

AMENDED = PAGE.replace("按十五分钟生活圈布点", "按步行十五分钟布点")


@pytest.fixture
def desk(tmp_path):
    return desk_at(tmp_path)


def take(desk, text: str, known: KnownCases | None = None, **more):
    return receive(desk, "x.txt", text.encode(), Request(**more), known)


def only(desk):
    (row,) = rows(desk)
    return desk.store.load(row["case"])


def test_the_same_bytes_are_not_read_again(desk, monkeypatch):
    """The case, its kind and nothing else."""
    first = take(desk, PAGE)
    monkeypatch.setattr(parsing, "read", lambda *_all: pytest.fail("it was read"))
    again = take(desk, PAGE)
    assert (again.action, again.case, again.intake.kind) == ("unchanged", first.case, "page")


def test_a_correction_stays(desk):
    """What a person set right is not read wrong again; asking for it by its kind reads it anew."""
    take(desk, PAGE)
    file = only(desk)
    right = msgspec.structs.replace(file.proposal, title="关于完善社区助餐的提案")
    save(desk, file, {"proposal": right}, (act("edit"),))
    assert take(desk, PAGE).action == "unchanged"
    assert only(desk).proposal.title == right.title
    assert take(desk, PAGE, kind="page").action == "updated"


@pytest.mark.parametrize("batch", [False, True], ids=["one by one", "in one run"])
def test_an_earlier_text_behind_a_later_one_is_read(desk, batch):
    """The person wants it back."""
    known = KnownCases(desk) if batch else None
    actions = [take(desk, text, known).action for text in (PAGE, AMENDED, AMENDED, PAGE, PAGE)]
    assert actions == ["created", "updated", "unchanged", "updated", "unchanged"]


def test_a_letter_twice_in_one_run(desk):
    """Known from the run itself."""
    known = KnownCases(desk)
    take(desk, PAGE, known)
    case = only(desk).case.id
    assert take(desk, OPINION, known, case=case, unit="市自然资源和规划局").action == "updated"
    assert take(desk, OPINION, known).action == "unchanged"


def test_cases_of_one_run_are_found(desk):
    """A letter finds the case that the run has just made."""
    known = KnownCases(desk)
    take(desk, PAGE, known)
    letter = OPINION.replace("第29号提案", "第20240029号提案")
    assert take(desk, letter, known).case == only(desk).case.id
