"""The field's words and marks for the values that a person sees, the same on the screens and on the command line."""

from typing import TYPE_CHECKING

from reply_studio.i18n import N_, _, language

if TYPE_CHECKING:
    from reply_studio.model.case import CaseFile
    from reply_studio.model.coverage import Coverage

WORDS = {
    "lead": N_("lead"),
    "co": N_("co-handling"),
    "sole": N_("sole"),
    "separate": N_("separate"),
    "reference": N_("reference"),
    "received": N_("received"),
    "accepted": N_("accepted"),
    "returned": N_("handed back"),
    "drafting": N_("drafting"),
    "in_review": N_("in review"),
    "approved": N_("approved"),
    "issued": N_("issued"),
    "dispatched": N_("dispatched"),
    "answered": N_("answered"),
    "closed": N_("closed"),
    "archived": N_("archived"),
    "withdrawn": N_("withdrawn"),
    "broken": N_("broken"),
    "waiting_inputs": N_("waiting for inputs"),
    "late": N_("input late"),
    "overdue": N_("overdue"),
    "due_soon": N_("due soon"),
    "extended": N_("extended"),
    "paused": N_("paused"),
    "outdated": N_("approval outdated"),
    "supervised": N_("supervised"),
    "done": N_("done"),
    "in_progress": N_("in progress"),
    "planned": N_("planned"),
    "declined": N_("declined"),
    "not_ours": N_("for other units"),
    "other_unit": N_("other unit"),
    "open": N_("open"),
    "used": N_("used"),
    "merged": N_("merged"),
    "left-out": N_("left out"),
    "error": N_("error"),
    "warning": N_("warning"),
    "info": N_("info"),
    "draft": N_("draft the reply"),
    "accept": N_("accept"),
    "hand-back": N_("hand back"),
    "submit": N_("submit for review"),
    "approve": N_("approve"),
    "countersign": N_("countersign"),
    "return": N_("return to the drafter"),
    "recall": N_("recall"),
    "issue": N_("issue"),
    "revise": N_("write a corrected letter"),
    "dispatch": N_("dispatch"),
    "sign": N_("sign the letter"),
    "feedback": N_("keep the feedback"),
    "rehandle": N_("handle again"),
    "close": N_("close"),
    "archive": N_("file"),
    "withdraw": N_("withdraw"),
    "drafter": N_("drafter"),
    "reviewer": N_("reviewer"),
    "issuer": N_("signing leader"),
    "office": N_("office"),
    "created": N_("created"),
    "updated": N_("updated"),
    "unchanged": N_("unchanged"),
    "changed": N_("changed"),
    "new": N_("new"),
    "gone": N_("gone"),
    "failed": N_("failed"),
    "field": N_("field"),
    "background": N_("background"),
    "problem": N_("problem"),
    "cue": N_("announcement"),
    "suggestion": N_("suggestion"),
    "closing": N_("closing"),
    "other": N_("other"),
}
"""The field's word for every value that a person sees."""

ACTS = {
    "accept": N_("accepted"),
    "hand-back": N_("handed back"),
    "submit": N_("submitted for review"),
    "approve": N_("approved"),
    "countersign": N_("countersigned"),
    "return": N_("returned to the drafter"),
    "recall": N_("recalled"),
    "issue": N_("issued"),
    "dispatch": N_("dispatched"),
    "sign": N_("signed the letter"),
    "feedback": N_("kept the feedback"),
    "revise": N_("began a corrected letter"),
    "rehandle": N_("began a second handling"),
    "close": N_("closed"),
    "archive": N_("filed"),
    "withdraw": N_("withdrew"),
    "extend": N_("extended"),
    "pause": N_("paused"),
    "resume": N_("resumed"),
    "transfer": N_("handed to a colleague"),
    "consult": N_("consulted the proposer"),
    "sheet": N_("printed the sign-off sheet"),
    "comment": N_("commented"),
    "comment-done": N_("settled a comment"),
    "looked": N_("looked at the letter"),
    "import": N_("imported"),
    "outline": N_("outlined"),
    "point": N_("set a point"),
    "passage": N_("wrote"),
    "edit": N_("edited"),
    "take": N_("took from an input"),
    "leave-out": N_("left out"),
    "reopen": N_("reopened"),
    "move": N_("moved"),
    "split": N_("split"),
    "join": N_("joined"),
    "delete": N_("deleted"),
    "layout": N_("changed the layout"),
    "class": N_("set the result class"),
    "joint": N_("said who signs with us"),
    "undo": N_("took back"),
    "redo": N_("made again"),
    "recover": N_("recovered unsaved words"),
    "changed-outside": N_("changed outside the program"),
    "raced": N_("saved at the same moment"),
    "saved": N_("saved"),
    "together": N_("joined with a case"),
    "apart": N_("parted from a case"),
    "created": N_("created"),
    "request": N_("asked a unit"),
    "remind": N_("reminded a unit"),
    "part": N_("said what is our part"),
    "resolve": N_("decided between figures"),
    "merge": N_("took the sure passages"),
    "correct": N_("corrected the proposal"),
    "same": N_("took one text for two"),
    "both": N_("kept both texts"),
    "waive": N_("waived a finding"),
    "unwaive": N_("took a waiver back"),
    "fix": N_("fixed findings"),
    "note": N_("wrote a note"),
    "note-delete": N_("deleted a note"),
    "replace": N_("replaced words"),
    "reuse": N_("took from an earlier case"),
}
"""Act → what the history and undo call it."""

ROLES = {"reference": N_("for information")}
"""What a role is called where the same value is a point's status, too: 参阅 is no 留作参考."""

ROLE_VALUES = ("lead", "co", "sole", "separate", "reference")
"""Every role a case can have, as ``model.case.ROLES``; here without the model, for the list starts before it."""

MARKS = {
    "zh": {
        "done": "\u6210",
        "in_progress": "\u529e",
        "planned": "\u5212",
        "reference": "\u53c2",
        "declined": "\u5426",
        "other_unit": "\u4ed6",
        "": "\u7f3a",
        "not_ours": "-",
    },
    "en": {
        "done": "D",
        "in_progress": "P",
        "planned": "N",
        "reference": "R",
        "declined": "X",
        "other_unit": "O",
        "": "!",
        "not_ours": "-",
    },
}
"""成 办 划 参 否 他 缺, in English D P N R X O !: one character a status, readable without colour."""

DISPOSITIONS = {
    "zh": {"open": "\u5f85", "used": "\u7528", "merged": "\u5e76", "left-out": "\u820d"},
    "en": {"open": "O", "used": "U", "merged": "M", "left-out": "L"},
}
"""待 用 并 舍, in English O U M L: what became of a unit's passage."""

SEVERITIES = {
    "zh": {"error": "\u9519", "warning": "\u8b66", "info": "\u6ce8"},
    "en": {"error": "E", "warning": "W", "info": "I"},
}
"""错 警 注, in English E W I."""


def word(value: str) -> str:
    """The value in the reader's language; unknown ones as they are."""
    return _(WORDS[value]) if value in WORDS else value


def act_word(name: str) -> str:
    """An act of the journal in the reader's language; unknown ones as they are."""
    return _(ACTS[name]) if name in ACTS else name


def role_word(role: str) -> str:
    """Our part in a case in the reader's language."""
    return _(ROLES[role]) if role in ROLES else word(role)


def mark(status: str) -> str:
    """The one-character mark of a point's status; of the missing answer for ""."""
    return MARKS[language()][status]


def disposition_mark(state: str) -> str:
    """The one-character mark of what became of a unit's passage."""
    return DISPOSITIONS[language()][state]


def severity_mark(severity: str) -> str:
    """The one-character mark of a finding's severity."""
    return SEVERITIES[language()][severity]


def status_of(covered: "Coverage", file: "CaseFile") -> str:
    """The status that a suggestion's mark shows: its points' first one where it is answered, "" where it is not, and
    ``not_ours`` where that is for other units to do.

    A suggestion that is answered by its children alone counts as done.
    """
    from reply_studio.model.part import is_ours

    if not covered.answered:
        return "" if is_ours(file, covered.suggestion) else "not_ours"
    own = [each.status for each in file.draft.points if each.id in covered.points and each.status]
    return own[0] if own else "done"


def suggestion_mark(covered: "Coverage", file: "CaseFile") -> str:
    """The mark before a suggestion in trees and lists."""
    return mark(status_of(covered, file))
