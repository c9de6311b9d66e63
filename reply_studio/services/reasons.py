"""Reasons for decisions about units' passages: those given before in the case, then the usual ones."""

from collections.abc import Iterable, Mapping

from reply_studio.i18n import N_, _
from reply_studio.model.act import Act

USUAL: Mapping[str, tuple[str, ...]] = {
    "leave-out": (
        N_("polite words, no matter of its own"),
        N_("another passage says it already"),
        N_("has nothing to do with the suggestions"),
        N_("for our information, not for the letter"),
    ),
    "resolve": (
        N_("the unit in charge of these figures gives it"),
        N_("confirmed with the unit by phone"),
        N_("counted at another time"),
        N_("counted in another scope"),
    ),
    "both": (N_("they stress different sides"), N_("they are about different things")),
    "keeps": (N_("the change does not concern the letter"), N_("our wording was agreed with the unit")),
}
"""Kind of decision → the usual reasons, as message ids."""


def reasons(acts: Iterable[Act], kind: str) -> list[str]:
    """Reasons for a kind of decision: the last given first, then the usual ones, each once.

    ``keeps`` are leave-outs that keep a unit's earlier words.
    """
    name = "leave-out" if kind == "keeps" else kind
    given = [
        str(each.data.get("reason", ""))
        for each in acts
        if each.act == name and bool(each.data.get("keeps")) == (kind == "keeps")
    ]
    return list(dict.fromkeys(each for each in (*reversed(given), *map(_, USUAL[kind])) if each))
