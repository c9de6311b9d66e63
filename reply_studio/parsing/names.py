"""Names of proposers and of handling units as a form's value lists them."""

import re
from typing import Final

from reply_studio.parsing.flow import squeezed
from reply_studio.text.normalise import HAN, fold

_GROUP: Final = re.compile(
    "委员会|[市县区省州]委|支部|总支|支社|工委|界$|界别|代表团|小组|联组|委组|专委|学会|协会|商会|联合会|促进会|研究会|联谊会"
    "|工商联|妇联|总工会|工会|共青团|侨联|台联|科协|社科联|文联|残联|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|无党派"
    "|政协|局$|办$|厅$|室$|院$|大学|公司|中心$|街道|活动组|组$"
)
_PARTY: Final = re.compile(
    "(?:中共|民革|民盟|民建|民进|农工党?|致公党?|九三学社?|台盟|无党派(?:人士)?|群众|党派|.{1,8}界)(?:党员|会员|盟员|社员|人士)?"
)
_SHORT_PARTY: Final = re.compile("民革|民盟|民建|民进|农工党?|致公党?|九三学社|台盟")
_PERSON: Final = re.compile(rf"[{HAN}]{{1,5}}[\u00d7xX*]{{0,3}}|[{HAN}]{{1,8}}(?:\u00b7[{HAN}]{{1,8}}){{1,3}}")
_AND_OTHERS: Final = re.compile(
    r"\s*等\s*[\d一二三四五六七八九十百]*\s*(?:多)?(?:名|位|人|家)?\s*(?:委员|代表|人|单位)?\s*$"
)
_TITLE: Final = re.compile("(?:委员|代表|同志|先生|女士)$")
_PART: Final = re.compile(r"[、,;/|\n\uff0c\uff1b\uff0f\uff5c]+")
_NOTE: Final = re.compile(r"[(\uff08\[\u3010][^()\uff08\uff09\[\]\u3010\u3011]{0,30}[)\uff09\]\u3011]")
_NOTHING: Final = re.compile(r"[-/\\.\u2014_*\s]*|无|空|暂无|略|未知|匿名|建议|提案|议案")
_OFFICE: Final = re.compile("[^、,]{0,14}(?:政协委员|人大代表|政协常委)")
"""What a person is, before the name: 区政协委员 章回."""
_SECOND_NAME: Final = re.compile("(?:商会|协会|学会|联合会|促进会).$")
_GROUP_END: Final = re.compile(
    "(?:会|界|社|盟|党|团|组|支部|局|办|厅|室|院|大学|公司|中心|街道|妇联|侨联|台联|科协|文联|残联|工商联|委)$"
)
_UNIT_END: Final = re.compile(
    "(?:局|委|办|室|厅|部|院|会|府|署|社|台|校|站|队|行|处|科|所|中心|公司|集团|园|区|镇|乡|街道|海关|大学|政协|人大|单位|部门|企业"
    "|联通|移动|电信|铁塔|妇联|侨联|台联|科协|文联|残联|工商联|馆|村|县|市|州)$"
)
ROLES: Final = (
    (re.compile("主办|牵头|主责"), "lead"),
    (re.compile("会办|协办|配合|协同|协助|会同"), "co"),
    (re.compile("独办"), "sole"),
    (re.compile("分办"), "separate"),
    (re.compile("参阅|阅知"), "reference"),
)


def people(value: str) -> list[str]:
    """Proposers in the order printed: persons without titles and padding, groups as they stand."""
    found: list[str] = []
    for part in _PART.split(_AND_OTHERS.sub("", _NOTE.sub(_kept_note, value))):
        found += _people_of(part.strip())
    groups_only = all(is_group(each) for each in found)
    kept = [each for each in found if groups_only or not _PARTY.fullmatch(fold(each))]
    return list(dict.fromkeys(kept))


def _kept_note(note: re.Match[str]) -> str:
    """A note in brackets is left out, unless it is a group's second name: 市工商业联合会（总商会）."""
    second = is_group(_PART.split(note.string[: note.start()])[-1]) and _SECOND_NAME.search(note[0])
    return note[0] if second else " "


def _people_of(part: str) -> list[str]:
    """The names in a part without commas: white space parts names, or pads a name of two characters."""
    words = part.split()
    if len(words) > 1 and _OFFICE.fullmatch(fold(words[0])):
        return _people_of(" ".join(words[1:]))
    whole = "".join(words)
    apart = any(is_group(each) for each in words[1:]) and not _SHORT_PARTY.fullmatch(fold(words[0]))
    if is_group(whole) and _GROUP_END.search(fold(whole)) and not apart:
        return [whole]
    names = [_bare(each) for each in _joined(part.split())]
    return [each for each in names if each and not _NOTHING.fullmatch(each)]


def _joined(words: list[str]) -> list[str]:
    """Characters set apart are one name: 罗 敏 → 罗敏."""
    names: list[str] = []
    half = False
    for word in words:
        if half and len(_untitled(word)) <= 2:
            names[-1] += word
            half = False
        else:
            names.append(word)
            half = len(word) == 1
    if half and len(names) > 1:
        last = names.pop()
        names[-1] += last
    return names


def _bare(name: str) -> str:
    """The name without 委员 or 代表 behind it; "" for what is no name."""
    if is_group(name):
        return name
    short = _untitled(name)
    short = short if len(short) > 1 else name
    return short if _PERSON.fullmatch(short) and len(short) >= 2 else ""


def _untitled(name: str) -> str:
    """The name without 委员 or 代表 behind it, whatever its script."""
    title = _TITLE.search(fold(name))
    return name[: title.start()] if title and title.start() else name


def is_group(name: str) -> bool:
    """Whether the name is that of a party, an association, a committee, a sector or a delegation."""
    return bool(_GROUP.search(fold(name))) and len(name) > 2 and not re.search(r"\d{3}|x{3}", name)


def units(value: str, role: str) -> list[tuple[str, str]]:
    """Handling units with their roles; a role in brackets behind a unit (市民政局（会办）) overrides *role*."""
    found: list[tuple[str, str]] = []
    for part in _PART.split(value):
        for word in _unit_words(part.strip()):
            note = _NOTE.search(word)
            name = squeezed(_NOTE.sub("", word)) if note and _role(note[0]) else squeezed(word)
            name, inner = _leading_role(name)
            if name and not _NOTHING.fullmatch(name):
                found.append((name, inner or (_role(note[0]) if note else "") or role))
    return [each for each in found if is_unit(each[0])]


def _unit_words(part: str) -> list[str]:
    """White space parts units where every piece is one; otherwise it pads a name, or stands behind an organ's end."""
    words = part.split()
    if len(words) > 1 and all(len(each) > 2 and is_unit(_NOTE.sub("", each) or each) for each in words):
        return words
    return re.split(r"(?<=[局委办厅部院会府社])\s+", part)


def _leading_role(name: str) -> tuple[str, str]:
    """主办:市民政局 → the unit and its role."""
    head, colon, _rest = fold(name).partition(":")
    if colon and _role(head):
        return name[len(head) + 1 :], _role(head)
    return name, ""


def _role(words: str) -> str:
    return next((role for pattern, role in ROLES if pattern.search(fold(words))), "")


def role_in(words: str) -> str:
    """The role that a label names (主办单位: lead), "" for none."""
    return _role(words)


def is_unit(name: str) -> bool:
    """Whether a word can be the name of a handling unit."""
    bare = fold(_NOTE.sub("", name))
    return 2 <= len(bare) <= 30 and bool(re.fullmatch(rf"[{HAN}()\u00b7A-Za-z0-9]+", bare) and _UNIT_END.search(bare))


def are_people(value: str) -> bool:
    """Whether a value can be a list of proposers."""
    return bool(value.strip()) and len(value) <= 400 and "\u3002" not in value and bool(people(value))
