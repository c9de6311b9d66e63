"""The new wording of a unit's passage in the place of the old one: place and origins stay, our own words too."""

from collections.abc import Sequence
from typing import Final

from reply_studio.errors import RefusedError, UsageError
from reply_studio.i18n import _
from reply_studio.merging import kept, resolve_label
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.draft import Passage
from reply_studio.model.reply import ReplyPassage, passage_text
from reply_studio.services import editing, steps, units
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk, open_case
from reply_studio.services.steps import Step
from reply_studio.text.segment import sentences
from reply_studio.text.speaker import retold

_THEIRS: Final = 0.6
"""A sentence of which so much stands in the unit's old words is the unit's."""


def take_instead(file: CaseFile, passage: str, point: str, old: str) -> Step:
    """A unit's passage (label or id) in the place of the words that came from its earlier version in ``old``.

    What others or we wrote into the same passage stays; the new source joins the old ones. Of a form the day is taken
    over, too.

    Raises:
        UsageError: ``old`` is no passage of the draft, or stands in another point.
        RefusedError: it has no words of that unit.
    """
    contribution, found = resolve_label(file, passage)
    drafted = editing.passage(file.draft, old)
    holder, _plan = editing.home(file.draft, old)
    if holder.id != point:
        raise UsageError(
            _("passage {passage} stands in point {point}").format(passage=old, point=holder.id),
            hint=_("add: --point {point}").format(point=holder.id),
        )
    text = _renewed(file, drafted, contribution, found)
    source = editing.origin(contribution.key, found.id, passage_text(found))
    origins = drafted.origins if source in drafted.origins else (*drafted.origins, source)
    due = found.cell.due if found.cell and found.cell.due else drafted.due
    draft = editing.change_passage(file.draft, old, text=text, origins=origins, due=due)
    done = act("take", passage=found.id, point=holder.id, to=old, instead=True)
    return Step(draft=draft, act=done, select=old)


def keep_old(file: CaseFile, passage: str, old: str, reason: str) -> Step:
    """That the draft's passage ``old`` keeps a unit's earlier words, and why: the changed passage (label or id; that of
    the earlier version where the unit has withdrawn it) is left out.

    Raises:
        UsageError: ``old`` is no passage of the draft.
        RefusedError: there is no reason.
    """
    editing.passage(file.draft, old)
    step = steps.leave_out(file, passage, reason)
    return editing.replace(step, act=act(step.act.act, **step.act.data, keeps=old), select=old)


def keep(desk: Desk, wanted: str, passage: str, old: str, reason: str) -> str:
    """Records ``keep_old`` in a case. Returns the case id."""
    file = open_case(desk, wanted)
    save(desk, file, {}, (keep_old(file, passage, old, reason).act,))
    return file.case.id


def _renewed(file: CaseFile, drafted: Passage, contribution: Contribution, found: ReplyPassage) -> str:
    """The drafted text with the new words for the old ones; a number or heading that we took away stays away."""
    name = units.case_name(file.case.units, contribution)
    earlier = _earlier(file, drafted, contribution, found)
    whole = retold(passage_text(found), name)
    bare = retold(found.text, name) or whole
    forms = [(passage_text(each), whole) for each in earlier] + [(each.text, bare) for each in earlier if each.text]
    told = sorted(((retold(old, name), new) for old, new in forms), key=lambda each: -len(each[0]))
    match = next((each for each in told if each[0] in drafted.text), None)
    if match is not None:
        return drafted.text.replace(*match, 1)
    theirs = _sentences_of(drafted.text, "".join(old for old, _new in told))
    if not theirs:
        raise RefusedError(
            _("passage {passage} has no words of {unit}").format(passage=drafted.id, unit=name),
            hint=_("take it as a passage of its own, and delete the other"),
        )
    return _put(drafted.text, theirs, bare)


def _earlier(
    file: CaseFile, drafted: Passage, contribution: Contribution, found: ReplyPassage
) -> Sequence[ReplyPassage]:
    """The passages of the unit that the drafted one came from, the new one left out."""
    wanted = {each.passage for each in drafted.origins} - {found.id}
    return [each for one in file.inputs if one.unit == contribution.unit for each in one.passages if each.id in wanted]


def _sentences_of(text: str, source: str) -> list[tuple[int, int]]:
    """The sentences that are mostly words of a source."""
    return [span for span in sentences(text) if source and kept(text[span[0] : span[1]], source) >= _THEIRS]


def _put(text: str, spans: Sequence[tuple[int, int]], words: str) -> str:
    """The text with the words where the first span stood, and without the others."""
    parts, at = [], 0
    for place, (start, end) in enumerate(spans):
        parts += [text[at:start], "" if place else words]
        at = end
    return "".join([*parts, text[at:]])
