"""The reply after a second handling (再次答复): it says which letter it follows, and why it was written."""

import datetime as dt
from typing import Any

from reply_studio.composing.address import we
from reply_studio.composing.plans import date_words
from reply_studio.composing.profile import Profile
from reply_studio.composing.units import joint_units
from reply_studio.model.act import Act
from reply_studio.model.case import CaseFile


def earlier_letter(file: CaseFile) -> Act | None:
    """The issue of the letter that the last re-handling took up; ``None`` where the case was not handled again."""
    again = [at for at, each in enumerate(file.acts) if each.act == "rehandle"]
    before = file.acts[: again[-1]] if again else ()
    return next((each for each in reversed(before) if each.act == "issue"), None)


def is_handled_again(file: CaseFile) -> bool:
    """Whether a second handling was begun."""
    return any(each.act == "rehandle" for each in file.acts)


def handled_again(file: CaseFile, profile: Profile, you: str) -> str:
    """How the opening goes on behind the item: the earlier letter with day and number, the verdict, the new answer."""
    first = earlier_letter(file)
    told = (
        f"{_who(file, first, profile)}已于{date_words(_day(first.data))}作出答复{_number(first.data)}" if first else ""
    )
    why = f"根据{you}的反馈意见\uff0c" if _verdict(file) else ""
    heard = f"收悉后\uff0c{told}。" if told else "收悉。"
    return f"{heard}{why}经再次研究办理\uff0c现再次答复如下\uff1a"


def _who(file: CaseFile, first: Act, profile: Profile) -> str:
    """Who gave the earlier letter. Where several units write now, ours is named: 我局 would be any of them."""
    before = bool(first.data.get("joint"))
    return profile.name if joint_units(file, profile) and not before else we(profile.name, joint=before)


def _day(data: dict[str, Any]) -> dt.date:
    return dt.date.fromisoformat(str(data["date"]))


def _number(data: dict[str, Any]) -> str:
    return f"\uff08{data['number']}\uff09" if data.get("number") else ""


def _verdict(file: CaseFile) -> bool:
    """Whether the proposers had given their opinion before the second handling began."""
    again = max(at for at, each in enumerate(file.acts) if each.act == "rehandle") if is_handled_again(file) else 0
    return any(each.act == "feedback" for each in file.acts[:again])
