"""What a Word template may use: a Letter as a plain dictionary.

| field | value |
|---|---|
| ``mark`` ``result_class`` ``disclosure`` | text, "" where the letter has none |
| ``number`` ``signer`` ``title`` ``salutation`` | the same |
| ``body`` | list of paragraphs from the opening to the closing, each with the fields below |
| ``organ`` ``date`` ``contact`` ``copies`` | text, "" where the letter has none; ``organ`` a line for each that signs |
| ``signer_label`` ``signer_name`` | the two parts of ``signer``; the name is blank before issue |
| ``imprint`` | printing office and day of printing, "" where the letter has none; ``printer`` and ``printed`` apart |
| ``organs`` | list of the names that sign, the lead's first |
| ``head_names`` ``head_tail`` | what stands above a red head's rule: the names of all that sign, and 文件 or "" |
| ``paper`` | ``reply``, ``rereply``, ``co``, ``reminder`` or ``handback`` |
| ``draft`` | true before issue: the letter has no number or no date yet |

A paragraph of ``body``: ``text`` whole; ``kind`` (opening, heading, passage, closing, attachment, other); ``level``
(1 to 4, 0 running text); ``lead`` the heading that opens it, "" for none; ``rest`` the text after ``lead``.
"""

from typing import Any, Final

from reply_studio.composing.characters import printable
from reply_studio.composing.signing_off import APART
from reply_studio.errors import InputError
from reply_studio.i18n import _
from reply_studio.model.letter import SINGLE, Kind, Letter, Paragraph

_COLON: Final = "\uff1a"
_FILE: Final = "文件"
"""What may end an organ's mark (7.2.4)."""


def context_of(letter: Letter) -> dict[str, Any]:
    """The letter's fields.

    Raises:
        InputError: a text holds a control character, or a field of its own stands twice.
    """
    body = [each for each in letter.paragraphs if each.kind not in SINGLE]
    fields: dict[str, Any] = {kind.value: _single(letter, kind) for kind in SINGLE if kind is not Kind.ORGAN}
    fields["body"] = [_paragraph(each, place) for place, each in enumerate(body, 1)]
    fields["organs"] = organs = [printable(each.text, each.kind.value) for each in letter.every(Kind.ORGAN)]
    fields["organ"] = "\n".join(organs)
    label, colon, fields["signer_name"] = fields["signer"].partition(_COLON)
    fields["signer_label"] = label + colon
    fields["printer"], _blank, fields["printed"] = fields["imprint"].rpartition(APART)
    fields["head_names"], fields["head_tail"] = _head(fields["mark"], organs)
    return fields | {"paper": letter.paper, "draft": is_draft(letter)}


def _head(mark: str, organs: list[str]) -> tuple[list[str], str]:
    """7.2.4: a red head names all organs, the lead's mark first; 文件 stands once behind them."""
    name = mark.removesuffix(_FILE) if len(organs) > 1 else mark
    return [name, *organs[1:]], mark[len(name) :]


def is_draft(letter: Letter) -> bool:
    """Before issue: without a number or without a date."""
    return not (_text(letter, Kind.NUMBER) and _text(letter, Kind.DATE))


def _text(letter: Letter, kind: Kind) -> str:
    found = letter.first(kind)
    return found.text if found else ""


def _single(letter: Letter, kind: Kind) -> str:
    if len(letter.every(kind)) > 1:
        raise InputError(_("the letter has more than one paragraph of this kind"), where=kind.value)
    return printable(_text(letter, kind), kind.value)


def _paragraph(paragraph: Paragraph, place: int) -> dict[str, Any]:
    anchor = f" ({paragraph.anchor})" if paragraph.anchor else ""
    text = printable(paragraph.text, f"body[{place}]{anchor}")
    return {
        "kind": paragraph.kind.value,
        "level": paragraph.level,
        "text": text,
        "lead": text[: paragraph.run_in],
        "rest": text[paragraph.run_in :],
    }
