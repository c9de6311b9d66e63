"""The public page of a finished case: its order, what it says, and that it comes back as the same case."""

from pathlib import Path

import msgspec
import pytest

from reply_studio.bootstrap import make_workspace, open_desk, packaged
from reply_studio.errors import InputError, RefusedError
from reply_studio.services import intake, public_page
from reply_studio.services.arrival import Request
from reply_studio.services.reading_back import bare
from reply_studio.text.normalise import narrow

SAMPLE = packaged("samples", "finished-page.txt")
HOUSING, CIVIL = "市住房和城乡建设局", "民政局"
FORMS = ["page.html", "page.txt"]


@pytest.fixture
def office(tmp_path, monkeypatch):
    """``office(name, folder)`` → the desk of a fresh workspace of that unit."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def make(unit, folder):
        return open_desk(str(make_workspace(tmp_path / folder, unit)))

    return make


def received(desk, path: Path):
    """The case that a page makes."""
    done = intake.receive(desk, path.name, path.read_bytes(), Request())
    return desk.store.load(done.case)


def same(one, other):
    """Two cases say the same: facts, proposal, draft, and every unit's letter."""
    assert one.case == other.case
    assert bare(one.proposal) == bare(other.proposal)
    assert one.draft == other.draft
    assert letters(one) == letters(other)


def letters(file):
    return [msgspec.structs.replace(each, source="") for each in file.inputs]


def words(text):
    """The text without white space, its marks half-width: what two prints of one page share."""
    return "".join(narrow(text).split()).replace("、", ",")


@pytest.mark.parametrize("name", FORMS)
def test_the_page_comes_back_as_the_same_case(office, tmp_path, name):
    desk = office(HOUSING, "one")
    file = received(desk, SAMPLE)
    done = public_page.publish(desk, file.case.id, tmp_path / name)
    assert (done.differing, done.left_out) == ((), ())
    other = office(HOUSING, "two")
    back = received(other, done.path)
    same(file, back)
    assert back.acts[0].data["votes"] == [36, 2]


def test_the_text_has_the_words_of_the_received_page_in_its_order(office, tmp_path):
    desk = office(HOUSING, "one")
    file = received(desk, SAMPLE)
    done = public_page.publish(desk, file.case.id, tmp_path / "page.txt")
    given = words(SAMPLE.read_text("utf-8")).replace("提案者", "提案者:").replace("办理单位", "办理单位:")
    assert words(done.path.read_text("utf-8")) == given


@pytest.mark.parametrize("name", FORMS)
def test_the_seed_s_page_comes_back_as_the_same_case(office, tmp_path, shared, name):
    seed = next((shared / "seeds").glob("*.txt"))
    desk = office(CIVIL, "one")
    file = received(desk, seed)
    done = public_page.publish(desk, file.case.id, tmp_path / name)
    assert done.differing == ()
    same(file, received(office(CIVIL, "two"), done.path))


def test_the_seed_s_page_is_printed_in_its_own_order(office, tmp_path, shared):
    """Label by label as the received page, but for the days, which a letter of ours writes without a zero."""
    seed = next((shared / "seeds").glob("*.txt"))
    desk = office(CIVIL, "one")
    done = public_page.publish(desk, received(desk, seed).case.id, tmp_path / "page.txt")
    given = words(seed.read_text("utf-8")).replace("提案者", "提案者:", 1).replace("办理单位", "办理单位:")
    given = given.replace("年07月", "年7月").replace("年09月", "年9月")
    assert words(done.path.read_text("utf-8")) == given


def test_a_page_without_a_reply_is_refused(office, tmp_path):
    desk = office("市民政局", "one")
    file = received(desk, packaged("samples", "page.txt"))
    with pytest.raises(RefusedError, match="no reply yet"):
        public_page.publish(desk, file.case.id, tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_session_day_and_roles_stand_where_no_letter_says_them(office, tmp_path):
    """The register's lines are printed where the page would lose them otherwise."""
    text = SAMPLE.read_text("utf-8").replace("政协云川市第七届委员会第五次会议", "")
    page = tmp_path / "page.txt"
    head, stop, rest = text.partition("\n")
    page.write_text(f"{head}{stop}届次：政协云川市第七届委员会第五次会议\n交办日期：2026年3月2日\n{rest}", "utf-8")
    desk = office(HOUSING, "one")
    file = received(desk, page)
    done = public_page.publish(desk, file.case.id, tmp_path / "made.txt")
    assert done.differing == ()
    assert done.path.read_text("utf-8").split("\n")[1:3] == [
        "届次：政协云川市第七届委员会第五次会议",
        "交办日期：2026年3月2日",
    ]


def test_markup_in_the_words_stays_words(office, tmp_path):
    odd = "<b>补助</b> & “{{ title }}” \U0001f9d3\U00020bb7"
    page = tmp_path / "page.txt"
    page.write_text(SAMPLE.read_text("utf-8").replace("减轻住户负担", odd), "utf-8")
    desk = office(HOUSING, "one")
    file = received(desk, page)
    for name in FORMS:
        done = public_page.publish(desk, file.case.id, tmp_path / f"made-{name}")
        assert done.differing == ()
    assert odd not in (tmp_path / "made-page.html").read_text("utf-8")
    assert "&lt;b&gt;补助&lt;/b&gt; &amp; “{{ title }}”" in (tmp_path / "made-page.html").read_text("utf-8")


def test_a_control_character_is_refused_with_its_field(office, tmp_path):
    desk = office(HOUSING, "one")
    file = received(desk, SAMPLE)
    path = desk.store.path(file.case.id, "proposal")
    path.write_text(path.read_text("utf-8").replace("减轻住户负担", "减轻\\u001b住户负担"), "utf-8")
    with pytest.raises(InputError) as caught:
        public_page.publish(desk, file.case.id, tmp_path / "page.html")
    assert caught.value.where == "suggestions[4]"


def test_what_would_not_come_back_is_told(office, tmp_path):
    """A paragraph that reads like the label of the suggestions: the page is written, and the person knows the part."""
    desk = office(HOUSING, "one")
    file = received(desk, SAMPLE)
    path = desk.store.path(file.case.id, "proposal")
    path.write_text(path.read_text("utf-8").replace('background = """\n', 'background = """\n具体建议：\n'), "utf-8")
    done = public_page.publish(desk, file.case.id, tmp_path / "page.txt")
    assert "background" in done.differing


def test_private_matter_on_the_page_is_told(office, tmp_path):
    page = tmp_path / "page.txt"
    text = SAMPLE.read_text("utf-8").replace("减轻住户负担", "居民王秀英（电话14100000000）盼望")
    page.write_text(text, "utf-8")
    desk = office(HOUSING, "one")
    done = public_page.publish(desk, received(desk, page).case.id, tmp_path / "made.txt")
    assert {(each.value, words) for each, words in done.private} >= {("mobile", "14100000000")}
    assert "14100000000" in done.path.read_text("utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_the_disclosure_that_only_a_form_says_comes_back(office, tmp_path, name):
    page = tmp_path / "page.txt"
    page.write_text(
        SAMPLE.read_text("utf-8").replace("反馈意见： 满意", "公开属性： 依申请公开\n反馈意见： 满意"), "utf-8"
    )
    desk = office(HOUSING, "one")
    file = received(desk, page)
    assert [each.reply.disclosure for each in file.inputs if each.kind == "reply"] == ["on_request"]
    done = public_page.publish(desk, file.case.id, tmp_path / name)
    assert done.differing == ()
    same(file, received(office(HOUSING, "two"), done.path))
