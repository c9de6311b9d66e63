"""What a person decides in the merge view beside single passages: overlaps, conflicts, old words."""

from reply_studio.i18n import _
from reply_studio.merging import BOTH, Differing, Outdated
from reply_studio.merging.same import Pair
from reply_studio.services import overlapping, renewing, resolving
from reply_studio.services.reasons import reasons
from reply_studio.tui.panes.merge_passages import best_suggestion, earlier_words
from reply_studio.tui.panes.merge_sections import CONFLICTS, OVERLAPS, PASSAGES, VERSIONS
from reply_studio.tui.panes.merge_table import NOWHERE
from reply_studio.tui.screens.merging_dialogs import PickOrWrite
from reply_studio.tui.screens.merging_passages import Passaging
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.pick_list import Entry

OPEN_IN = {OVERLAPS: "overlap", CONFLICTS: "conflict", VERSIONS: "outdated"}
"""Section → what its rows to be decided are keyed by."""


class Deciding(Passaging):
    """Decisions in the three lists; the cursor goes on to the next one."""

    def open_keys(self, section: str) -> list[Key]:
        """The rows of a section that are still to decide, in order."""
        merge = self.merge
        if section == OVERLAPS:
            return [("overlap", str(n)) for n, each in enumerate(merge.pairs) if each.state == "open"]
        if section == CONFLICTS:
            return [("conflict", each.key) for each in merge.view.conflicts if each.resolved is None]
        return [("outdated", each.passage, each.old) for each in merge.view.outdated]

    def show_decision(self, told: str, select: Key = ()) -> None:
        """Shows the case behind a decision, the next row selected, and says what was done."""
        here = self.key
        waiting = self.open_keys(self.section)
        self.side = 0
        self.fill(select or next(iter(waiting), here))
        if not waiting and not self.merge.left.done:
            told += " " + _("Nothing is left here: F3 goes on.")
        self.tell(told)

    # overlaps

    def pair(self) -> Pair | None:
        """The selected overlap."""
        key = self.key
        return self.merge.pairs[int(key[1])] if key[:1] == ("overlap",) else None

    def _place_of(self, *labels: str) -> tuple[str, bool]:
        """The suggestion where one of two passages belongs, and whether as a plan."""
        ids = [self.merge.ids[each] for each in labels]
        suggestions = (best_suggestion(self.merge, each) for each in ids)
        best = next((found for found in suggestions if found is not None), NOWHERE)
        return best, ids[0] in self.merge.plans

    async def choose_text(self) -> None:
        """The selected text for both."""
        pair = self.pair()
        if pair is None or not self._undecided(pair):
            return
        chosen, other = pair.twice.passages[self.side], pair.twice.passages[1 - self.side]
        suggestion, plan = self._place_of(chosen, other)
        await self.step(overlapping.choose, chosen, other, suggestion, plan=plan)
        self.show_decision(
            _("The text of {chosen} stands for both; {other} is named as its source too.").format(
                chosen=chosen, other=other
            )
        )

    def _undecided(self, pair: Pair) -> bool:
        """Whether a pair can be decided; says how where it is decided already."""
        stale = next((each for each in pair.twice.passages if earlier_words(self.merge, self.merge.ids[each])), "")
        if stale:
            told = _("{passage} came again, and the reply has its earlier words: settle that first (Sent again).")
            self.say(told.format(passage=stale), "warning")
            return False
        if pair.state in ("open", "both"):
            return True
        self.say(_("It is decided already; ctrl-Z takes the last step back."))
        return False

    async def weave(self) -> None:
        """Both texts in one passage, to be woven by hand; a woven one is opened again."""
        pair = self.pair()
        if pair is None or pair.state == "left-out":
            return
        drafted = pair.drafted
        if pair.state != "merged":
            if not self._undecided(pair):
                return
            first, second = pair.twice.passages[self.side], pair.twice.passages[1 - self.side]
            suggestion, plan = self._place_of(first, second)
            made = await self.step(overlapping.weave, first, second, suggestion, plan=plan)
            drafted = made.select
            here = self.key
            self.fill(here)
            self.say(_("Both texts stand in one passage with both sources; make one text of them."))
        self.begin(drafted)

    async def keep_both(self) -> None:
        """Both stay in the letter."""
        pair = self.pair()
        if pair is None or not self._undecided(pair):
            return
        reason = await self.ask_reason(_("Why do both stay?"), "both")
        if reason:
            await self.step(overlapping.keep_both, *pair.twice.passages, reason)
            self.show_decision(_("Both stay: {reason}").format(reason=reason))

    def text_left(self) -> None:
        """Says that the text is saved, and goes on."""
        told = _("The text is saved; its sources stay.")
        if self.section == PASSAGES:
            self.show_step(told, self.after(self.grid.key) or self.grid.key)
        else:
            self.show_decision(told)

    # conflicts

    def conflict(self) -> Differing | None:
        """The selected conflict."""
        key = self.key
        return next((each for each in self.merge.view.conflicts if key == ("conflict", each.key)), None)

    async def decide(self) -> None:
        """Which value holds, and why."""
        found = self.conflict()
        if found is None:
            return
        value = await self._ask_value(found)
        if not value:
            return
        entries = [Entry(each, each) for each in reasons(self.merge.file.acts, "resolve")]
        told = _("{what}: why {value}?").format(what=found.what, value=_("both hold") if value == BOTH else value)
        reason = await self.app.push_screen_wait(
            PickOrWrite(told, entries, hint=_("choose with the arrows, or write your own"))
        )
        if isinstance(reason, str):
            await self.step(resolving.decide, found.key, value, reason)
            self.show_decision(_("{what}: {value} holds.").format(what=found.what, value=value))

    async def _ask_value(self, found: Differing) -> str:
        """One of the two, both, or what the person writes; "" for none."""
        entries = [Entry(each, each, label) for each, label in zip(found.values, found.passages, strict=True)]
        entries.append(Entry(BOTH, _("both hold"), _("they count different things")))
        picked = await self.app.push_screen_wait(
            PickOrWrite(
                _("{what}: which value holds?").format(what=found.what),
                entries,
                selected=found.resolved,
                hint=_("or write the right one where neither is"),
            )
        )
        return picked if isinstance(picked, str) else ""

    async def open_again(self) -> None:
        """Takes a decision back."""
        found = self.conflict()
        if found is None or found.resolved is None:
            self.say(_("It is not decided yet."))
            return
        await self.step(resolving.reopen, found.key)
        self.show_decision(_("It is open again."), ("conflict", found.key))

    # old words

    def outdated(self) -> Outdated | None:
        """The selected passage of ours that rests on old words."""
        key = self.key
        rests = self.merge.view.outdated
        return next((each for each in rests if key == ("outdated", each.passage, each.old)), None)

    async def take_new(self) -> None:
        """The unit's words of now in the place of the old ones."""
        found = self.outdated()
        if found is None:
            self.say(_("Nothing of ours rests on it."))
        elif found.new is None:
            self.say(_("The unit has withdrawn these words: keep them with a reason (x), or edit ours (F4)."))
        else:
            await self.step(renewing.take_instead, found.new, found.point, found.passage)
            self.show_decision(
                _("The words of {passage} stand in the place of the old ones.").format(passage=found.new)
            )

    async def keep_old(self) -> None:
        """The old words stay, with a reason."""
        found = self.outdated()
        if found is None:
            self.say(_("Nothing of ours rests on it."))
            return
        reason = await self.ask_reason(_("Why do the old words stay?"), "keeps")
        if reason:
            await self.step(renewing.keep_old, found.new or found.old, found.passage, reason)
            self.show_decision(_("The old words stay: {reason}").format(reason=reason))
