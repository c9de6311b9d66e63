"""What the review screen shows: the letter with its changes in brackets, what a line answers, a place's comments."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from reply_studio.config import Config
from reply_studio.i18n import _, listed
from reply_studio.model.letter import Letter, Paragraph
from reply_studio.model.proposal import Suggestion, walk
from reply_studio.services.ahead import Decision
from reply_studio.services.commenting import Comment
from reply_studio.services.covering import Covered
from reply_studio.services.rights import name_of
from reply_studio.services.versions import Change
from reply_studio.services.words import mark, suggestion_mark, word
from reply_studio.text.diff import GONE, NEW, SAME
from reply_studio.tui.panes.view import View
from reply_studio.tui.widgets.blocks import Block, Key
from reply_studio.tui.widgets.review_pages import Span

BRACKETS: Final = {GONE: ("[-", "-]"), NEW: ("{+", "+}"), SAME: ("", "")}
"""What stands around deleted and added words, readable without colour; as ``diff`` prints them."""


class Marked(NamedTuple):
    """A letter whose changed words stand in brackets, and where: paragraph → its spans."""

    letter: Letter
    spans: dict[int, tuple[Span, ...]]


def with_changes(paper: str, changes: Sequence[Change]) -> Marked:
    """The paragraphs of two versions in one letter."""
    paragraphs, spans = [], {}
    for at, each in enumerate(changes):
        one = each.after or each.before
        assert one is not None  # one of the two is there
        text, found = _written(each)
        paragraphs.append(msgspec.structs.replace(one, text=text, run_in=0 if found else one.run_in))
        if found:
            spans[at] = found
    return Marked(Letter(paper=paper, paragraphs=tuple(paragraphs)), spans)


def _written(change: Change) -> tuple[str, tuple[Span, ...]]:
    text, found = "", []
    for each in change.pieces:
        before, after = BRACKETS[each.kind]
        start = len(text)
        text += f"{before}{each.text}{after}"
        if each.kind != SAME:
            found.append(Span(start, len(text), each.kind))
    return text, tuple(found)


def place_key(letter: Letter, index: int) -> Key:
    """Every paragraph can be selected: ``("paragraph", "12", "a4", "p2")`` with its passage and its points."""
    paragraph = letter.paragraphs[index]
    ids = (*((paragraph.anchor,) if paragraph.anchor else ()), *paragraph.points)
    return ("paragraph", str(index), *dict.fromkeys(ids)) if paragraph.text else ()


def commented(letter: Letter, comments: Iterable[Comment]) -> dict[int, int]:
    """Paragraph → how many open comments its place has; those on the letter as a whole stand at its first one."""
    found: dict[int, int] = {}
    for each in comments:
        if each.open and not each.thread:
            at = next((n for n, one in enumerate(letter.paragraphs) if one.text and _is_on(one, each)), 0)
            found[at] = found.get(at, 0) + 1
    return found


def _is_on(paragraph: Paragraph, comment: Comment) -> bool:
    return comment.on in (paragraph.anchor, *paragraph.points) if comment.on and not comment.gone else True


def suggestion_blocks(view: View, table: Sequence[Covered], points: Collection[str]) -> list[Block]:
    """The suggestions that these reply points answer, in full; below them the coverage table of all of them."""
    own = [each for each in view.file.draft.points if each.id in points]
    wanted = {answer for each in own for answer in each.answers}
    nodes = [each for each in walk(view.file.proposal.suggestions) if each.id in wanted]
    full = [block for each in nodes for block in _suggestion(view, each)]
    if not nodes:
        full = [Block(_("This line answers no suggestion by itself."), style="dim"), Block()]
    return [*full, Block(_("All suggestions"), style="title"), *(_covered(view, each) for each in table)]


def _suggestion(view: View, node: Suggestion) -> Iterator[Block]:
    sign, number = suggestion_mark(view.covered[node.id], view.file), view.numbers[node.id]
    yield Block(node.heading or node.text, head=f"{sign} {number} ", style="title" if node.heading else "")
    if node.heading and node.text:
        yield Block(node.text, head=" " * 4)
    for each in view.file.draft.points:
        if node.id in each.answers:
            said = [word(each.status) if each.status else _("(no status)"), each.reason]
            yield Block(
                f"{each.heading or _('(no heading)')}: {' '.join(part for part in said if part)}",
                head=f"    {mark(each.status)} ",
                style="dim",
            )
    yield Block()


def _covered(view: View, row: Covered) -> Block:
    """A row of the coverage table: mark, number, title, result; below it whose input went into the answer."""
    missing = {"point": _("no answer"), "words": _("no words"), "status": _("(no status)")}
    sign = suggestion_mark(view.covered[row.suggestion], view.file)
    state = missing[row.missing] if row.missing else word(row.status) if row.status else ""
    own = any(row.suggestion in each.answers for each in view.file.draft.points)
    used = [label for each in row.inputs for label in each.passages] if own else []
    return Block(
        row.title,
        ("suggestion", row.suggestion),
        head=f"{'  ' * row.number.count('.')}{sign} {row.number} ",
        right=state,
        foot=(_("from: {inputs}").format(inputs=listed(used)),) if used else (),
        style="mark" if row.missing else "",
    )


def first_of(view: View, letter: Letter, suggestion: str) -> int:
    """The first paragraph that answers a suggestion, or one below it; -1 where none does."""
    node = next((each for each in walk(view.file.proposal.suggestions) if each.id == suggestion), None)
    below = {each.id for each in walk((node,))} if node else set()
    points = {each.id for each in view.file.draft.points if below & set(each.answers)}
    return next((n for n, each in enumerate(letter.paragraphs) if each.text and points & set(each.points)), -1)


def comment_blocks(config: Config, comments: Sequence[Comment], ids: Collection[str]) -> list[Block]:
    """The threads of a place, then all others; the letter's own stand with the lines that have no place."""
    first = [each for each in comments if not each.thread]
    here = [each for each in first if _belongs(each, ids)]
    rest = [each for each in first if each not in here]
    found = [block for each in here for block in _thread(config, each, comments)]
    if not here:
        found = [Block(_("No comment here. Enter writes one."), style="dim")]
    if rest:
        found += [Block(), Block(_("Elsewhere"), style="title")]
    return [*found, *(block for each in rest for block in _thread(config, each, comments))]


def _belongs(comment: Comment, ids: Collection[str]) -> bool:
    if comment.on and not comment.gone:
        return comment.on in ids
    return not ids


def _thread(config: Config, first: Comment, comments: Sequence[Comment]) -> Iterator[Block]:
    state = _("settled by {who}").format(who=name_of(config, first.settled_by)) if first.settled_by else _("open")
    quote = _("on words that are gone: {words}").format(words=first.quote) if first.gone and first.quote else ""
    yield _block(config, first, "", f"{first.id} {state}", quote)
    for each in comments:
        if each.thread == first.id:
            yield _block(config, each, "  ", each.id, "")


def _block(config: Config, comment: Comment, head: str, right: str, foot: str) -> Block:
    when = comment.at[5:16].replace("T", " ")
    return Block(
        comment.text,
        ("comment", comment.id),
        head=head,
        caption=f"{head}{name_of(config, comment.who)} {when}",
        right=right,
        foot=(foot,) if foot else (),
        style="" if comment.open else "dim",
    )


def counted(comments: Sequence[Comment], ids: Collection[str]) -> str:
    """How many comments are here and open in all."""
    first = [each for each in comments if not each.thread]
    here = sum(_belongs(each, ids) for each in first)
    return _("Comments here {here}, open {n}").format(here=here, n=sum(each.open for each in first))


def decision_lines(found: Decision) -> list[str]:
    """Version, digest, step, and who is next: what an approval says."""
    lines = [
        _("version {n} (line of the log), text {digest}").format(n=found.version, digest=found.digest),
        _("step {place} of {steps}: {step}").format(place=found.place, steps=found.steps, step=found.step),
        _("next after it: {after}").format(after=found.after),
    ]
    if found.outdated:
        lines.append(_("{n} approvals are outdated: they were given for other words").format(n=found.outdated))
    return lines


def numbers_of(view: View, points: Collection[str]) -> str:
    """Suggestions that these points answer, by number."""
    wanted = {answer for each in view.file.draft.points if each.id in points for answer in each.answers}
    return listed(number for key, number in view.numbers.items() if key in wanted)
