"""How other cases answered suggestions like the selected one: what was said and promised then, ready to be reused."""

from collections.abc import Iterator, Sequence

from reply_studio.i18n import _
from reply_studio.services import units
from reply_studio.services.earlier import Likeness, Promise
from reply_studio.services.reusing import Reused, texts
from reply_studio.services.words import mark, word
from reply_studio.text.digests import text_hash
from reply_studio.tui.panes.view import View, family
from reply_studio.tui.widgets.blocks import Block, Key

Alike = Sequence[Likeness]


def earlier_blocks(view: View, chosen: Key, alike: Alike | None) -> list[Block]:
    """Those like the selection first; ``None`` while they are being looked for."""
    if alike is None:
        return [Block(_("Looking through the other cases."), style="dim")]
    if not alike:
        return [Block(_("No other case has answered anything like this."), style="dim")]
    wanted = set(family(view, chosen))
    numbered = list(enumerate(alike))
    fitting = [each for each in numbered if each[1].suggestion in wanted]
    others = [each for each in numbered if each[1].suggestion not in wanted]
    blocks = [block for n, each in fitting for block in _precedent(view, n, each)]
    if others:
        head = _("For other suggestions") if wanted else _("By suggestion")
        blocks.append(Block(head, style="dim", after=True))
    return blocks + [block for n, each in others for block in _precedent(view, n, each)]


def _precedent(view: View, n: int, each: Likeness) -> Iterator[Block]:
    """A line with the case, what was asked and how it stood, then every text that can be taken."""
    answered = each.answered
    state = f"{mark(answered.status)} {word(answered.status)}" if answered.status else _("no status")
    told = [_("for suggestion {number}: {status}").format(number=each.number, status=state)]
    if answered.reason:
        told.append(_("reason: {reason}").format(reason=answered.reason))
    yield Block(
        f"{answered.number} {answered.title}",
        caption=f"{each.case} {each.title}",
        right=f"{each.score:.2f}",
        foot=tuple(told),
        style="title",
    )
    promises: list[Promise | None] = [*(None for _text in answered.passages), *answered.plans]
    for at, (text, promise) in enumerate(zip(texts(each.case, answered), promises, strict=True)):
        yield _text(view, ("earlier", str(n), str(at)), text, promise)
    yield Block()


def _text(view: View, key: Key, reused: Reused, promise: Promise | None) -> Block:
    foot = []
    if promise is not None:
        due = promise.due.isoformat() if promise.due else _("no date")
        name = units.name_of(promise.unit, view.config) or _("no unit")
        foot.append(_("promised then: {unit}, {due}").format(unit=name, due=due))
    if taken(view, reused):
        foot.append(_("taken already"))
    return Block(reused.text, key, head="  - ", foot=tuple(foot), style="dim" if taken(view, reused) else "")


def taken(view: View, reused: Reused) -> bool:
    """The draft has words that were taken from there."""
    sha = text_hash(reused.text)
    origins = (origin for each in view.file.draft.passages.values() for origin in each.origins)
    return any(each.case == reused.case and each.sha == sha for each in origins)


def reused_of(alike: Alike | None, key: Key) -> tuple[Likeness, Reused] | None:
    """The text that a block stands for, with the likeness it belongs to."""
    if not alike or key[:1] != ("earlier",):
        return None
    found = alike[int(key[1])]
    return found, texts(found.case, found.answered)[int(key[2])]


def earlier_title(alike: Alike | None) -> str:
    """How many cases are alike, as far as that is known."""
    cases = {each.case for each in alike or ()}
    return f"{_('Earlier')} {len(cases)}" if cases else _("Earlier")
