"""Find and replace, whatever is found and whatever takes its place: origins and all other words stay."""

from hypothesis import given
from hypothesis import strategies as st

from reply_studio.model.draft import ReplyPoint
from reply_studio.services import replacing
from reply_studio.services.editing import replace
from tests.builders import case_file, draft, passage

TEXT = st.text(st.sampled_from("食堂餐厅a[]{}\n\\.*"), min_size=1, max_size=12).filter(str.strip)
WORDS = st.text(st.sampled_from("食堂a[.*"), min_size=1, max_size=3)


@st.composite
def cases(draw):
    """A case of two points with random texts and origins."""
    texts = draw(st.lists(TEXT, min_size=1, max_size=5))
    passages = [passage(f"a{n}", text, f"sfj-v1:sfj1-{n}", f"zzb-v1:zzb1-{n}") for n, text in enumerate(texts, 1)]
    keys = [each.id for each in passages]
    points = (
        ReplyPoint(id="p1", heading=draw(TEXT), progress=tuple(keys[:2])),
        ReplyPoint(id="p2", reason=draw(TEXT), plans=tuple(keys[2:])),
    )
    return case_file(draft=draft(points, passages, last_id=9))


def texts_of(found):
    """Every text that may be replaced, by its place."""
    points = {(each.id, name): getattr(each, name) for each in found.points for name in ("heading", "reason")}
    return points | {(key, "text"): each.text for key, each in found.passages.items()}


def emptied(found):
    """The same draft with every text taken out."""
    passages = {key: replace(each, text="") for key, each in found.passages.items()}
    return replace(found, passages=passages, points=tuple(replace(e, heading="", reason="") for e in found.points))


@given(cases(), WORDS, st.text("新[]a\\g<0>", min_size=1, max_size=4))
def test_every_text_is_the_plain_replacement_and_nothing_else_changes(file, words, instead):
    """As ``str.replace`` does it, no pattern; ids, origins, units, dates, order and answers are those of before."""
    made = replacing.step(file, words, instead, replacing.find(file.draft, words))
    assert texts_of(made.draft) == {key: text.replace(words, instead) for key, text in texts_of(file.draft).items()}
    assert emptied(made.draft) == emptied(file.draft)


@given(cases(), WORDS, st.data())
def test_of_chosen_places_all_others_stay(file, words, data):
    """So many less are left as were chosen, and taking the new words out again gives the old text."""
    hits = replacing.find(file.draft, words)
    chosen = data.draw(st.sets(st.sampled_from(hits))) if hits else set()
    made = replacing.step(file, words, "\u65b0", chosen)
    before, after = texts_of(file.draft), texts_of(made.draft)
    assert {key: text.replace("\u65b0", words) for key, text in after.items()} == before
    assert sum(text.count("\u65b0") for text in after.values()) == len(chosen)
    assert made.act.data["n"] == len(chosen)
    assert emptied(made.draft) == emptied(file.draft)
