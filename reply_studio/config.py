"""Office data read from ``config.toml``: who we are, whom we know, deadlines, classes, letter form.

Every number and label here differs from place to place; the defaults follow the common practice and every one of
them can be set. Unknown keys are refused with the nearest known name.
"""

import datetime as dt
import string
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, dataclass_transform

import msgspec

from reply_studio.errors import InputError
from reply_studio.i18n import _


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every table of the file."""


class Office(Section):
    """Our own unit. ``name`` as others write it, ``full_name`` as it signs; empty until ``init --unit``."""

    key: str = ""
    name: str = ""
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    place: str = ""
    contact: str = ""
    phone: str = ""


class Unit(Section):
    """Another unit: its usual name, its other names, whom to call there."""

    name: str
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""


Role = Literal["drafter", "reviewer", "issuer", "office"]
"""What somebody does in an office."""


class Person(Section):
    """A member of the office. ``roles``: drafter, reviewer, issuer, office."""

    login: str
    name: str
    section: str = ""
    roles: tuple[Role, ...] = ()
    phone: str = ""


class Step(Section):
    """One step of review: the role that decides and the step's name; ``count`` people must agree. ``units`` makes it a
    countersigning (会签): keys of the units that must agree, ``co`` for all co-handling units of the case, ``joint``
    for those that sign the letter with us.
    """

    role: Role
    label: str = ""
    count: int = 1
    units: tuple[str, ...] = ()


class Review(Section):
    """Steps in order; ``recheck`` says which earlier steps look again after a later edit."""

    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)] = (
        Step(role="reviewer", label="\u6838\u7a3f"),
        Step(role="issuer", label="\u7b7e\u53d1"),
    )
    recheck: Literal["never", "substantive", "always"] = "substantive"


class Deputy(Section):
    """Who decides for whom while that person is away (代签); both days count."""

    person: str
    deputy: str
    start: dt.date = msgspec.field(name="from")
    until: dt.date


class Series(Section):
    """A series of document numbers: ``{year}`` and ``{n}`` are filled in; ``first`` is its first number of a year."""

    form: str
    first: Annotated[int, msgspec.Meta(ge=1)] = 1

    def __post_init__(self) -> None:
        """The form counts: it has ``{n}``, and nothing in braces but ``{n}`` and ``{year}``.

        Raises:
            ValueError: it does not; the decoder adds the place.
        """
        try:
            fields = [each[1:] for each in string.Formatter().parse(self.form) if each[1] is not None]
        except ValueError:
            fields = []
        if ("n", "", None) not in fields or set(fields) - {("n", "", None), ("year", "", None)}:
            told = _("a form of numbers has {number} for the number and {year} for its year")
            raise ValueError(told.format(number="{n}", year="{year}"))


class ResultClass(Section):
    """A result class. ``needs_date``: a promise with a date must stand in the letter."""

    label: str
    adopted: bool = False
    needs_date: bool = False


class Deadlines(Section):
    """Periods such as ``5 workdays`` or ``3 months``; ``from`` is the day clocks start: assigned or received.
    ``remind``: how long a unit that is reminded gets to answer.
    """

    hand_back: str = "5 workdays"
    input: str = "1 month"
    remind: str = "5 workdays"
    reply: str = "3 months"
    extended: str = "6 months"
    rehandle: str = "1 month"
    start: Literal["assigned", "received"] = msgspec.field(default="assigned", name="from")


class LetterForm(Section):
    """How our letters look: style, layout, disclosure, where copies go.

    ``work`` is what a reply thanks its proposers for caring about (民政工作); empty for a neutral form.
    """

    style: Literal["letter", "red-head", "preprinted"] = "letter"
    layout: str = "sections"
    disclosure: str = ""
    copies: tuple[str, ...] = ()
    work: str = ""


class Papers(Section):
    """Papers beside the letter. ``assigners`` are whom an assignment is given back to, the addressees of copies where
    none are named; ``each_proposer``: every proposer gets a print of the letter addressed to them alone; ``mark``: the
    issuing organ's mark where it is not the full name (云川市民政局文件 over a red head); ``printer``: the printing
    office (印发机关) of the imprint under a red head, none for an imprint without that line; ``signer``: the letter
    names who signed it off (签发人); ``result_class``: a reply bears its class once that is chosen.
    """

    assigners: tuple[str, ...] = ()
    each_proposer: bool = False
    mark: str = ""
    printer: str = ""
    signer: bool = False
    result_class: bool = True


class Platform(Section):
    """The proposal system that replies are copied into: its ``fields`` in its order (none: all that we know), the most
    characters that a field takes, and names of its own for them.
    """

    fields: tuple[str, ...] = ()
    limits: dict[str, Annotated[int, msgspec.Meta(ge=1)]] = {}
    labels: dict[str, str] = {}


class Signing(Section):
    """Signatures of letters: our unit's key (.p12), and certificates that are trusted; paths from the workspace."""

    key: str = ""
    trust: tuple[str, ...] = ()


class Ui(Section):
    """Interface settings. ``language``: zh, en or auto (the locale's); ``theme``: dark or light; ``mouse``: off leaves
    the mouse to the terminal, for selecting and copying as elsewhere.
    """

    language: Literal["zh", "en", "auto"] = "auto"
    theme: Literal["dark", "light"] = "dark"
    mouse: bool = True


class Intake(Section):
    """Where files arrive. ``inbox``: a folder, from the workspace on or absolute, ``~`` for the home folder; "" for
    none. What is new in it is offered.
    """

    inbox: str = ""


class Checks(Section):
    """Codes or families of checks that this office does not want, and how grave it takes others."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info"]] = {}


def _default_classes() -> dict[str, ResultClass]:
    return {
        "A": ResultClass(label="\u5df2\u7ecf\u89e3\u51b3\u6216\u57fa\u672c\u89e3\u51b3", adopted=True),
        "B": ResultClass(
            label="\u6b63\u5728\u89e3\u51b3\u6216\u5217\u5165\u8ba1\u5212\u89e3\u51b3",
            adopted=True,
            needs_date=True,
        ),
        "C": ResultClass(
            label="\u56e0\u6761\u4ef6\u9650\u5236\u6682\u4e0d\u80fd\u89e3\u51b3\u6216\u7559\u4f5c\u53c2\u8003"
        ),
    }


class Config(Section):
    """The whole file. ``keys``: a command's id → the keys a person wants for it (``"list.open" = "enter, f5"``)."""

    schema: int = 1
    office: Office = Office()
    units: dict[str, Unit] = {}
    people: tuple[Person, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    review: Review = Review()
    numbers: dict[str, Series] = {}
    classes: dict[str, ResultClass] = msgspec.field(default_factory=_default_classes)
    deadlines: Deadlines = Deadlines()
    letter: LetterForm = LetterForm()
    papers: Papers = Papers()
    platform: Platform = Platform()
    signing: Signing = Signing()
    ui: Ui = Ui()
    intake: Intake = Intake()
    keys: dict[str, str] = {}
    checks: Checks = Checks()


def load(path: Path) -> Config:
    """The configuration of a workspace.

    Raises:
        InputError: the file is absent, no TOML, or has a wrong value or an unknown key (its path is named).
    """
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(_("there is no config.toml"), where=str(path), hint=_("run: reply-studio init")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_("cannot be read: {cause}").format(cause=error), where=str(path)) from error
    try:
        return decode(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(_explain(error), where=str(path), hint=_("correct this place and try again")) from error


def decode(data: Mapping[str, Any]) -> Config:
    """Typed configuration from parsed TOML; errors name the path (``$.office.name``)."""
    config = msgspec.convert(data, Config)
    if config.schema != 1:
        raise msgspec.ValidationError(_("schema {n} is not known to this version").format(n=config.schema))
    logins = [each.login for each in config.people]
    for each in logins:
        if logins.count(each) > 1:
            raise msgspec.ValidationError(_("two people have the login {login}").format(login=each))
    return config


def _explain(error: Exception) -> str:
    """The decoder's message, with the nearest known key where an unknown one was typed."""
    import difflib
    import re

    message = str(error)
    unknown = re.search(r"unknown field `(\w+)`(?: - at `\$\.?([\w.\[\]]*)`)?", message)
    if not unknown:
        return message
    known = sorted(_known_keys())
    near = difflib.get_close_matches(unknown[1], known, n=1)
    told = _("unknown key \u201c{key}\u201d in [{table}]").format(key=unknown[1], table=unknown[2] or "/")
    return told + (_("; did you mean \u201c{near}\u201d?").format(near=near[0]) if near else "")


def _known_keys() -> set[str]:
    kinds = (
        Config,
        Intake,
        Office,
        Unit,
        Person,
        Step,
        Review,
        Series,
        ResultClass,
        Deadlines,
        LetterForm,
        Papers,
        Platform,
        Signing,
        Ui,
        Checks,
    )
    return {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)}
