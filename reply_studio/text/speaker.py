"""Who speaks: a unit's letter says 我局 of itself and 贵局 of the lead unit; the lead unit's letter turns it."""

import re
from typing import Final

_BODIES: Final = (
    "局|委|办(?![理事好成法])|部(?!分)|厅|院|处(?!于)|校|队|站(?!在)|中心|公司"
    "|支队|大队|总队|联合会|办公室|单位|集团|银行"
)
_OF_ITSELF: Final = re.compile(rf"(?:我|本)(?:{_BODIES})")
_OF_THE_LEAD: Final = re.compile(rf"贵({_BODIES})")
_NO_UNIT: Final = re.compile("(?:自|基|根|原|日|成)$")
"""Words before 本 that belong to it: 基本处于, 原本, 成本单位."""


def retold(text: str, unit: str) -> str:
    """A unit's sentence as another unit's letter tells it: 我局 → the unit's name, 贵局 → 我局.

    Only the first mention in a passage takes the name, later ones say 该局: as people write it.
    """
    mentions = 0

    def name(found: re.Match[str]) -> str:
        nonlocal mentions
        if found[0][0] == "本" and _NO_UNIT.search(text[: found.start()]):
            return found[0]
        mentions += 1
        return unit if mentions == 1 else "该" + found[0][1:]

    return _OF_THE_LEAD.sub(r"我\1", _OF_ITSELF.sub(name, text))
