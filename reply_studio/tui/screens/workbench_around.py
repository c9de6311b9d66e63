"""Around the text at the workbench: phrases, notes, unit names, find and replace, jumps."""

from reply_studio.errors import UsageError
from reply_studio.i18n import _
from reply_studio.services import phrases, replacing, units
from reply_studio.services.phrases import Phrase
from reply_studio.services.places import NewNote, NewWords
from reply_studio.services.replacing import Hit
from reply_studio.tui.panes.jumping import KINDS, Goals, goals
from reply_studio.tui.panes.outline import owner_of
from reply_studio.tui.panes.view import ALL, chosen_for, suggestion_of
from reply_studio.tui.screens.dialogs import Choose
from reply_studio.tui.screens.replacing import ONE_BY_ONE, REST, STOP, YES, AskFind, AskInstead, ask_how, ask_one
from reply_studio.tui.screens.unit_naming import complete_unit
from reply_studio.tui.screens.workbench_acts import Acting
from reply_studio.tui.screens.writing import writing
from reply_studio.tui.widgets.blocks import Key
from reply_studio.tui.widgets.cells import cut
from reply_studio.tui.widgets.pick_list import Entry
from reply_studio.tui.working import flow, off

_LABEL = 24
"""Cells for what a phrase is for."""


class Around(Acting):
    """Actions that bring words to the text, or a person to the next place."""

    _jumped = "unanswered"

    # phrases

    @writing
    @flow()
    async def action_phrase(self) -> None:
        """One of the office's phrases at the caret, else as the beginning of a passage."""
        node = suggestion_of(self.view, self.chosen)
        desk = self.studio.desk
        found = await off(phrases.phrases, desk, self.sitting.file, node.id if node else "")
        every = {each.name: each for each in found if each.text or each.fault}
        if not every:
            self.say(_("There are no phrases; the office's stand in {folder}.").format(folder=phrases.folder(desk)))
            return
        entries = [_entry(each) for each in sorted(every.values(), key=lambda one: bool(one.fault))]
        picked = await self.app.push_screen_wait(Choose(_("Which phrase?"), entries))
        if not isinstance(picked, str):
            return
        chosen = every[picked]
        if chosen.fault:
            raise UsageError(chosen.fault, where=phrases.place(desk, chosen))
        self._insert(chosen.text)

    def _insert(self, text: str) -> None:
        if not self.editing:
            point = self.point_at_hand()
            if point is None:
                self.say(_("Make a point first: ctrl-N."))
                return
            here = self.row[1] if self.row[:1] in (("text",), ("plan",)) else ""
            plan = here in point.plans or self.row == ("new", point.id, "plans")
            after = here if here in (*point.progress, *point.plans) else ""
            ours = units.our_key(self.studio.desk.config)
            self.begin(NewWords(point=point.id, plan=plan, after=after, unit=ours))
        if self.editing:
            self.outline_pane.editor.put(text)
            self.set_focus(self.outline_pane.editor)

    # notes

    @writing
    def action_note(self) -> None:
        """A note on the selected passage, else on the point, else on the case."""
        self.finish()
        key = self.row
        found = owner_of(self.view, key)
        on = "" if found is None else key[1] if key[:1] in (("text",), ("plan",)) else found.id
        if found is None:
            self.choose(ALL)
        self.begin(NewNote(on=on))

    # names of units

    @flow()
    async def on_passage_editor_unit(self) -> None:
        """The name that is chosen takes the place of the part of it that stands before the caret."""
        await complete_unit(self, self.outline_pane.editor, self.sitting.file)

    # find and replace

    @writing
    @flow()
    async def action_replace(self) -> None:
        """What to find, what to put there, all or one by one; one step in the end."""
        selected = self.outline_pane.editor.selected_text if self.editing else ""
        self.finish()
        words = await self.app.push_screen_wait(AskFind(self._places, selected.partition("\n")[0]))
        if not words:
            return
        instead = await self.app.push_screen_wait(AskInstead(words))
        if instead is None:
            return
        hits = replacing.find(self.sitting.draft, words)
        wanted = hits if len(hits) == 1 else await self._wanted_of(hits, words, instead)
        if wanted:
            done = self.step(replacing.step, words, instead, wanted).act.data["n"]
            self.say(_("Replaced: {n}; ctrl-Z brings it back.").format(n=done))

    def _places(self, words: str) -> int:
        return len(replacing.find(self.sitting.draft, words))

    async def _wanted_of(self, hits: tuple[Hit, ...], words: str, instead: str) -> tuple[Hit, ...]:
        """The places that a person wants replaced."""
        how = await self.app.push_screen_wait(ask_how(len(hits)))
        if how != ONE_BY_ONE:
            return hits if how else ()
        wanted: list[Hit] = []
        for at, hit in enumerate(hits):
            self.go_to(hit.anchor)
            answer = await self.app.push_screen_wait(ask_one(hits, at, words, instead))
            if answer == REST:
                return (*wanted, *hits[at:])
            if answer == YES:
                wanted.append(hit)
            elif answer == STOP or answer is None:
                break
        return tuple(wanted)

    # jumps

    @flow()
    async def action_jump(self) -> None:
        """A list of what there is to go to; the last choice is under the cursor."""
        self.finish()
        found = {each: goals(self.view, each) for each in KINDS}
        entries = [Entry(each, _(KINDS[each]), hint=str(len(one.keys))) for each, one in found.items() if one.keys]
        if not entries:
            self.say(_("Nothing is open, undated, noted or found."))
            return
        picked = await self.app.push_screen_wait(Choose(_("Jump to what?"), entries, selected=self._jumped))
        if isinstance(picked, str):
            self._jumped = picked
            self._jump(picked, found[picked])

    def _jump(self, kind: str, found: Goals) -> None:
        if kind == "unanswered":
            self.action_next_open()
            return
        goal = found.after(self.panes[found.pane].key)
        if found.pane == "outline":
            point = owner_of(self.view, goal)
            self.choose(chosen_for(self.view, point, self.chosen) if point else ALL)
        elif found.pane == "inputs":
            self._choose_for(goal)
        self.show_pane(found.pane)
        self.panes[found.pane].select(goal)
        self.follow_in_preview(by_row=True)

    def _choose_for(self, goal: Key) -> None:
        """Selects the suggestion that a unit's passage answers best."""
        insight = self.view.insight
        label = insight.labels.get(goal[1], "") if insight else ""
        found = next((each for each in insight.merged.alignments if each.passage == label), None) if insight else None
        numbers = {number: key for key, number in self.view.numbers.items()}
        best = numbers.get(found.suggestions[0].number) if found and found.suggestions else None
        if best:
            self.choose(("suggestion", best))


def _entry(phrase: Phrase) -> Entry:
    """The words first: they are what is chosen; a broken one says what is wrong with it."""
    label = cut(phrase.label or phrase.name, _LABEL)
    if phrase.fault:
        return Entry(phrase.name, phrase.fault, hint=cut(phrase.name, _LABEL), mark="!")
    return Entry(phrase.name, " ".join(phrase.text.split()), hint=label, words=f"{phrase.name} {phrase.label}")
