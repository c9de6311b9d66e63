"""The labels people see and type: 司法局.2, the unit's short name and the passage's place in its input."""

from collections import Counter
from collections.abc import Sequence

from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile
from reply_studio.model.contribution import Contribution
from reply_studio.model.reply import ReplyPassage
from reply_studio.text.normalise import squeeze
from reply_studio.text.units import short_units


def labels(file: CaseFile) -> dict[str, str]:
    """Passage id → label, for the newest input of every unit, in order of arrival."""
    return labels_of(file.contributions)


def labels_of(contributions: Sequence[Contribution]) -> dict[str, str]:
    """Passage id → label for inputs that stand side by side, one of a unit."""
    names = unit_labels(contributions)
    return {
        passage.id: f"{names[each.unit]}.{place}"
        for each in contributions
        for place, passage in enumerate(each.passages, 1)
    }


def unit_labels(contributions: Sequence[Contribution]) -> dict[str, str]:
    """Unit key → the name in its labels; two units that go by one name are told apart by their keys."""
    short = short_units(each.name for each in contributions)
    shared = Counter(each.name for each in contributions)
    return {
        each.unit: short[each.name] if shared[each.name] == 1 else f"{short[each.name]}({each.unit})"
        for each in contributions
    }


def label_of(file: CaseFile, passage: str) -> str:
    """The label of a passage id; the id itself where the newest inputs have no such passage."""
    return labels(file).get(passage, passage)


def resolve_label(file: CaseFile, wanted: str) -> tuple[Contribution, ReplyPassage]:
    """The passage that a label or an id names, with the input it stands in.

    The unit may be written short or long (司法局.2, 市司法局.2); ids name passages of earlier versions, too.

    Raises:
        UsageError: no passage is called so.
    """
    known = labels(file)
    typed = squeeze(wanted)
    for each in file.inputs:
        for place, passage in enumerate(each.passages, 1):
            label = known.get(passage.id)
            if wanted == passage.id or (label and typed in {squeeze(label), squeeze(f"{each.name}.{place}")}):
                return each, passage
    raise UsageError(
        _("there is no passage \u201c{name}\u201d").format(name=wanted),
        hint=_("passages of this case: {names}").format(names=listed(known.values()) or "-"),
    )
