"""What the checks found: first what concerns the selection, then the rest of the letter, then what is waived."""

from reply_studio.checks import Finding
from reply_studio.checks.waivers import Waived
from reply_studio.i18n import _
from reply_studio.services.rights import name_of
from reply_studio.services.words import severity_mark
from reply_studio.tui.panes.view import View, family, points_of
from reply_studio.tui.widgets.blocks import Block, Key

_STYLES = {"error": "error", "warning": "warning", "info": "dim"}


def finding_blocks(view: View, chosen: Key) -> list[Block]:
    """One block a finding; its key holds its place among the insight's findings, or among those that are waived."""
    if view.insight is None:
        return [Block(_("Checking."), style="dim")]
    if not view.insight.findings:
        return [Block(_("The checks found nothing."), after=True), *_waived(view)]
    mine = _anchors(view, chosen)
    numbered = list(enumerate(view.insight.findings))
    here = [_block(n, each) for n, each in numbered if each.where.anchor in mine]
    elsewhere = [_block(n, each) for n, each in numbered if each.where.anchor not in mine]
    if here and elsewhere:
        here.append(Block(_("Elsewhere"), style="dim", after=True))
    return here + elsewhere + _waived(view)


def _waived(view: View) -> list[Block]:
    """A line above, then each finding in quiet letters with the person and the reason."""
    waived = view.insight.waived if view.insight else ()
    if not waived:
        return []
    return [Block(_("Waived"), style="dim", after=True), *(_quiet(view, n, each) for n, each in enumerate(waived))]


def _quiet(view: View, n: int, waived: Waived) -> Block:
    name = name_of(view.config, waived.who)
    who = _("{who}, {day}: {reason}").format(who=name, day=waived.at[:10], reason=waived.reason)
    quote = _("\u201c{words}\u201d").format(words=waived.finding.where.quote) if waived.finding.where.quote else ""
    return Block(
        waived.finding.message,
        ("waived", str(n)),
        head=f"{severity_mark(waived.finding.severity)} ",
        right=waived.finding.code,
        foot=tuple(each for each in (quote, who) if each),
        style="dim",
        after=True,
    )


def _anchors(view: View, chosen: Key) -> set[str]:
    points = points_of(view, chosen)
    return {*family(view, chosen), *(key for each in points for key in (each.id, *each.progress, *each.plans))}


def _block(n: int, finding: Finding) -> Block:
    quote = _("\u201c{words}\u201d").format(words=finding.where.quote) if finding.where.quote else ""
    expected = _("should be: {text}").format(text=finding.expected) if finding.expected else ""
    return Block(
        finding.message,
        ("finding", str(n)),
        head=f"{severity_mark(finding.severity)} ",
        right=finding.code,
        foot=tuple(each for each in (quote, expected, finding.fix or "") if each),
        style=_STYLES[finding.severity],
        after=True,
    )


def finding_of(view: View, key: Key) -> Finding | None:
    """The finding that a block stands for, a waived one too."""
    if view.insight is None or key[:1] not in (("finding",), ("waived",)):
        return None
    at = int(key[1])
    return view.insight.findings[at] if key[0] == "finding" else view.insight.waived[at].finding


def findings_title(view: View) -> str:
    """How many, by severity: ``错1 警2``."""
    if view.insight is None:
        return _("Check")
    counts = [(each, view.insight.count(each)) for each in ("error", "warning", "info")]
    told = " ".join(f"{severity_mark(each)}{n}" for each, n in counts if n)
    return f"{_('Check')} {told}".rstrip()
