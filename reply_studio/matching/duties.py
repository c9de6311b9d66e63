"""What a unit usually answers for, read off its name: a weak hint where the words of a passage say little.

After the usual division of duties between departments of a city or county; a name may hit several lines.
"""

from functools import cache
from typing import Final

from reply_studio.text.normalise import fold

_DUTIES: Final = """
财政 | 财政资金 补助 经费 投入 专项资金 预算 补贴
发展和改革|发改 | 规划 项目 价格 投资 收费 粮食 能源
教育 | 学校 教育 学生 教师 学位 课后服务 幼儿园
科技|科学技术 | 科技 创新 研发 专利 成果转化
工业和信息化|工信 | 工业 企业 产业链 数字化 园区 通信
公安|交警|交通警察 | 治安 巡逻 交通秩序 道路交通 信号灯 反诈 交警 警力
民政 | 养老 社会救助 慈善 社区 殡葬 婚姻登记 社会组织 低保
司法 | 普法 法律援助 调解 律师 法治 立法
人力资源|人社 | 就业 培训 工资 职称 社会保险 人才 养老保险 编制 待遇
自然资源|规划局|国土 | 规划 用地 土地 不动产登记 测绘 地质灾害 选址
生态环境|环保 | 污染 空气 水质 噪声 固废 生态
住房和城乡建设|住建|建设局|房管 | 住房 老旧小区 物业 修缮 燃气 排水 电梯 管网 充电设施
交通运输|交通局|公路 | 公交 公路 道路 客运 货运 物流 出租车 农村公路
水利|水务 | 河道 防汛 供水 水库 水利 排水
农业农村|农业局 | 农业 农村 农产品 种植 养殖 乡村振兴 耕地
林业 | 林业 森林 造林 野生动物 竹产业
商务|商贸 | 消费 商圈 电商 外贸 商户 会展 老字号 冷链
文化|文旅|旅游|广电|文物 | 文化 旅游 演出 非遗 文物 图书馆 景区
卫生|卫健|医院|疾控 | 医疗 医生 卫生院 健康 护理 公共卫生 急救
退役军人 | 退役军人 优抚 烈士
应急 | 应急 安全生产 防灾减灾 救援 避险 预警
市场监督|市监|食药 | 食品安全 抽检 价格 质量 消费维权 特种设备 执法
体育 | 体育 健身 赛事
医疗保障|医保 | 医保 报销 药品 医疗救助
城市管理|城管|执法|市政|环卫|园林 | 占道经营 市容 垃圾分类 环卫 公厕 停车 油烟 路灯 绿化
数据|大数据|政务 | 数据共享 平台 政务服务 12345 办事
消防 | 消防 火灾 消防车 灭火
气象 | 气象 预警 预报 雨量
税务 | 税收 发票 纳税
金融|银行|人民银行 | 贷款 融资 金融 保险
供销 | 农资 农产品 销售渠道 冷链 合作社
邮政 | 快递 物流 寄递
电力|供电 | 电力 用电 电网
通信|移动|电信|联通|铁塔 | 通信 网络 5G 基站
海洋|渔业 | 渔业 海洋 渔船 养殖
港口|海事|航道 | 港口 船舶 水上交通 航道
残联|残疾人 | 残疾人 康复 无障碍
妇联|妇女 | 妇女 儿童 家庭教育 婚姻
共青团|团市委|团县委|青年 | 青年 青少年 志愿者
总工会|工会 | 职工 劳动权益 工会 就业
红十字 | 急救 捐赠 救护
组织部 | 党建 干部 人才 社区工作者 党员
宣传部 | 宣传 文明 媒体 志愿服务
政法委 | 平安建设 治安 网格 调解
编办|编制 | 编制 机构 人员
统战|民宗|民族宗教|侨 | 民族 宗教 侨 台胞
科协 | 科普 科技 科学
工商联 | 民营企业 商会 企业
法院 | 审判 诉讼 调解
检察 | 公益诉讼 未成年人保护
档案|史志 | 档案 史料
街道|镇政府|乡政府|居委会 | 社区 网格 居民 议事
信访 | 信访 矛盾 调解
机关事务 | 机关停车场 公共机构 节能
轨道|地铁|铁路 | 轨道 高铁 火车站
水投|水投资|自来水|水司 | 供水 自来水 水质
公交集团|公交公司 | 公交 线路 班次
"""


@cache
def _table() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = (line.split("|") for line in _DUTIES.strip().splitlines())
    return tuple((tuple(name.strip() for name in names), words.strip()) for *names, words in rows)


def duties(unit: str) -> str:
    """Words for what a unit answers for, "" where its name tells nothing."""
    name = fold(unit)
    return " ".join(words for names, words in _table() if any(each in name for each in names))
