"""Units and measure words, and which of them may count the same thing."""

import re
from decimal import Decimal
from typing import Final

_MEASURED: Final = """
平方公里 平方千米 平方米 平方 平米 立方米 立方 公顷 公里 千米 毫米 厘米 海里 千瓦时 兆瓦 千瓦 万千瓦 摄氏度 公斤
千克 毫升 英里 英寸 人民币元 美元 欧元 港元 元 角 小时 分钟 刻钟 秒钟 秒 个月 个小时 个工作日 工作日 个百分点
百分点 个点 周岁 岁 课时 学时 标准箱 吨 亩 米 克 升 度 斤 天 周 年 月 日 时 瓦
"""
_COUNTED: Final = """
人次 人(次) 辆次 家次 场次 架次 班次 车次 车位 批次 人份 册次 件次 户次 项次 例次 宗次 艘次 头次 台次 单次 票次 客次
亩次 万次 课次 个 名 位 人 家 户 所 处 座 条 台 辆 场 次 批 份 册 篇 部 套 支 只 张 块 盏 根 株 棵 头 间 栋 幢
层 单 例 宗 起 门 期 类 种 款 对 客 组 班 节 档 站 点 片 口 眼 艘 架 列 趟 道 面 件 项 颗 枚 枝 顶 匹 尾 羽 箱
筐 袋 瓶 桶 盒 车 船 村 镇 乡 县 市 区 街道 社区 小区 学校 床 机 席 员 股 队 倍 成 折 分 级 幅 首 件套 台套
台(套) 路 里
"""
UNITS: Final = tuple(sorted(set(_MEASURED.split()) | set(_COUNTED.split()), key=len, reverse=True))
"""Longest first, as a pattern needs them."""
UNIT: Final = "(?:" + "|".join(map(re.escape, UNITS)) + ")"

SAME: Final = {
    "平方千米": "平方公里",
    "平米": "平方米",
    "平方": "平方米",
    "立方": "立方米",
    "千米": "公里",
    "千克": "公斤",
    "百分点": "个百分点",
    "个点": "个百分点",
    "周岁": "岁",
    "秒钟": "秒",
    "人民币元": "元",
    "个工作日": "工作日",
    "个小时": "小时",
    "场次": "场",
    "人(次)": "人次",
    "架次": "架",
    "位": "人",
    "名": "人",
}
"""Other names of one unit."""
TURNED: Final = {
    "刻钟": ("分钟", Decimal(15)),
    "斤": ("公斤", Decimal("0.5")),
    "平方公里": ("平方米", Decimal(1_000_000)),
    "公顷": ("平方米", Decimal(10_000)),
    "公里": ("米", Decimal(1000)),
    "毫米": ("米", Decimal("0.001")),
    "厘米": ("米", Decimal("0.01")),
    "吨": ("公斤", Decimal(1000)),
    "小时": ("分钟", Decimal(60)),
    "万千瓦": ("千瓦", Decimal(10_000)),
    "兆瓦": ("千瓦", Decimal(1000)),
}
"""Units that are worked out in another one before values are compared: unit → (other unit, factor)."""
RUNS_ON: Final = {
    "部": "门分署",
    "区": "域政委级",
    "市": "政委人场级",
    "县": "政委人级",
    "场": "所",
    "家": "庭",
    "期": "间",
    "处": "理置",
    "条": "件例",
    "级": "别",
    "路": "段口网",
    "分": "鐘之",
    "批": "准复",
    "面": "积",
    "户": "外籍",
    "年": "级",
    "层": "面次",
    "队": "伍",
    "班": "级子车",
    "度": "量假过",
    "门": "店诊户",
    "所": "有需",
    "名": "称",
    "股": "份权",
    "支": "持付部出",
    "份": "额",
    "台": "账阶湾",
    "套": "餐",
    "组": "织",
    "起": "来草",
    "种": "植子养",
    "张": "贴",
    "座": "谈",
    "间": "隔",
    "客": "户运流",
    "对": "于口接应",
    "次": "数序",
}
"""Unit → what follows it where it is no unit but the beginning of a word: 五部门, 三区域."""
PLACES: Final = frozenset("个处家所座间点站栋幢片块")
"""Measure words that writers interchange for places and institutions."""
QUALIFIERS: Final = frozenset(("岁", "小时", "分钟", "年", "天", "日", "个月"))
"""Units of figures that mostly belong to what is counted (60周岁以上老年人, 一小时雨量) and end no list."""


def plain(unit: str) -> str:
    """The usual name of a unit: 平米 → 平方米, 名 → 人."""
    return SAME.get(unit, unit)


def measured(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Value and unit in the base unit of their kind: (1, 公顷) → (10000, 平方米)."""
    usual = plain(unit)
    turned = TURNED.get(usual)
    return (value, usual) if turned is None else (value * turned[1], turned[0])


def comparable(one: str, other: str) -> bool:
    """Whether two base units may count the same thing."""
    return one == other or (one in PLACES and other in PLACES)
