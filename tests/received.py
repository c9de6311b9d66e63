"""Received texts for tests: how they are read, and letters of invented offices in the forms that are in use."""

from reply_studio.parsing.blocks import Document
from reply_studio.parsing.readers.lines import blocks_of

_WIDE = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}


def wide(text: str) -> str:
    """The text with full-width punctuation, as half of all offices type it."""
    return text.translate(str.maketrans(_WIDE))


def document(text: str, name: str = "letter.txt") -> Document:
    """The text as the reader of plain files gives it."""
    return Document(name=name, raw=text, blocks=blocks_of(text, name))


REPLY = """\
云川市民政局文件
云民函〔2024〕58号    签发人:林知远
类别:B类
公开属性:主动公开

关于市政协七届四次会议
第29号提案的答复

赵清和、秦  岚委员:
  你们提出的《关于加强社区“长者食堂”建设的提案》(第29号)收悉。经会商市财政局,现答复如下:
  一、办理情况
  近年来,全市建成长者食堂86家,覆盖社区312个。
  (一)优化布局。2023年新建食堂20家,改造14家。
  (二)加大扶持。每家给予5万元建设补助。
  补助资金已于2024年3月全部拨付到位。
  二、下步计划
  我局将于2024年12月底前再建20家。
  感谢你们对民政工作的关心和支持。如有不同意见,请与我局联系。
  专此答复。

云川市民政局
2024年5月20日

(联系人:苏明远,电话:0599-6120031、14100000000)
抄送:市政协提案委员会,市政府督查室。
"""
"""A lead reply with everything that a letter may have."""

OPINION = """\
关于第29号提案会办意见的函
市民政局:
  贵局转来的赵清和委员提案收悉。经研究,现函复如下:
  近三年来,我局移交闲置用房23处。
  一、实行地价优惠。竞买起始价可按基准地价的60%确定。
  二、我局将于2024年10月底前完成普查。
  以上意见,供贵局汇总答复时参考。
  此复

云川市自然资源和规划局
2024年4月11日
联系人:祁望,电话:6120045
"""
"""A co-handling opinion to the lead unit."""
