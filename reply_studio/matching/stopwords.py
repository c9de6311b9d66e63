"""Official phrases that say nothing about the subject: cut out before texts are compared."""

import re

_PHRASES = """
关于 如下 现将 现就 收悉 来函 贵局 贵委 贵支队 贵单位 我局 我委 我社 我部 我办 我院 我中心 我支队 我大队 我们
我市 我县 我区 我省 本市 本县 本局 全市 全县 全区 全省 各级 各地 各区 各县 各部门 有关部门 相关部门 有关单位
相关单位 有关 相关 涉及 职能 职责 工作 情况 方面 问题 内容 事项 进一步 不断 持续 积极 大力 全面 深入 切实 认真
着力 努力 充分 有效 扎实 稳步 有序 逐步 重点 主要 基本 总体 整体 加强 推进 推动 开展 实施 落实 完善 健全 建立
建立健全 提高 提升 强化 优化 加大 加快 促进 做好 做实 抓好 抓实 深化 扩大 拓展 拓宽 组织 结合 围绕 按照 根据
依据 通过 利用 针对 对于 由于 因此 同时 此外 另外 其中 目前 当前 截至 截止 至今 以来 以后 期间 近年来 近年
近三年 年底 年初 月底 底前 月底前 年底前 上半年 下半年 一季度 季度 年度 去年 今年 今后 下一步 下步 下阶段 接下来
计划 打算 将于 将在 预计 届时 已经 已有 已由 已对 现有 共有 累计 合计 共计 平均 达到 超过 以上 以下 以内 不少于
不低于 左右 进行 予以 给予 得到 取得 实行 推行 采取 形成 确保 保证 明确 要求 规定 纳入 列入 作为 成为 具有 具备
存在 提供 支持 参与 配合 协助 会同 牵头 负责 以及 或者 并且 而且 但是 不仅 还有 还要 为了 为此 其他 其它 部分
一些 许多 不少 多次 每年 每月 每天 每日 每周 每个 各个 一个 一批 一次 一是 二是 三是 四是 五是 建议 提案 意见
会办 协办 主办 答复 回复 函复 委员 代表 提出 研究 机制 制度 体系 措施 办法 方案 方式 途径 力度 能力 水平 质量
作用 需要 必须 可以 能够 允许 单位 部门 政府 市级 县级 区级 省级 完成 新增 增加 增设 设立 设置 建成
"""
STOP_PHRASES = frozenset(_PHRASES.split())
"""Words of two or more characters that stand in every letter."""

_FUNCTION = (
    "的了和与及或对在为将等并把被由向从到于以其之而且但也都还就已有无不要可能会让使给每各该此这那某个是"
    "上下中内后前时共约均所地得着过再又更最很太"
)
_GAP = "\x00"
_WORDS = re.compile("|".join(sorted(map(re.escape, STOP_PHRASES), key=len, reverse=True)))
_SINGLE = re.compile(f"[{_FUNCTION}]")


def content_runs(text: str) -> list[str]:
    """Unbroken runs of Han characters without stop phrases and function words: what is worth comparing."""
    bare = _SINGLE.sub(_GAP, _WORDS.sub(_GAP, text))
    return re.findall(r"[\u4e00-\u9fff]+", bare)
