"""ID, fourth part: who signs a letter of several units (联合答复)."""

from collections.abc import Iterator

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.i18n import N_, _, listed
from reply_studio.model.letter import Kind, Paragraph

_JOINT, _CO = "joint", "co"
"""What a countersigning step may name in place of units: all that sign, all that co-handle."""


@rule("ID210", Severity.ERROR, N_("the units that sign with us agree in review"))
def joint_agreement(context: CheckContext) -> Iterator[Fault]:
    """A step of review is the countersigning (会签) of every unit that signs the letter with us.

    Wrong: 云川市司法局 (联合署名,但 config.toml 的 [review] 没有会签步骤)
    Right: 云川市司法局 (会签步骤写明 units = ["joint"])
    """
    asked = {unit for step in context.config.review.steps for unit in step.units}
    asked |= {key for key, role in _roles(context) if role == _CO and _CO in asked}
    missing = [] if _JOINT in asked else [each for each in _joint(context) if each not in asked]
    if missing:
        yield Fault(
            message=_("no step of review asks for the agreement of: {units}").format(units=_named(missing, context)),
            paragraph=_place(context),
            quote=_quote(context),
            fix=_('write a step under [review] in config.toml: { role = "office", label = "会签", units = ["joint"] }'),
        )


@rule("ID211", Severity.ERROR, N_("the units that sign with us are known"))
def joint_known(context: CheckContext) -> Iterator[Fault]:
    """A unit that signs is one of the office's list, of the case, or has sent an input; a name typed into the file by
    hand could not countersign.

    Wrong: 司法局所属处 (名单和办件中都没有)
    Right: 云川市司法局
    """
    known = {*context.config.units, *(key for key, _role in _roles(context)), *(each.unit for each in context.inputs)}
    strange = [each for each in _joint(context) if each not in known]
    if strange:
        yield Fault(
            message=_("nobody knows the unit that signs with us: {units}").format(units=listed(strange)),
            paragraph=_place(context),
            quote=_quote(context),
            fix=_("set it anew: reply-studio joint CASE UNIT..., or write the unit under [units] in config.toml"),
        )


def _joint(context: CheckContext) -> tuple[str, ...]:
    """Keys of the units that sign the composed letter with us."""
    wanted = context.composed and context.draft is not None and context.letter.paper != _CO
    return context.draft.joint if wanted and context.draft else ()


def _roles(context: CheckContext) -> Iterator[tuple[str, str]]:
    yield from ((each.key, each.role) for each in (context.case.units if context.case else ()))


def _named(keys: list[str], context: CheckContext) -> str:
    names = {each.key: each.name for each in (context.case.units if context.case else ())}
    names |= {key: each.name for key, each in context.config.units.items()}
    return listed(names.get(each) or each for each in keys)


def _place(context: CheckContext) -> Paragraph | None:
    """The last name that signs."""
    organs = context.letter.every(Kind.ORGAN)
    return organs[-1] if organs else None


def _quote(context: CheckContext) -> str:
    found = _place(context)
    return found.text if found else ""


RULES = (joint_agreement, joint_known)
