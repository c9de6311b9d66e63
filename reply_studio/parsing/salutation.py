"""Whom a letter addresses: the salutation line and the names in it."""

import re
from collections.abc import Iterator
from typing import Final

from reply_studio.parsing.organs import is_group, is_organ
from reply_studio.parsing.plain import half, plain
from reply_studio.text.normalise import HAN

LONGEST: Final = 400
"""Characters of a salutation that names some eighty people."""

_COUNT: Final = r"[\d两一二三四五六七八九十百]{0,4}"
_POST: Final = r"(?:副?(?:主席|主任|会长|书记|秘书长))"
"""Leaders who propose are at times addressed by their posts."""
_ROLE: Final = rf"(?:代表|委员|委員|同志|先生|女士|(?<=[{HAN}]{{2}}){_POST})"
_TAIL: Final = re.compile(
    rf"(?:{_ROLE}们?|\(?等(?:共|其他)?{_COUNT}(?:名|位|人)?(?:市|县|区|省|人大|政协){{0,2}}{_ROLE}?们?\)?|\({_ROLE}\)|们)$"
)
"""What follows a name: 代表, 等3名代表, (等10位)代表."""
_OFFICE: Final = re.compile(
    rf"^(?:[{HAN}]{{0,12}}?(?:政协委员|人大代表|政協委員|政协常委|人大常委会?委员))(?=[{HAN}\u00b7]{{2,}})"
)
_OFFICE_BEHIND: Final = re.compile(rf"(?<=[{HAN}]{{2}})(?:政协|人大|政協)[{HAN}]{{0,10}}$")
_HONOUR: Final = re.compile(r"^(?:尊敬的?|敬爱的|尊敬地)")
_HELLO: Final = re.compile(r"[,\u3001!\s]{0,3}(?:您|你们?)好[!,]?$")
_PADDED: Final = re.compile(rf"(?<![{HAN}])([{HAN}])\s+([{HAN}])(?=[^{HAN}]|$|等|代表|委员|委員|同志|先生|女士)")
_BREAK: Final = re.compile(r"[\u3001,;\s]+")
_AND: Final = re.compile(r"(?<=..)[和及与](?=..)")
_WHOSE: Final = re.compile(rf"(?<=委员|代表|委員)[(\uff08](?![{HAN}]{{0,2}}(?:{_ROLE}|等))[{HAN}]{{2,24}}[)\uff09]$")
"""林某某委员(民盟云川市委会): whose member the person is."""
_NOBODY: Final = frozenset({"各位", "委员", "代表"})
_PEOPLE: Final = re.compile(rf"[{HAN}A-Za-z0-9\u00b7\u3001,()\s]{{0,400}}{_ROLE}们?(?:\({_ROLE}\))?")
_MEMBERS: Final = re.compile(rf"[{HAN}]{{0,8}}(?:政协委员|人大代表)[{HAN}\u00b7\u3001]{{2,60}}")
_OF_SESSION: Final = re.compile(rf"^[{HAN}\d]{{1,16}}届[{HAN}\d]{{2,12}}次会议(?:代表|委员)\s*(?=[{HAN}]{{2}})")
"""云川市第十四届人大四次会议代表 林深: of which session the person is a member."""
_SENTENCE: Final = re.compile(r"[\u3002;?!\u300a\u201c:]|收悉|如下|关于|答复|建议|提案|感谢")
_INLINE: Final = re.compile(
    rf"\s*(?:尊敬的)?[{HAN}\u00b7\u3001,()\d\s]{{2,120}}?{_ROLE}们?\s*:\s*(?=\S{{8}}|(?:您|你们?)好)"
)
_BEGINS: Final = re.compile(r"收悉|悉[\u3002,]|如下|提出|提交|转来|关于|(?:您|你们?)好")
_OPENS: Final = re.compile(r"收悉|如下|(?:您|你们?|贵[会局委])[^\u3002]{0,30}(?:提出|提交)")


def is_salutation(text: str, following: str = "") -> bool:
    """Whether the line addresses somebody. Without its colon it must be plain from the line itself (尊敬的…) or
    from an opening in ``following``.
    """
    line = plain(text).strip()
    name = _bare(line) if len(line) <= LONGEST else ""
    if not name:
        return False
    sure = line.endswith(":") or line.startswith("尊敬") or bool(_OPENS.search(plain(following)))
    people = _addresses_people(name) or _addresses_both(name)
    return sure and (_addresses_units(name) or (people and not _SENTENCE.search(name)))


def addresses_unit(text: str) -> bool:
    """Whether the salutation names a handling unit (市民政局) rather than people or a group that proposes."""
    name = _bare(plain(text))
    return not _addresses_people(name) and not is_group(name) and _addresses_units(name)


def inline_salutation(text: str) -> int:
    """Length of a salutation that runs on into the opening (李某某委员:您提出的…), 0 where there is none."""
    found = _INLINE.match(plain(text))
    return found.end() if found and _BEGINS.search(plain(text), found.end()) else 0


def read_addressees(text: str) -> Iterator[str]:
    """The names of one salutation in order: without 尊敬的, 代表, 委员, 等N名; padded two-character names joined."""
    line = _bare(half(text))
    people, both = _addresses_people(plain(line)), _addresses_both(plain(line))
    for part in _BREAK.split(_PADDED.sub(r"\1\2", line)):
        for name in _people(part) if (people and not both) or (both and not _is_body(plain(part))) else (part,):
            if name and name not in _NOBODY:
                yield name


def _bare(line: str) -> str:
    """The names of a salutation: without 尊敬的 in front, 您好 and the colon behind."""
    bare = _HONOUR.sub("", _HELLO.sub("", line.strip().rstrip(":! ").strip()).rstrip(": "))
    told = _OF_SESSION.match(bare)
    return f"{bare[told.end() :]}代表" if told else _WHOSE.sub("", bare)


def _people(part: str) -> Iterator[str]:
    """The one or two persons of a part (林某某和白某委员); a name may itself hold 和."""
    name = _name(part)
    sides = _AND.split(name)
    if len(sides) > 1 and all(2 <= len(each) <= 4 for each in sides):
        yield from map(_name, sides)
    else:
        yield name


def _name(part: str) -> str:
    before = None
    while before != part:
        before, part = part, _TAIL.sub("", part).strip()
    return _OFFICE_BEHIND.sub("", _OFFICE.sub("", _HONOUR.sub("", part))).strip("()")


def _addresses_people(name: str) -> bool:
    return bool(_PEOPLE.fullmatch(name) or _MEMBERS.fullmatch(name))


def _addresses_both(name: str) -> bool:
    """Whether the names are persons and bodies side by side (林某某委员、市工商联)."""
    parts = [each for each in _BREAK.split(_PADDED.sub(r"\1\2", name)) if each]
    bodies = [each for each in parts if _is_body(each)]
    persons = [each for each in parts if each not in bodies and _PEOPLE.fullmatch(each)]
    return bool(bodies and persons) and len(bodies) + len(persons) == len(parts)


def _is_body(part: str) -> bool:
    """A group or an organ, not a person with a role behind the name."""
    return _addresses_units(part) and not re.search(f"{_ROLE}$", part)


def _addresses_units(name: str) -> bool:
    parts = [each for each in _BREAK.split(name) if each]
    return bool(parts) and len(name) <= 120 and all(is_organ(each) or _is_group_name(each) for each in parts)


def _is_group_name(part: str) -> bool:
    return is_group(part) and len(part) <= 30 and not _SENTENCE.search(part)
