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

PAGE = """\
案由:(20240029)关于加强社区“长者食堂”建设的提案
  我市60岁以上老年人口28.6万人,社区助餐需求日益增长。
建    议:
  一、优化食堂布局
  按十五分钟生活圈布点,优先盘活闲置用房。
  二、加大扶持力度
  对新建食堂给予一次性建设补助。

提案者 赵清和
部门答复

答复单位: 市财政局
答复文号:
答复日期: 2024年04月16日
联 系 人: 周行
联系方式: 6120045
反馈意见:
反馈备注:
答复内容:
  关于市政协七届四次会议第20240029号提案的会办意见

  市民政局:

  赵清和委员提出的《关于加强社区“长者食堂”建设的提案》收悉。现就涉及我局部分答复如下:

  2023年安排建设补助430万元。

  此复

  云川市财政局

  2024年4月11日

  (联系人:周行,电话:6120045)

答复单位: 民政局
答复文号: 云民函〔2024〕58号
答复日期: 2024年05月23日
联 系 人: 苏明远
联系方式: 14100000000
反馈意见: 满意
反馈备注: 两次上门沟通,答复具体。
希望明年扩面。
答复内容:
尊敬的赵清和委员:
  您提出的“关于推进社区食堂建设的提案”收悉。经综合市财政局意见,现答复如下:
  一、办理情况
  全市建成长者食堂86家。
  二、下步计划
  2024年12月底前再建20家。
  云川市民政局
  2024年5月20日
  (联系人及电话:沈岚,6120031、14100000000)



办理单位 民政局,市财政局
网友评价
支持 3   反对 1
"""
"""A public page of a proposal system: the proposal, two replies with their forms, units, votes."""
