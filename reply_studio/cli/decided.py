"""What a decision of review led to, in words: the state, and who is to act next."""

from reply_studio.i18n import _, listed
from reply_studio.services import rights, units
from reply_studio.services.desk import Desk
from reply_studio.services.desk import open_case as opened
from reply_studio.services.review_state import Need
from reply_studio.services.reviewing import Decided
from reply_studio.services.words import act_word, word


def text(desk: Desk, done: Decided) -> str:
    """One line for the decision, one for what waits, one for the digest; single-user mode says so."""
    lines = [f"{done.case}: {act_word(done.event)}; {word(done.state.value)}"]
    if done.waiting:
        lines.append(
            _("waits for: {steps}").format(steps=listed([waits(desk, done.case, each) for each in done.waiting]))
        )
    if done.digest:
        lines.append(_("bound to the text {digest}").format(digest=done.digest))
    if done.single:
        lines.append(_("single-user mode: steps are recorded, not separated"))
    return "\n".join(lines)


def waits(desk: Desk, case: str, need: Need) -> str:
    """A step with the people or units who can take it."""
    label = need.step.label or word(need.step.role)
    if need.units:
        known = opened(desk, case).case.units
        return f"{label} ({listed([units.name_of(each, desk.config, known) for each in need.units])})"
    able = [each.login for each in desk.config.people if need.step.role in each.roles]
    return f"{label} ({listed([rights.name_of(desk.config, each) for each in able]) or word(need.step.role)})"
