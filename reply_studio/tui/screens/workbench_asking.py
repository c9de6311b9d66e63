"""Other units at the workbench: asked for their input, and reminded of it."""

import datetime as dt
from collections.abc import Callable, Sequence

from reply_studio.i18n import _, listed
from reply_studio.services import asking, clocks, jointly, reminding, steps, units
from reply_studio.services.asking import Request, Unasked
from reply_studio.services.desk import Desk
from reply_studio.services.reminding import Reminder
from reply_studio.services.waiting import Asked, asked_units
from reply_studio.tui.panes.asked import lateness, name_of, short
from reply_studio.tui.screens.choosing import ChooseSeveral
from reply_studio.tui.screens.dialogs import AskDate, Choose, Day
from reply_studio.tui.screens.importing import import_files
from reply_studio.tui.screens.workbench_letter import Lettering
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off

ASK, REMIND, TAKE_IN = "ask", "remind", "take-in"
Outcome = tuple[Sequence[Request | Reminder], Sequence[Unasked]]
"""What was written, and what was not."""
Service = Callable[[Desk, str, Sequence[str], dt.date | None], Outcome]


class Requesting(Lettering):
    """Actions about what other units owe."""

    def action_enter(self) -> None:
        """On a unit: what can be done about it."""
        if self.pane == "inputs" and self.key[:1] == ("unit",):
            self._enter_unit(self.key[1])
        else:
            super().action_enter()

    @flow()
    async def _enter_unit(self, key: str) -> None:
        name = units.name_of(key, self.studio.desk.config, self.view.file.case.units)
        entries = [
            Entry(REMIND, _("Remind it with a letter")),
            Entry(ASK, _("Ask it with a form"), hint=_("written anew")),
            Entry(TAKE_IN, _("Take in its letter"), hint=_("choose the file")),
        ]
        unit = next((each for each in self._asked() if each.unit == key), None)
        first = REMIND if unit and (unit.asked or unit.reply_by) else ASK
        picked = await self.app.push_screen_wait(Choose(name, entries, selected=first))
        if picked == ASK:
            await self._ask((name,))
        elif picked == REMIND:
            await self._remind((name,))
        elif picked == TAKE_IN:
            await import_files(self, self.case_id)

    @flow()
    async def action_import_letters(self) -> None:
        """Letters are chosen and become inputs of the case."""
        self.finish()
        await import_files(self, self.case_id)

    def _asked(self) -> tuple[Asked, ...]:
        return asked_units(self.view.file, self.view.today)

    @flow()
    async def action_request(self) -> None:
        """Units are chosen and asked."""
        self.finish()
        title = _("Which units are asked for their input?")
        hint = _("type a part of the name; a name that is not in the list counts, too")
        picked = await self.app.push_screen_wait(ChooseSeveral(title, self._entries(), new=True, hint=hint))
        if isinstance(picked, tuple) and picked:
            await self._ask(tuple(str(each) for each in picked))

    @writing
    @flow()
    async def action_joint(self) -> None:
        """The units that sign with us are chosen, in the order of marking; the first entry is for nobody."""
        self.finish()
        config, case = self.studio.desk.config, self.view.file.case
        names = [units.name_of(each, config, case.units) for each in self.view.file.draft.joint]
        entries = [Entry("", _("nobody: we sign alone")), *self._entries()]
        title = _("Which units sign with us, in their order?")
        picked = await self.app.push_screen_wait(ChooseSeveral(title, entries, marked=names))
        if isinstance(picked, tuple) and picked:
            chosen = () if "" in picked else tuple(map(str, picked))
            self.step(steps.set_joint, jointly.keys(self.view.file, chosen, config))
            told = _("The letter is signed by: {names}")
            self.say(told.format(names=listed(jointly.signing(self.studio.desk, self.view.file))))

    def _entries(self) -> list[Entry]:
        """The case's units, then all others of the office's list; our own is none of them."""
        config, case = self.studio.desk.config, self.view.file.case
        standing = {each.unit: each for each in self._asked()}
        keys = dict.fromkeys([*(each.key for each in case.units), *config.units])
        found = []
        for key in keys:
            name = units.name_of(key, config, case.units)
            if key == units.our_key(config) or units.is_ours(name, config):
                continue
            known = config.units.get(key)
            words = " ".join([key, *((known.full_name, *known.aliases) if known else ())])
            found.append(Entry(name, name, hint=self._standing(standing.get(key)), words=words))
        return found

    def _standing(self, unit: Asked | None) -> str:
        if unit is None:
            return ""
        if unit.answered:
            return _("answered {day}").format(day=short(unit.received, self.view.today)).strip()
        told = _("asked {day}").format(day=short(unit.asked, self.view.today)) if unit.asked else ""
        return " \u00b7 ".join(each for each in (told, lateness(unit, self.view.today)) if each)

    async def _ask(self, names: Sequence[str]) -> None:
        period = self.studio.desk.config.deadlines.input
        day = await self._by_when(_("By when is the answer wanted?"), period)
        if day is None:
            return
        self._tell(_("Asked to answer by {day}: {units}."), await self._write(asking.request_all, names, day.day))

    @flow()
    async def action_remind(self) -> None:
        """Units that owe their input are chosen and reminded."""
        self.finish()
        owing = sorted((each for each in self._asked() if not each.answered), key=lambda each: not each.late)
        if not owing:
            self.say(_("No unit owes an input."))
            return
        names = {each.unit: name_of(self.view, each) for each in owing}
        entries = [Entry(names[each.unit], names[each.unit], hint=self._standing(each)) for each in owing]
        late = [names[each.unit] for each in owing if each.late]
        picked = await self.app.push_screen_wait(ChooseSeveral(_("Which units are reminded?"), entries, marked=late))
        if isinstance(picked, tuple) and picked:
            await self._remind(tuple(str(each) for each in picked))

    async def _remind(self, names: Sequence[str]) -> None:
        period = self.studio.desk.config.deadlines.remind
        day = await self._by_when(_("By which day is it to answer?"), period)
        if day is None:
            return
        self._tell(_("Reminded, to answer by {day}: {units}."), await self._write(reminding.remind_all, names, day.day))

    async def _by_when(self, title: str, period: str) -> Day | None:
        """The day, ``None`` where the person turned back; the office's period is offered."""
        today = self.studio.desk.clock.today()
        found = await self.app.push_screen_wait(AskDate(title, today, clocks.add(today, period)))
        return found if isinstance(found, Day) else None

    async def _write(self, service: Service, names: Sequence[str], day: dt.date | None) -> Outcome:
        """Asks or reminds in a thread, and shows the case as it is then."""
        await off(self.sitting.flush)
        done = await off(service, self.studio.desk, self.case_id, names, day)
        await off(self.sitting.look)
        if not self.gone:
            self.renew()
        return done

    def _tell(self, told: str, outcome: Outcome) -> None:
        """Who, by when, where the files are, and what went wrong."""
        done, failed = outcome
        root = self.studio.desk.root
        files = (str(each.path.relative_to(root)) for each in done)
        parts = []
        if done:
            parts.append(told.format(day=done[0].reply_by, units=listed(each.unit for each in done)))
            parts.append(_("Written: {files}").format(files=listed(files)))
        parts += [f"{each.unit}: {each.error}" for each in failed]
        self.say(" ".join(parts), "warning" if failed else "info")
