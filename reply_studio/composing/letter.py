"""A case becomes a Letter: who writes to whom about what, the body, and how it ends. The sentences live here."""

from collections.abc import Callable, Iterator
from typing import Final

from reply_studio.composing.address import named, our_office, pronoun, salutation
from reply_studio.composing.body import body
from reply_studio.composing.item import all_cited, item_name
from reply_studio.composing.profile import Profile
from reply_studio.composing.replying_again import handled_again
from reply_studio.composing.signing_off import imprint, mark, sign_off, signer
from reply_studio.composing.units import co_units, joint_units, lead_unit
from reply_studio.errors import UsageError
from reply_studio.i18n import _, listed
from reply_studio.model.case import CaseFile, all_proposers
from reply_studio.model.draft import LAYOUTS
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.proposal import Proposer
from reply_studio.text.typesetting import typeset
from reply_studio.text.units import same_unit

DISCLOSURES: Final = {"public": "主动公开", "on_request": "依申请公开", "not_public": "不予公开"}
_COMMA: Final = "\uff0c"
_OUR_WORK: Final = "我们工作"
_NO_LEAD: Final = "主办单位"


def compose(file: CaseFile, paper: str, profile: Profile, layout: str | None = None) -> Letter:
    """The letter of a case: ``paper`` is ``reply`` (lead reply), ``rereply`` (the reply after a second handling) or
    ``co`` (co-handling opinion to the lead unit).

    The layout is the one given, else the draft's, else the office's. The same case gives the same letter. Before
    issue number and date are paragraphs without text.

    Raises:
        UsageError: unknown paper or layout.
        InputError: the draft names a passage that it does not have.
    """
    chosen = layout or file.draft.layout or profile.layout or LAYOUTS[0]
    _known(paper, tuple(PAPERS), _("there is no paper \u201c{name}\u201d"))
    _known(chosen, LAYOUTS, _("there is no layout \u201c{name}\u201d"))
    return Letter(paper=paper, paragraphs=tuple(PAPERS[paper](file, profile, chosen)))


def _known(name: str, names: tuple[str, ...], message: str) -> None:
    if name not in names:
        raise UsageError(message.format(name=name), hint=_("choose one of: {names}").format(names=listed(names)))


def _reply(file: CaseFile, profile: Profile, layout: str) -> Iterator[Paragraph]:
    opening = _reply_opening(file, profile, pronoun(_proposers(file)))
    yield from _answering(file, profile, layout, f"关于{_items(file)}{_answer(file)}", opening)


def _rereply(file: CaseFile, profile: Profile, layout: str) -> Iterator[Paragraph]:
    you = pronoun(_proposers(file))
    opening = f"{you}{_raised(file)}{all_cited(file.items)}{handled_again(file, profile, you)}"
    yield from _answering(file, profile, layout, f"关于{_items(file)}的再次答复", opening)


def _answering(file: CaseFile, profile: Profile, layout: str, title: str, opening: str) -> Iterator[Paragraph]:
    """A letter to the proposers."""
    asking = _proposers(file)
    you = pronoun(asking)
    yield from mark(profile)
    yield from _register(file, profile)
    yield from _head(title, profile)
    yield Paragraph(kind=Kind.SALUTATION, text=salutation(asking, file.case.type))
    yield Paragraph(kind=Kind.OPENING, text=opening)
    yield from body(file, "reply", profile, layout)
    joint = joint_units(file, profile)
    work = _OUR_WORK if joint else profile.work or _OUR_WORK
    thanks = f"感谢{you}对{work}的关心和支持。"
    yield Paragraph(kind=Kind.CLOSING, text=f"{thanks}以上答复{you}是否满意\uff0c如有意见\uff0c敬请反馈。")
    yield from sign_off(file, profile, joint)
    yield from _copies(file, profile)
    yield from imprint(profile)


def _co(file: CaseFile, profile: Profile, layout: str) -> Iterator[Paragraph]:
    yield from mark(profile)
    yield from _head(f"关于{_items(file)}的会办意见", profile)
    yield Paragraph(kind=Kind.SALUTATION, text=f"{lead_unit(file, profile) or _NO_LEAD}\uff1a")
    yield Paragraph(kind=Kind.OPENING, text=_co_opening(file, profile))
    yield from body(file, "co", profile, layout)
    yield Paragraph(kind=Kind.CLOSING, text="此复。")
    yield from sign_off(file, profile)
    yield from imprint(profile)


PAPERS: Final[dict[str, Callable[[CaseFile, Profile, str], Iterator[Paragraph]]]] = {
    "reply": _reply,
    "co": _co,
    "rereply": _rereply,
}
"""Paper → what makes its paragraphs."""


def _register(file: CaseFile, profile: Profile) -> Iterator[Paragraph]:
    """Result class and disclosure, as far as they are decided and the office wants them."""
    if file.draft.result_class and profile.classed:
        yield Paragraph(kind=Kind.RESULT_CLASS, text=f"办理结果\uff1a{file.draft.result_class}类")
    if profile.disclosure in DISCLOSURES:
        yield Paragraph(kind=Kind.DISCLOSURE, text=f"公开属性\uff1a{DISCLOSURES[profile.disclosure]}")


def _head(title: str, profile: Profile) -> Iterator[Paragraph]:
    yield Paragraph(kind=Kind.NUMBER, text="")
    yield from signer(profile)
    yield Paragraph(kind=Kind.TITLE, text=title)


def _items(file: CaseFile) -> str:
    """The items answered, by session and number."""
    return item_name(*(each.case for each in file.items))


def _proposers(file: CaseFile) -> tuple[Proposer, ...]:
    return all_proposers(each.proposal for each in file.items)


def _answer(file: CaseFile) -> str:
    """Without a number the title speaks of the item in general."""
    return "的答复" if all(each.case.number.strip() for each in file.items) else "办理情况的答复"


def _reply_opening(file: CaseFile, profile: Profile, you: str) -> str:
    units = _heard(file, profile)
    heard = f"结合{'、'.join(units)}意见\uff0c" if units else ""
    answer = "现联合答复如下" if joint_units(file, profile) else "现答复如下"
    return f"{you}{_raised(file)}{all_cited(file.items)}收悉。{heard}{answer}\uff1a"


def _heard(file: CaseFile, profile: Profile) -> list[str]:
    """The co-handling units but those that sign with us: their opinion is the letter itself."""
    joint = joint_units(file, profile)
    return [each for each in co_units(file, profile) if not any(same_unit(each, one) for one in joint)]


def _co_opening(file: CaseFile, profile: Profile) -> str:
    who = named(_proposers(file), file.case.type)
    by = f"{who}{_raised(file)}" if who else ""
    ours = f"现就涉及{our_office(profile.name)}部分提出以下会办意见\uff1a"
    return f"{by}{all_cited(file.items)}收悉。{ours}"


def _raised(file: CaseFile) -> str:
    return "反映的" if file.case.type == "opinion_item" else "提出的"


def _copies(file: CaseFile, profile: Profile) -> Iterator[Paragraph]:
    """Copies: whom the office names for this track, then the co-handling units that do not sign with us."""
    listed = map(typeset, profile.copies_for(file.case.type))
    names = dict.fromkeys((*listed, *_heard(file, profile)))
    if names:
        yield Paragraph(kind=Kind.COPIES, text=f"抄送\uff1a{_COMMA.join(names)}。")
