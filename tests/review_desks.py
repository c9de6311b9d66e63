"""A workspace with four people and a case ready for review, for tests of the way to an issued letter."""

import copy
import dataclasses
import shutil
from pathlib import Path
from typing import Any

import msgspec

from reply_studio import bootstrap
from reply_studio.config import Config, Person, Series
from reply_studio.services import reviewing
from reply_studio.services.desk import Desk
from tests.builders import case_file
from tests.desks import desk_at, with_case, with_inputs

PEOPLE = (
    Person(login="lin", name="林知远", section="养老服务科", roles=("drafter",)),
    Person(login="su", name="苏明远", section="办公室", roles=("reviewer",)),
    Person(login="gu", name="顾清和", section="局领导", roles=("issuer",)),
    Person(login="bai", name="白若川", section="办公室", roles=("office",)),
)
PASSAGE = "a1"


class House:
    """The workspace: a desk for everybody, one case, and the office's settings, which may change."""

    def __init__(self, root: Path, **settings: Any) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        shutil.copytree(bootstrap.packaged("templates"), root / "templates")
        base = desk_at(root).config
        given: dict[str, Any] = {"people": PEOPLE, "numbers": {"reply": Series(form="云民函〔{year}〕{n}号")}}
        self.config: Config = msgspec.structs.replace(base, **{**given, **settings})
        self.case = with_case(self.desk("lin"), with_inputs(clean_case()))

    def desk(self, who: str) -> Desk:
        """The desk of one person, with the settings of now."""
        return dataclasses.replace(desk_at(self.root, who=who), config=self.config)

    @property
    def folder(self) -> Path:
        return self.root / "drafts" / self.case

    def passage(self) -> str:
        """A passage of the draft whose words tests change."""
        return next(iter(self.desk("lin").store.load(self.case).draft.passages))


def clean_case() -> Any:
    """The case of the canteens, without anything that checks take for an error."""
    return case_file()


def agreed(house: House) -> None:
    """The letter goes through both steps of review."""
    reviewing.submit(house.desk("lin"), house.case)
    reviewing.approve(house.desk("su"), house.case, reviewing.Way())
    reviewing.approve(house.desk("gu"), house.case, reviewing.Way())


def copied(house: House, root: Path) -> House:
    """The house as it is, in another place."""
    shutil.copytree(house.root, root, symlinks=True)
    other = copy.copy(house)
    other.root = root
    return other
