"""Where a short Chinese text may be broken for the sense of it: titles over several rows.

Words are known by a list of those that titles of replies are made of; what is not on it is broken only where nothing
better is left.
"""

import re
from functools import lru_cache
from typing import Final

from reply_studio.text.normalise import HAN

WHOLE: Final = 9
"""The strain of a break inside what may be one word."""
NEVER: Final = 99
"""The strain of a break that parts what must stand together."""

_LIST: Final = (
    "关于 进一步 加强 加快 加大 推进 推动 促进 提升 提高 完善 健全 建立 优化 强化 深化 规范 "
    "支持 鼓励 引导 打造 构建 做好 落实 实施 开展 扩大 保障 改善 解决 改革 创新 发展 建设 "
    "管理 服务 治理 监管 监督 保护 利用 开发 整治 改造 全面 统筹 协调 探索 试点 推广 发挥 "
    "培育 壮大 激发 增强 畅通 补齐 短板 高质量 可持续 一体化 数字化 智能化 专业化 政协 人大 "
    "代表 委员 委员会 常务委员会 代表大会 人民代表大会 全体会议 会议 大会 提案 建议 议案 意见 "
    "信息 社情民意 答复 复函 会办 主办 办理 情况 问题 工作 报告 回复 函复 反馈 通知 请示 "
    "办法 方案 措施 机制 体系 制度 政策 规划 标准 人民政府 政府 办公室 办公厅 民政局 财政局 "
    "司法局 教育局 公安局 组织部 宣传部 统战部 代表团 联合会 工商业 民主 党派 经济 社会 文化 "
    "教育 卫生 健康 医疗 养老 医养 结合 社区 居家 乡村 振兴 农村 农业 农民 城市 城乡 城镇 "
    "街道 小区 老旧 市场 产业 企业 民营 科技 人才 金融 旅游 交通 环境 生态 安全 食品 药品 "
    "消防 应急 公共 基层 网格 志愿 慈善 救助 殡葬 儿童 妇女 青年 青少年 老年 老年人 残疾人 "
    "退役 军人 学校 学生 教师 医院 道路 停车 电动车 充电 设施 基础 平台 数据 互联网 人工智能 "
    "大数据 知识产权 营商 就业 创业 住房 物业 垃圾 分类 污水 河道 水库 森林 文物 非遗 体育 "
    "食堂 长者 助餐 幼儿园 义务 职业 高校 法律 法治 调解 信访 行政 审批 执法 预算 税收 招商 "
    "引资 园区 港口 物流 电商 消费 品牌 特色 如何 部分 有关 相关 若干 本市 我市 全市 市政协 "
    "市人大 区政协 县政协 省政协 第一 第二 "
)
_WORDS: Final = frozenset(_LIST.split())
_LONGEST: Final = max(map(len, _WORDS))
_FIRST: Final = (
    "进一步 加强 加快 加大 推进 推动 促进 提升 提高 完善 健全 建立 优化 强化 深化 规范 支持 "
    "鼓励 引导 打造 构建 做好 落实 实施 开展 扩大 保障 改善 解决 全面 统筹 探索 发挥 培育 "
    "增强 畅通 补齐 提案 建议 答复 复函 会办 办理 "
)
_BEGINS: Final = tuple(_FIRST.split())
"""Words that begin a phrase."""
_BOUND: Final = frozenset("的地得了着过等者们省市县区州旗盟镇乡村局厅委部院校所站户级类型性化率")
"""What leans on the character before it."""
_LEANS: Final = frozenset("第各每本该我全共不未已")
"""What leans on the character behind it."""
_JOINS: Final = frozenset("和与及暨同或")
_OPEN: Final = frozenset("\u201c\u2018\uff08\u300a\u3008\u3014\u3010(")
_CLOSE: Final = frozenset("\u201d\u2019\uff09\u300b\u3009\u3015\u3011)")
_PAUSES: Final = frozenset("\u3001\uff0c\uff1a\uff1b\u3002\uff01\uff1f,:;")
_TOGETHER: Final = re.compile(
    r"第[\d一二三四五六七八九十百零\u3007、]+(?:号|届|次会议|次|批)?|[\d.]+[%年月日号个万亿元岁]*"
    r"|[A-Za-z\d][A-Za-z\d.\-/ ]*"
)
_SESSION: Final = re.compile(r"会议|委员会|代表大会")
_PLACE: Final = re.compile(rf"[{HAN}]{{2,3}}(?:自治区|自治州|自治县|[省市县区州旗])")


@lru_cache(maxsize=512)
def strains(text: str) -> tuple[int, ...]:
    """How much a break before each character hurts the sense: 0 not at all, ``NEVER`` at the text's start."""
    inside = _insides(text)
    found = (_strain(text, at, inside) for at in range(1, len(text)))
    return (NEVER, *found)


def torn(text: str, at: int) -> str:
    """What a break before a character tears: a number, a word of the list, a pair of marks; "" for nothing known."""
    for start, end in _runs(text):
        if start < at < end:
            return text[start:end]
    here, before = text[at : at + 1], text[at - 1 : at]
    leans = here in _CLOSE or here in _PAUSES or here in "的地得了等" or before in _OPEN or before == "第"
    return before + here if here and before and leans else ""


def _runs(text: str) -> list[tuple[int, int]]:
    """Numbers, Latin words and words of the list; of several words that begin at one place the longest."""
    found = [each.span() for each in _TOGETHER.finditer(text)]
    at = 0
    while at < len(text):
        size = next((n for n in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + n] in _WORDS), 1)
        if size > 1:
            found.append((at, at + size))
        at += size
    return found


def _insides(text: str) -> dict[int, int]:
    """Places inside something that stands together → the strain of a break there."""
    found = {at: WHOLE for each in _PLACE.finditer(text) for at in range(each.start() + 1, each.end())}
    for start, end in _runs(text):
        hard = text[start:end] not in _WORDS
        found |= dict.fromkeys(range(start + 1, end), NEVER if hard else 3 * WHOLE)
    return found


def _strain(text: str, at: int, inside: dict[int, int]) -> int:
    here, before = text[at], text[at - 1]
    if here in _CLOSE or here in _PAUSES or before in _OPEN:
        return NEVER
    if before in _PAUSES or before in _CLOSE:
        return 0
    if at in inside:
        return inside[at]
    if here in _BOUND or before in _LEANS:
        return 2 * WHOLE
    return _between_words(text, at)


def _between_words(text: str, at: int) -> int:
    here, before = text[at], text[at - 1]
    ended = _SESSION.search(text, max(0, at - 4), at)
    if here in _OPEN or (ended and ended.end() == at):
        return 0 if ended else 1
    if before == "的" or here == "第":
        return 1
    if before in _JOINS or text[:at].endswith("关于"):
        return WHOLE // 2
    if here in _JOINS or any(text.startswith(each, at) for each in _BEGINS):
        return 1
    known = any(text[at - n : at] in _WORDS for n in range(2, _LONGEST + 1) if n <= at)
    return 3 if known or any(text[at : at + n] in _WORDS for n in range(2, _LONGEST + 1)) else WHOLE
