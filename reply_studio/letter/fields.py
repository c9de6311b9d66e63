"""The fields that a Word template may use, with what they mean and an example each; ``letter.context`` fills them."""

from typing import Final, NamedTuple

from reply_studio.i18n import N_


class Field(NamedTuple):
    """A field: its name, what it holds (a message id), an example, and whether every letter has to print it."""

    name: str
    meaning: str
    example: str
    required: bool = False


_IMPRINT: Final = "云川市民政局办公室\u30002025年9月22日印发"
FIELDS: Final = (
    Field("mark", N_("the organ's name above the red rule"), "云川市民政局"),
    Field("result_class", N_("result class; empty where the letter bears none"), "办理结果\uff1aB类"),
    Field("disclosure", N_("disclosure; empty where the letter bears none"), "公开属性\uff1a主动公开"),
    Field("number", N_("document number; blank before issue"), "云民函〔2025〕36号", required=True),
    Field("signer", N_("who signs; empty where the office does not want it"), "签发人\uff1a顾清和"),
    Field("signer_label", N_("the words before the signer's name"), "签发人\uff1a"),
    Field("signer_name", N_("the signer's name; blank before issue"), "顾清和"),
    Field("title", N_("title"), "关于政协云川市第七届委员会第四次会议第29号提案的答复", required=True),
    Field("salutation", N_("whom it addresses, colon included"), "赵清和委员\uff1a", required=True),
    Field("body", N_("list of the paragraphs from the opening to the closing"), "{%p for p in body %}", required=True),
    Field("organ", N_("the name that signs; where several do, a line for each"), "云川市民政局", required=True),
    Field("organs", N_("list of the names that sign, the lead's first"), "{%p for each in organs %}"),
    Field("head_names", N_("list of the names above a red head's rule"), "{%p for each in head_names %}"),
    Field("head_tail", N_("文件 beside those names; empty where the office's mark has none"), "文件"),
    Field("date", N_("date; blank before issue"), "2025年9月21日", required=True),
    Field(
        "contact", N_("whom to ask, brackets included"), "\uff08联系人\uff1a林知远\uff0c电话\uff1a0599-6120031\uff09"
    ),
    Field("copies", N_("who gets a copy"), "抄送\uff1a市政协提案委员会\uff0c市政府办公室。"),
    Field("imprint", N_("printing office and day of printing; empty where the letter has none"), _IMPRINT),
    Field("printer", N_("the printing office of the imprint"), "云川市民政局办公室"),
    Field("printed", N_("the imprint's day of printing; the day is blank before issue"), "2025年9月22日印发"),
    Field("paper", N_("kind of paper: reply, co, reminder ..."), "reply"),
    Field("draft", N_("true before issue, for conditions"), "{%p if draft %}"),
)
"""Fields of a letter, in the order in which they stand."""

PARAGRAPH_FIELDS: Final = (
    Field("text", N_("the whole paragraph"), "一、办理情况"),
    Field("lead", N_("the heading that opens the paragraph, empty for none"), "\uff08一\uff09优化食堂布局。"),
    Field("rest", N_("the text behind that heading"), "按十五分钟生活圈设点。"),
    Field("kind", N_("opening, heading, passage, closing, attachment or other"), "heading"),
    Field("level", N_("1 to 4 for numbered paragraphs, 0 for running text"), "1"),
)
"""Fields of a paragraph of ``body``: ``p.text`` where the loop is ``for p in body``."""
