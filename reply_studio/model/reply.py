"""A reply letter as received or published: what its register says and what the letter says of itself."""

import datetime as dt

from reply_studio.model.base import Value


class Contact(Value):
    """A person or unit to ask. ``phones`` as printed, possibly none."""

    name: str | None = None
    phones: tuple[str, ...] = ()


class FormCell(Value):
    """Where in a form a passage was written: the suggestion's id (``answers``, "" where the form does not say it) and
    printed number; a plan with who carries it out (``unit`` as written) and until when (``due``; ``limit`` as written).
    """

    answers: str = ""
    number: str = ""
    plan: bool = False
    unit: str = ""
    due: dt.date | None = None
    limit: str = ""


class ReplyPassage(Value):
    """One paragraph or one numbered item of a letter's body, in reading order.

    ``id`` is the printed label (``司法局.2``) or an opaque id once stored; ``level`` is 1 for 一、, 2 for
    （一）, 3 for 1., 4 for （1）, 5 for running items such as 一是, 0 without a marker. ``cell`` is there for what was
    written into a form of ours; then ``heading`` is the suggestion's title, which the form prints.
    """

    id: str
    text: str
    marker: str = ""
    heading: str = ""
    level: int = 0
    cell: FormCell | None = None


class Reply(Value):
    """One letter with its register fields; what is not known is ``None`` or empty.

    ``registered_*`` come from the page's form, everything else from the letter itself.
    ``role`` is ``lead`` or ``co``; ``disclosure`` is ``public``, ``on_request``, ``not_public`` or ``None``.
    """

    unit: str | None = None
    role: str = "lead"
    number: str | None = None
    date: dt.date | None = None
    registered_date: dt.date | None = None
    title: str | None = None
    item_numbers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    quoted_title: str | None = None
    result_class: str | None = None
    disclosure: str | None = None
    signer: str | None = None
    contacts: tuple[Contact, ...] = ()
    registered_contacts: tuple[Contact, ...] = ()
    feedback: str | None = None
    feedback_remarks: str | None = None
    headings: tuple[str, ...] = ()
    passages: tuple[ReplyPassage, ...] = ()


def passage_text(passage: ReplyPassage) -> str:
    """The passage whole: marker, heading and text as one string (what merging and searching compare).

    Of a form only what the unit wrote: the heading above it is ours.
    """
    if passage.cell is not None:
        return passage.text
    head = passage.marker + passage.heading
    if not head or not passage.text:
        return head + passage.text
    return f"{head}\u3002{passage.text}" if passage.heading else head + passage.text
