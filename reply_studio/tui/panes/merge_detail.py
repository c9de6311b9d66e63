"""What stands below the lists of the merge view: the selected passage, overlap, conflict or old words, whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reply_studio.i18n import _
from reply_studio.merging import BOTH, Outdated
from reply_studio.merging.same import Pair
from reply_studio.model.proposal import numbers, title_line, walk
from reply_studio.services.grounds import Ground, Side
from reply_studio.services.merges import Merge
from reply_studio.services.overlapping import drafted_from
from reply_studio.services.words import word
from reply_studio.text.diff import GONE, NEW, SAME, pieces, whole_figures
from reply_studio.tui.widgets.runs import Para, Run, para

Sides = tuple[Sequence[Para], Sequence[Para]]
"""What stands on the left and on the right."""

_OPENING: Final = "\u3010"
_CLOSING: Final = "\u3011"
"""The brackets around differing characters: they show without colour."""


def passage_sides(merge: Merge, passage: str, grounds: Mapping[str, Sequence[Ground]] | None) -> Sides:
    """A passage: its text, then what it answers and what is to be known of it. ``grounds`` where they are asked for.
    Without any passage ("") it is said how one comes here.
    """
    if not passage:
        told = _("No unit's letter is here yet. In the workbench alt-I takes one in, ctrl-A asks units for theirs.")
        return [] if merge.file.contributions else [para(told)], []
    state = merge.states[passage]
    title = f"{merge.labels[passage]} \u00b7 {word(state.state)}"
    if passage in merge.plans:
        title += " \u00b7 " + _("tells what comes next")
    left = [para(title, "title"), para(merge.text(passage))]
    ranked = _answers(merge, passage) if grounds is None else _grounds(merge, grounds.get(passage, ()))
    return left, [*ranked, *_remarks(merge, passage)]


def _answers(merge: Merge, passage: str) -> Iterator[Para]:
    found = merge.aligned[passage]
    if not found.suggestions:
        yield para(_("It answers no suggestion, as far as the words say."), "dim")
    sure = " " + _("sure") if found.sure else ""
    headings = _headings(merge)
    for n, each in enumerate(found.suggestions):
        yield para(headings[each.number], "" if n else "mark", f"{each.score:.2f}{'' if n else sure}  {each.number} ")


def _grounds(merge: Merge, grounds: Iterable[Ground]) -> Iterator[Para]:
    """Every suggestion with any likeness, and the words that speak for it."""
    headings = _headings(merge)
    for each in grounds:
        yield para(headings[each.number], "mark" if each.claimed else "", f"{each.score:.2f}  {each.number} ")
        words = "  ".join(each.evidence)
        yield para(_("shared: {words}").format(words=words) if words else _("no shared words"), "dim", "      ")


def _headings(merge: Merge) -> dict[str, str]:
    """Printed number → heading."""
    printed = numbers(merge.file.proposal.suggestions)
    return {printed[each.id]: title_line(each, 120) for each in walk(merge.file.proposal.suggestions)}


def _remarks(merge: Merge, passage: str) -> Iterator[Para]:
    label, state = merge.labels[passage], merge.states[passage]
    if state.reason:
        yield para(_("left out: {reason}").format(reason=state.reason))
    if state.state in ("used", "merged"):
        yield para(_where(merge, passage))
    if any(each.new == label for each in merge.view.outdated):
        yield para(_("It came again: the reply has its earlier words."), "warning")
    for each in merge.view.overlaps:
        if label in each.passages:
            other = each.passages[1] if each.passages[0] == label else each.passages[0]
            yield para(_("says the same as {passage}").format(passage=other), "warning")
    for one in merge.view.conflicts:
        if label in one.passages and one.resolved is None:
            told = {"what": one.what, "one": one.values[0], "other": one.values[1]}
            yield para(_("conflict: {what} {one} / {other}").format(**told), "warning")


def _where(merge: Merge, passage: str) -> str:
    """The point of the draft where a passage stands, and what became of its words there."""
    drafted = drafted_from(merge.file, passage)
    if not drafted:
        return ""
    point = next(each for each in merge.file.draft.points if drafted in (*each.progress, *each.plans))
    heading = point.heading or _("(no heading)")
    if drafted in point.plans:
        return _("It is a next step of: {point}").format(point=heading)
    return _("It stands in: {point}").format(point=heading)


def overlap_sides(merge: Merge, pair: Pair, chosen: int) -> Sides:
    """Both texts with the differing characters marked; ``chosen`` is the one that Enter takes."""
    one, other = (merge.view.passages[each] for each in pair.twice.passages)
    left, right = marked(one, other)
    titles = [_side_title(merge, label, here=n == chosen) for n, label in enumerate(pair.twice.passages)]
    return [para(titles[0], "title"), left], [para(titles[1], "title"), right]


def _side_title(merge: Merge, label: str, *, here: bool) -> str:
    state = merge.states[merge.ids[label]]
    return f"{'[*]' if here else '[ ]'} {label} \u00b7 {word(state.state)}"


def marked(one: str, other: str) -> tuple[Para, Para]:
    """Two texts with what stands in one of them alone in brackets and in a style of its own."""
    found = whole_figures(pieces(one, other))
    return Para(tuple(_runs(found, GONE))), Para(tuple(_runs(found, NEW)))


def _runs(found: Iterable[tuple[str, str]], kind: str) -> Iterator[Run]:
    for each, text in found:
        if each == SAME:
            yield Run(text)
        elif each == kind:
            yield Run(f"{_OPENING}{text}{_CLOSING}", "differs")


def conflict_sides(merge: Merge, sides: tuple[Side, Side], key: str) -> Sides:
    """Value, unit, time, place and sentence of both sides; what was decided, by whom and why."""
    conflict = next(each for each in merge.view.conflicts if each.key == key)
    left, right = (list(_side_table(each)) for each in sides)
    act = merge.decided.get(key)
    if conflict.resolved is not None and act is not None:
        value = _("both hold") if conflict.resolved == BOTH else conflict.resolved
        told = _("decided: {value}. {reason} ({who}, {when})").format(
            value=value, reason=conflict.reason, who=act.who or "-", when=act.at[:16].replace("T", " ")
        )
        left.insert(0, para(told, "mark"))
        right.insert(0, para(""))
    return left, right


def _side_table(side: Side) -> Iterator[Para]:
    rows = (
        (_("value"), side.value, "title"),
        (_("unit"), f"{side.unit} \u00b7 {side.label}", ""),
        (_("time"), side.period or "-", ""),
        (_("scope"), side.scope or "-", ""),
    )
    for name, text, style in rows:
        yield para(text, style, f"{name}: ")
    yield Para(tuple(_with_value(side.sentence, side.value)), _("sentence") + ": ")


def _with_value(sentence: str, value: str) -> Iterator[Run]:
    before, found, after = sentence.partition(value)
    yield Run(before)
    if found:
        yield Run(f"{_OPENING}{found}{_CLOSING}", "differs")
        yield Run(after)


def outdated_sides(merge: Merge, each: Outdated) -> Sides:
    """The unit's old and new words with what differs, and ours."""
    ours = merge.file.draft.passages[each.passage].text
    left_title, right_title = _("{unit}, before").format(unit=each.unit), _("{unit}, now").format(unit=each.unit)
    if each.new_text is None:
        left, right = para(each.old_text), para(_("The unit has withdrawn these words."), "warning")
    else:
        left, right = marked(each.old_text, each.new_text)
    own = [para(_("in our reply"), "title"), para(ours)]
    return [para(left_title, "title"), left, *own], [para(right_title, "title"), right]


def change_sides(old: str, new: str) -> Sides:
    """What changed in a passage that nothing of ours rests on."""
    left, right = marked(old, new) if old and new else (para(old), para(new))
    return [para(_("before"), "title"), left], [para(_("now"), "title"), right]
