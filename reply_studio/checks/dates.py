"""DT: days that exist, in an order that can be."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.checks.days import Day, days, weekday_name
from reply_studio.checks.reading import HAN, Piece, body, every_sentence, fold
from reply_studio.i18n import N_, _
from reply_studio.model.letter import Kind

_FUTURE: Final = re.compile(
    r"将|拟|定于|预定|安排在|争取|力争|确保|计划|预计|底前|之?前[完印出实办报]|前完成|起(?:施行|实施|执行)|(?:至|到)$"
)
_HAPPENED: Final = re.compile(
    r"^\s*,?[^,。;将拟]{0,14}?(?:印发|出台|发布|公布|颁布|发文|召开|建成|完成|上线|开工|启用|投用|投入使用|走访|调研|座谈|开展|举办|"
    r"签订|签署|组织|听取|沟通|检查|验收)(?!时限|时间)"
)
_AS_OF: Final = re.compile(
    r"截[至止](?P<year>20\d\d)年(?P<month>\d{1,2})月(?:底|末|\d{1,2}日)?(?!.{0,12}(?:将|拟))|"
    r"(?P<of>20\d\d)年\d{1,2}月?(?:至|-|—|到)(?P<until>\d{1,2})月(?:底|份)?(?=[^,。;将拟计]{0,30}\d)"
)
_STATE: Final = re.compile(
    r"截[至止](?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:底|末|份|\d{1,2}日)?|底|末)?(?=[^。;]{0,60}\d)"
)
"""Figures of a day: 截至2023年底,全市共有…86座."""
_OVER: Final = re.compile(r"全部|均已|已完成|完工|竣工|销号|办结|当时|曾|历史")
"""What was finished then is finished still; what is told as past is no news."""
_OTHERS_WORDS: Final = re.compile(
    r"(?:您|你们?|提案|建议|委员|代表)[^,。;]{0,8}(?:中|所)?(?:提到|提出|反映|指出|所述|列举)"
)
_STALE: Final = 15
"""Months: the figures of the year before last are old from spring on, those of last year are not."""
_DOCUMENT: Final = re.compile(rf"[{HAN}]{{2,12}}〔(?P<year>20\d\d)〕\s*\d+\s*号")
_ALREADY: Final = re.compile(r"已(?:经|于|在)?\s*$")


@rule("DT101", Severity.ERROR, N_("every day exists in the calendar"))
def impossible(context: CheckContext) -> Iterator[Fault]:
    """A month has no 31st or 30th day everywhere; February has 29 days in leap years only.

    Wrong: 于2024年6月31日前办妥
    Right: 于2024年6月30日前办妥
    """
    for paragraph in context.letter.paragraphs:
        if paragraph.kind is Kind.OTHER:
            continue
        for day in days(fold(paragraph.text)):
            if day.date is None:
                yield Fault(
                    message=_("there is no such day"),
                    paragraph=paragraph,
                    quote=paragraph.text[day.start : day.end],
                )


@rule("DT102", Severity.ERROR, N_("date and weekday belong together"))
def weekday_wrong(context: CheckContext) -> Iterator[Fault]:
    """The weekday behind a date is the one of the calendar.

    Wrong: 2025年6月18日(星期四)
    Right: 2025年6月18日(星期三)
    """
    for paragraph in context.letter.paragraphs:
        for day in days(fold(paragraph.text)):
            date = _dated(day, context) if day.weekday is not None else None
            if date is not None and date.weekday() != day.weekday:
                name = weekday_name(date)
                yield Fault(
                    message=_("this day is a {weekday}").format(weekday=name),
                    paragraph=paragraph,
                    quote=paragraph.text[day.start : day.end],
                    expected=name,
                )


@rule("DT103", Severity.ERROR, N_("the letter is not older than the assignment of its item"))
def before_assignment(context: CheckContext) -> Iterator[Fault]:
    """A reply is dated on the day the item was assigned or later.

    Wrong: 2025年2月17日 (交办日期2025年2月26日)
    Right: 2025年5月6日
    """
    date, assigned = context.reply.date, _assigned(context)
    place = context.letter.first(Kind.DATE)
    if date and assigned and place and date < assigned:
        yield Fault(
            message=_("the letter is dated before the item was assigned ({date})").format(date=assigned.isoformat()),
            paragraph=place,
            quote=place.text.strip(),
        )


@rule("DT104", Severity.ERROR, N_("what the letter reports had happened when it was written"))
def after_letter(context: CheckContext) -> Iterator[Fault]:
    """A document cited or a thing reported as done is not dated later than the letter. Where the letter's own date is
    wrong (DT103), it tells nothing about the others.

    Wrong: 《轮渡管理细则》已于2025年8月11日印发 (落款2025年6月16日)
    Right: 《轮渡管理细则》已于2024年8月11日印发
    """
    date, assigned = context.reply.date, _assigned(context)
    if date is None or (assigned and date < assigned):
        return
    for piece in every_sentence(body(context.letter)):
        for start, end in (*_later_days(piece, date), *_later_states(piece, date), *_later_documents(piece, date)):
            yield Fault(
                message=_("this is later than the letter ({date})").format(date=date.isoformat()),
                paragraph=piece.paragraph,
                quote=piece.quote(start, end),
            )


@rule("DT105", Severity.WARNING, N_("the register's date is not before the letter's"))
def registered_before(context: CheckContext) -> Iterator[Fault]:
    """A page registers the reply when it has been written; a later day is only told.

    Wrong: 答复日期:2022年11月7日 (落款2022年11月8日)
    Right: 答复日期:2022年11月8日
    """
    registered, date = context.reply.registered_date, context.reply.date
    place = context.letter.first(Kind.DATE)
    if registered and date and place and registered != date:
        yield Fault(
            message=_("the register says {date}").format(date=registered.isoformat()),
            paragraph=place,
            quote=place.text.strip(),
            expected=registered.isoformat(),
            severity=None if registered < date else Severity.INFO,
        )


@rule("DT106", Severity.WARNING, N_("what a letter tells as the present state is not long past"))
def stale(context: CheckContext) -> Iterator[Fault]:
    """Figures as of a day are at most fifteen months older than the letter; a row of years is a history and no state.

    Wrong: 截至2022年底,全市共有公厕86座。 (落款2025年6月16日)
    Right: 截至2024年底,全市共有公厕86座。
    """
    date = context.reply.date or _assigned(context)
    if date is None:
        return
    for piece in every_sentence(body(context.letter)):
        for found in _STATE.finditer(piece.bare):
            if _age(found, date) > _STALE and not _is_history(piece, found):
                yield Fault(
                    message=_("this is {months} months before the letter ({date})").format(
                        months=_age(found, date), date=date.isoformat()
                    ),
                    paragraph=piece.paragraph,
                    quote=piece.quote(found.start(), found.end()),
                    fix=_("ask for the figures of today"),
                )


def _age(found: re.Match[str], date: dt.date) -> int:
    """Months from the period's last month to the letter's."""
    return (date.year - int(found["year"])) * 12 + date.month - int(found["month"] or 12)


def _is_history(piece: Piece, found: re.Match[str]) -> bool:
    """A later year in the paragraph, something that is over, or what the proposer wrote."""
    years = (int(each) for each in re.findall(r"(?<!\d)20\d\d(?=年)", fold(piece.paragraph.text)))
    later = any(each > int(found["year"]) for each in years)
    return later or bool(_OVER.search(piece.bare)) or bool(_OTHERS_WORDS.search(piece.text[: found.start()]))


def _dated(day: Day, context: CheckContext) -> dt.date | None:
    """The day with its year: as written, else the letter's, where its weekday fits in no neighbouring year either."""
    if day.date is None or day.year:
        return day.date
    letter = context.reply.date
    years = [letter.year, letter.year - 1, letter.year + 1] if letter else []
    meant = [found for found in (_in_year(day.date, year) for year in years) if found]
    return None if not meant or any(each.weekday() == day.weekday for each in meant) else meant[0]


def _in_year(date: dt.date, year: int) -> dt.date | None:
    try:
        return date.replace(year=year)
    except ValueError:
        return None


def _assigned(context: CheckContext) -> dt.date | None:
    if context.case is not None and context.case.dates.assigned:
        return context.case.dates.assigned
    return context.item.assigned if context.item else None


def _later_days(piece: Piece, date: dt.date) -> Iterator[tuple[int, int]]:
    for day in days(piece.text):
        if day.date and day.year and day.date > date and _reported(piece, day):
            yield day.start, _end_of_event(piece, day)


def _later_states(piece: Piece, date: dt.date) -> Iterator[tuple[int, int]]:
    """截至2025年9月底, 2025年1月至9月 in a letter of June: figures from a month that had not begun."""
    for found in _AS_OF.finditer(piece.bare):
        if _FUTURE.search(piece.bare[: found.start()]):
            continue
        month = int(found["month"] or found["until"])
        if (int(found["year"] or found["of"]), month) > (date.year, date.month) and 1 <= month <= 12:
            yield found.start(), found.end()


def _later_documents(piece: Piece, date: dt.date) -> Iterator[tuple[int, int]]:
    """A document number of a year that had not begun."""
    for found in _DOCUMENT.finditer(piece.text):
        if date.year < int(found["year"]) < date.year + 30:
            yield found.start(), found.end()


def _reported(piece: Piece, day: Day) -> bool:
    """The clause tells the day as past: 已于…, …印发; a promise for that day is none."""
    before = piece.text[max(0, day.start - 14) : day.start]
    clause = before.rsplit(",", 1)[-1]
    after = piece.text[day.end :]
    if _FUTURE.search(clause) or re.match(r"\s*(?:之?前|底|起|以前|止|至|—|-)", after):
        return False
    return bool(_HAPPENED.match(after) or _ALREADY.search(clause))


def _end_of_event(piece: Piece, day: Day) -> int:
    event = _HAPPENED.match(piece.text[day.end :])
    return day.end + event.end() if event else day.end


RULES = (impossible, weekday_wrong, before_assignment, after_letter, registered_before, stale)
