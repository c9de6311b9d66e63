"""The merge of a case in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reply_studio.i18n import _, listed
from reply_studio.services.words import word

if TYPE_CHECKING:
    from reply_studio.merging import Differing, MergeView, Outdated, Revised
    from reply_studio.services.applying import Taken
    from reply_studio.services.grounds import Ground


def text(view: "MergeView", speaks: "Mapping[str, Sequence[Ground]] | None" = None) -> str:
    """Each passage with what it answers and its state, then overlaps and conflicts. ``speaks``: label → what speaks for
    each answer, where that is wanted.
    """
    if not view.passages:
        return _("no inputs yet; take one in: reply-studio import FILE --as input --case CASE --unit NAME")
    known = speaks or {}
    lines = [line for label in view.passages for line in (*_passage(view, label), *_grounds(known.get(label, ())))]
    lines += [
        _("overlap: {passages} ({score:.2f})").format(passages=" = ".join(each.passages), score=each.score)
        for each in view.overlaps
    ]
    lines += [_conflict(each) for each in view.conflicts]
    return "\n".join([*lines, *versions(view.changes, view.outdated)])


def versions(changes: "Iterable[Revised]", outdated: "Iterable[Outdated]") -> list[str]:
    """Inputs that came again with what changed in them, and the passages of ours that rest on old words."""
    lines = [line for each in changes for line in _revised(each)]
    return lines + [line for each in outdated for line in _outdated(each)]


def _revised(each: "Revised") -> list[str]:
    counts = Counter(one.state for one in each.passages)
    told = listed(f"{word(state)} {counts[state]}" for state in ("unchanged", "changed", "new", "gone"))
    lines = [
        _("{unit}, version {new} after {old}: {told}").format(unit=each.unit, new=each.new, old=each.old, told=told)
    ]
    for one in each.passages:
        if one.state != "unchanged":
            arrow = " -> ".join(name for name in (one.old, one.new) if name)
            lines.append(f"    {word(one.state)}: {arrow}" + (f" ({one.likeness:.2f})" if one.likeness else ""))
    return lines


def _outdated(each: "Outdated") -> list[str]:
    lines = [
        _("{passage} in {point} rests on old words of {unit} ({old})").format(
            passage=each.passage, point=each.point, unit=each.unit, old=each.old
        ),
        "    - " + each.old_text,
    ]
    if each.new is None:
        return [*lines, "    " + _("the unit has withdrawn them")]
    command = f"reply-studio take CASE {each.new} --point {each.point} --instead {each.passage}"
    return [*lines, f"    + {each.new_text}", "    " + _("take the new ones: {command}").format(command=command)]


def _passage(view: "MergeView", label: str) -> list[str]:
    state = next(each for each in view.dispositions if each.passage == label)
    found = next((each for each in view.alignments if each.passage == label), None)
    ranked = " ".join(f"{each.number} ({each.score:.2f})" for each in found.suggestions) if found else ""
    sure = _("sure") if found and found.sure else ""
    return [
        f"{label}  [{word(state.state)}]  -> {ranked or '-'} {sure}".rstrip(),
        f"    {view.passages[label]}",
    ]


def _grounds(found: "Sequence[Ground]") -> Iterator[str]:
    """Every suggestion with any likeness, and the words that speak for it."""
    for each in found:
        words = "  ".join(each.evidence)
        told = _("shared: {words}").format(words=words) if words else _("no shared words")
        yield f"    {each.score:.2f}  {each.number}  {told}"


def _conflict(each: "Differing") -> str:
    told = _("conflict {id}: {what}: {values} ({passages})").format(
        id=each.id, what=each.what, values=" / ".join(each.values), passages=listed(each.passages)
    )
    return told if each.resolved is None else f"{told} -> {each.resolved} ({each.reason})"


def taken_text(taken: "Sequence[Taken]", view: "MergeView") -> str:
    """What was taken, what of it is said twice, and how many passages still wait."""
    lines = [_taken(each) for each in taken] or [_("no sure passage is waiting; nothing was taken")]
    labels = {each.passage for each in taken}
    lines += [
        _("said twice: {passages}; join them or delete one").format(passages=" = ".join(each.passages))
        for each in view.overlaps
        if labels >= set(each.passages)
    ]
    waiting = [each.passage for each in view.dispositions if each.state == "open"]
    if waiting:
        lines.append(_("still to decide: {passages}").format(passages=listed(waiting)))
    return "\n".join(lines)


def _taken(each: "Taken") -> str:
    values = {"passage": each.passage, "new": each.to, "point": each.point, "number": each.suggestion}
    if each.plan:
        return _("{passage} taken as plan {new} into {point} (suggestion {number})").format(**values)
    return _("{passage} taken as {new} into {point} (suggestion {number})").format(**values)
