"""Exactly what goes out when a letter is issued or sent, before it is: number, date, digest, addressees, file."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from reply_studio.i18n import listed
from reply_studio.model.base import Value
from reply_studio.model.case import CaseFile
from reply_studio.services import issuing
from reply_studio.services.binding import binding_of, letter_of
from reply_studio.services.desk import Desk
from reply_studio.services.printing import paper_of


class Outgoing(Value):
    """``number``: the one given, or the next of the series as the register stands (``sure`` where it is given or held
    for this case already, so that nobody else can take it). ``file``: where the letter will be kept, below the case's
    folder. ``seal``: the pictures' paths in the order of the organs that sign, "" for none.
    """

    number: str
    sure: bool
    date: dt.date
    digest: str
    addressees: tuple[str, ...]
    file: str
    seal: str = ""


def outgoing(
    desk: Desk, file: CaseFile, number: str = "", date: dt.date | None = None, seal: Path | Sequence[Path] | None = None
) -> Outgoing:
    """What ``issuing.issue`` would do with the same arguments; nothing is reserved.

    Raises:
        RefusedError: the letter is not approved as it is.
        UsageError: some of joint organs would have no seal.
    """
    now = binding_of(desk, file)
    found = issuing.refuse_unapproved(desk, file, now)
    day = date or issuing.last_day(desk, found)
    text, sure = (number.strip(), True) if number.strip() else next_number(desk, file, day)
    count = 1 + sum(each.act == "issue" for each in file.acts)
    return Outgoing(
        number=text,
        sure=sure,
        date=day,
        digest=now.short,
        addressees=issuing.addressees(desk, file),
        file=f"letters/{count}.docx",
        seal=listed(map(str, issuing.seals_of(letter_of(desk, file), seal, file.case.id))),
    )


def next_number(desk: Desk, file: CaseFile, day: dt.date) -> tuple[str, bool]:
    """The number that the register would give, "" where the office has no series; and whether it is held already."""
    series = issuing.series_of(desk, paper_of(file))
    form = desk.config.numbers.get(series)
    every = desk.numbers.entries()
    known = [each for each in every if (each.series, each.year) == (series, day.year)]
    issued = {each.data.get("number") for each in file.acts if each.act == "issue"}
    mine = [each.text for each in known if each.case == file.case.id and each.state == "reserved"]
    held = [each for each in mine if each not in issued]
    if held or form is None:
        return (held[-1] if held else ""), bool(held)
    number = max([form.first - 1, *(each.number or 0 for each in known)]) + 1
    taken = {each.text for each in every if each.state != "void"}
    while form.form.format(year=day.year, n=number) in taken:
        number += 1
    return form.form.format(year=day.year, n=number), False


def sent(file: CaseFile) -> tuple[str, str]:
    """Number and date of the newest issued letter, "" for none."""
    last = next((each for each in reversed(file.acts) if each.act == "issue"), None)
    return (str(last.data.get("number", "")), str(last.data.get("date", ""))) if last else ("", "")
