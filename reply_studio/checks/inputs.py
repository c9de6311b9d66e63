"""CV: what the units sent is decided on: figures that differ, passages that nobody has used or left out."""

from collections.abc import Iterator

from reply_studio.checks.base import CheckContext, Fault, Severity, rule
from reply_studio.i18n import N_, _, listed
from reply_studio.matching.roles import role_of
from reply_studio.merging import BOTH, Differing, labels_of
from reply_studio.model.contribution import Contribution
from reply_studio.model.letter import Kind, Paragraph
from reply_studio.model.reply import passage_text
from reply_studio.text.normalise import fold


@rule("CV107", Severity.ERROR, N_("where two units' figures differ it is decided which holds"))
def undecided(context: CheckContext) -> Iterator[Fault]:
    """The proposer must not read one figure in the reply and another one elsewhere.

    Wrong: 司法局称589个村(社区)、组织部称593个、无人核定
    Right: 核定为593个、理由: 组织部掌握建制数
    """
    for each in context.conflicts:
        if each.resolved is None:
            paragraph, value = _printed(context, each, each.values)
            yield Fault(
                message=_("conflict {id} is not decided: {what}: {values} ({passages})").format(
                    id=each.id, what=each.what, values=" / ".join(each.values), passages=listed(each.passages)
                ),
                paragraph=paragraph,
                quote=value,
                anchor=each.id,
                fix=_("decide it: reply-studio resolve CASE {id} --value V --reason TEXT").format(id=each.id),
            )


@rule("CV108", Severity.WARNING, N_("every passage of a unit's input is used, or left out with a reason"))
def undisposed(context: CheckContext) -> Iterator[Fault]:
    """What a unit wrote for the reply is not forgotten.

    Wrong: 市财政局来函第3段既未采用、也未说明不采用的理由
    Right: 第3段已采用; 第4段不采用、理由: 属内部管理
    """
    waiting = {each.passage for each in context.uses if each.state == "open"}
    names = labels_of(context.inputs) if waiting else {}
    for one in context.inputs:
        content = [each for each in one.passages if each.id in waiting and role_of(passage_text(each)) == "body"]
        if content:
            yield Fault(
                message=_("neither used nor left out: {passages}").format(
                    passages=listed(names[each.id] for each in content)
                ),
                anchor=content[0].id,
                file=_file_of(context, one),
                fix=_("take them into a point, or leave them out with a reason"),
            )


@rule("CV109", Severity.WARNING, N_("the letter gives the figure that was decided on"))
def other_value(context: CheckContext) -> Iterator[Fault]:
    """Once it is decided which figure holds, the other one is not printed.

    Wrong: 核定为593个、答复仍写589个
    Right: 核定为593个、答复写593个
    """
    for each in context.conflicts:
        if each.resolved in (None, BOTH):
            continue
        dropped = tuple("" if value == each.resolved else value for value in each.values)
        paragraph, value = _printed(context, each, dropped)
        if paragraph is not None:
            yield Fault(
                message=_("{what}: {value} was decided on, the letter says {other}").format(
                    what=each.what, value=each.resolved, other=value
                ),
                paragraph=paragraph,
                quote=value,
                expected=each.resolved,
            )


def _printed(
    context: CheckContext, conflict: Differing, values: tuple[str, ...]
) -> tuple[Paragraph, str] | tuple[None, str]:
    """The paragraph that has one of the values from the passage it stands in, and the value as printed there."""
    ids = {label: key for key, label in labels_of(context.inputs).items()}
    for label, value in zip(conflict.passages, values, strict=True):
        for each in context.letter.every(Kind.PASSAGE) if value else ():
            quote = _as_printed(value, each.text)
            if quote and ids.get(label) in {origin.passage for origin in each.origins}:
                return each, quote
    return None, ""


def _as_printed(value: str, text: str) -> str:
    """The value as the text prints it, whatever the widths; "" where it does not."""
    plain, wanted = fold(text), fold(value)
    at = plain.find(wanted)
    if value in text or at < 0 or len(plain) != len(text):  # a text that folding lengthens has other places
        return value if value in text else ""
    return text[at : at + len(wanted)]


RULES = (undecided, undisposed, other_value)


def _file_of(context: CheckContext, contribution: Contribution) -> str:
    """The input's own file, beside that of the draft."""
    folder, slash, _draft = context.file.rpartition("/")
    return f"{folder}{slash}inputs/{contribution.key}.toml"
