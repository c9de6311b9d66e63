"""The merge view under the pilot, and the invented case that it is tried on: two units, each with something of
everything.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from textual.pilot import Pilot
from textual.screen import Screen

from reply_studio.model.case import CaseFile
from reply_studio.model.draft import Draft
from reply_studio.services import inputs
from reply_studio.services.committing import act, save
from reply_studio.services.desk import Desk
from reply_studio.services.ports import Received
from reply_studio.tui.screens.merging import Merging
from reply_studio.tui.widgets.notice import Notice
from tests.builders import case_file
from tests.desks import MORNING, contribution, with_case
from tests.tui.benches import SIZES, Open, opened

COUNTED = "截至2025年5月底,全市建成社区长者食堂126个,运营补助全部到位。"
COUNTED_OTHERWISE = "截至2025年5月底,全市建成社区长者食堂162个,食品安全检查全覆盖。"
SFJ = (
    "贵局来函收悉,现就涉及我局部分答复如下:",
    "组织村(社区)法律顾问调解涉长者食堂纠纷57件。",
    COUNTED,
    "下一步,我局将继续组织人民调解员调解食堂纠纷。",
)
ZZB = (
    COUNTED_OTHERWISE,
    "把食堂食品安全纳入日常检查,检查食堂286家次。",
    "村(社区)法律顾问参与调解涉长者食堂纠纷57件,全部调解成功。",
)
AGAIN = (*SFJ[:1], "组织村(社区)法律顾问调解涉长者食堂纠纷61件。", *SFJ[2:])
SUGGESTIONS = 6


def two_units(desk: Desk, *, draft: Draft | None = None, sfj: tuple[str, ...] = SFJ, zzb: tuple[str, ...] = ZZB) -> str:
    """The case of the canteens with what two units sent, and no outline unless one is given; returns its id."""
    return with_case(desk, two_unit_file(draft=draft, sfj=sfj, zzb=zzb))


def two_unit_file(*, draft: Draft | None = None, sfj: tuple[str, ...] = SFJ, zzb: tuple[str, ...] = ZZB) -> CaseFile:
    sent = (contribution("sfj", "市司法局", sfj), contribution("zzb", "市委组织部", zzb))
    return case_file(draft=draft or Draft(), inputs=sent)


def send_again(desk: Desk, case: str, texts: tuple[str, ...] = AGAIN) -> None:
    """市司法局 sends another version of its input."""
    file = desk.store.load(case)
    reply = contribution("sfj", "市司法局", texts, 2).reply
    letter = inputs.Letter(reply=reply, key="sfj", name="市司法局", kind="input")
    source = Received(name="again.txt", data=b"again")
    new = inputs.next_version(file, letter, received=MORNING.date(), source=source)
    save(desk, file, {f"inputs/{new.key}": new}, (act("import"),))


class Merged(NamedTuple):
    """A merge view that was opened from the workbench."""

    it: Open
    screen: Merging

    @property
    def pilot(self) -> Pilot[None]:
        return self.it.pilot

    async def press(self, *keys: str) -> None:
        """Keys, one after the other; each is done with before the next one."""
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def settled(self) -> None:
        """Waits until nothing is on its way."""
        await self.it.until(lambda: not self.screen.changing and not self._at_work())
        await self.pilot.pause()

    def _at_work(self) -> bool:
        """A worker runs that ends by itself: none that waits for a dialog."""
        waiting = self.pilot.app.screen is not self.screen
        groups = {each.group for each in self.pilot.app.workers if not each.is_finished}
        return bool(groups - ({"merge", "flow"} if waiting else {"merge"}))

    async def write(self, text: str) -> None:
        """Words, as an input method commits them."""
        await self.it.type(text)
        await self.settled()

    async def asked(self, kind: type[Screen[Any]]) -> None:
        """Waits for a dialog."""
        await self.it.until(lambda: isinstance(self.pilot.app.screen, kind))

    async def answer(self, kind: type[Screen[Any]], words: str = "", *keys: str) -> None:
        """Waits for a dialog, writes words or goes about in it, and accepts."""
        await self.asked(kind)
        if words:
            await self.write(words)
        await self.press(*keys, "enter")
        await self.settled()

    def on_disk(self) -> CaseFile:
        """The case as the store has it."""
        return self.it.on_disk()

    def states(self) -> dict[str, str]:
        """Label → what became of the passage, as the screen knows it."""
        merge = self.screen.merge
        return {merge.labels[key]: each.state for key, each in merge.states.items()}

    @property
    def selected(self) -> str:
        """The label of the selected passage."""
        return self.screen.merge.labels[self.screen.grid.key]

    def select(self, label: str) -> None:
        """Puts the cursor on a passage."""
        self.screen.grid.select(self.screen.merge.ids[label])
        self.screen.fill_detail()

    @property
    def notice(self) -> str:
        """The message bar."""
        return self.screen.query_one(Notice).text

    @property
    def detail(self) -> str:
        """What stands below the list."""
        return f"{self.screen.texts.one.text}\n{self.screen.texts.two.text}"

    def picture(self) -> str:
        """What is on the screen."""
        return "\n".join(line.text for line in self.pilot.app.screen._compositor.render_strips())

    def drafted(self) -> list[tuple[tuple[str, ...], list[str], list[str]]]:
        """The points of the draft on disk: what they answer, their progress, their plans."""
        draft = self.on_disk().draft
        return [
            (
                each.answers,
                [one.text for one in draft.progress_of(each)],
                [one.text for one in draft.plans_of(each)],
            )
            for each in draft.points
        ]


@asynccontextmanager
async def merging(
    desk: Desk, case: str, size: tuple[int, int] = SIZES["wide"], language: str = "en"
) -> AsyncIterator[Merged]:
    """The merge view on a case."""
    async with opened(desk, case, size, language) as it:
        await it.press("f6")
        await it.until(lambda: isinstance(it.pilot.app.screen, Merging) and it.pilot.app.screen.ready)
        merged = Merged(it, it.pilot.app.screen)
        await merged.settled()
        yield merged
