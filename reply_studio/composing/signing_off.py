"""What every letter of ours bears: the organ's mark above, name, date, whom to ask and imprint below."""

from collections.abc import Iterable, Iterator
from typing import Final

from reply_studio.composing.profile import Profile
from reply_studio.model.case import CaseFile
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.text.typesetting import typeset

_COMMA: Final = "\uff0c"
APART: Final = "\u3000"
"""What stands between printing office and day of printing."""
PRINTED: Final = "印发"
SIGNER: Final = "签发人\uff1a"


def mark(profile: Profile) -> Iterator[Paragraph]:
    """The issuing organ's mark, where the office has a name."""
    if profile.mark or profile.full_name:
        yield Paragraph(kind=Kind.MARK, text=profile.mark or profile.full_name)


def sign_off(file: CaseFile, profile: Profile, joint: Iterable[str] = ()) -> Iterator[Paragraph]:
    """The organ, under it those that sign with it (``joint``), the date (blank until issue), and whom to ask where
    somebody is known.
    """
    for each in (profile.full_name, *joint):
        yield Paragraph(kind=Kind.ORGAN, text=each)
    yield Paragraph(kind=Kind.DATE, text="")
    contact = _contact(file, profile)
    if contact:
        yield Paragraph(kind=Kind.CONTACT, text=contact)


def signer(profile: Profile) -> Iterator[Paragraph]:
    """Who signed the letter off (GB/T 9704-2012, 7.2.6), the name blank until issue, where the office wants it."""
    if profile.signer:
        yield Paragraph(kind=Kind.SIGNER, text=SIGNER)


def imprint(profile: Profile) -> Iterator[Paragraph]:
    """Printing office and day of printing (GB/T 9704-2012, 7.4.3), the day blank until issue; nothing where the office
    names none or the letter's style has no imprint.
    """
    if profile.printer:
        yield Paragraph(kind=Kind.IMPRINT, text=f"{typeset(profile.printer)}{APART}{PRINTED}")


def _contact(file: CaseFile, profile: Profile) -> str:
    """Whom to ask, in brackets; "" where nobody is known."""
    name, phone = whom_to_ask(file, profile)
    told = [f"联系人\uff1a{name}"] if name else []
    told += [f"电话\uff1a{phone}"] if phone else []
    return f"\uff08{_COMMA.join(told)}\uff09" if told else ""


def whom_to_ask(file: CaseFile, profile: Profile) -> tuple[str, str]:
    """Name and telephone: the handler's, else those that the office names; "" for what is not known."""
    member = profile.people.get(file.case.handler.login)
    name = member.name if member else profile.contact
    return name, (member.phone if member else "") or profile.phone
