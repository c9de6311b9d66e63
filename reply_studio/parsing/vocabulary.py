"""The labels of proposal forms: what stands before a title, a name, a unit, the text itself.

Labels are matched as folded text without white space (half width, simplified script). Each entry is a regular
expression of one label or of a family of them.
"""

import re
from functools import lru_cache
from typing import Final

TITLE: Final = "title"
NUMBER: Final = "number"
SESSION: Final = "session"
PROPOSER: Final = "proposer"
COSIGNER: Final = "cosigner"
LEAD: Final = "lead"
CO: Final = "co"
SOLE: Final = "sole"
SEPARATE: Final = "separate"
REFERENCE: Final = "reference"
ASSIGNED: Final = "assigned"
CONTENT: Final = "content"
REASON: Final = "reason"
SUGGEST: Final = "suggest"
AFTER: Final = "after"
OTHER: Final = "other"

UNITS: Final = (LEAD, CO, SOLE, SEPARATE, REFERENCE)
PEOPLE: Final = (PROPOSER, COSIGNER)
TEXTS: Final = (CONTENT, REASON, SUGGEST)
"""Labels behind which running text stands."""

_ITEM: Final = "(?:提案|建议|议案|代表建议|案件|信息|意见建议|社情民意)"
_WHO: Final = "(?:者|人|委员|代表|单位|方)"
_ORGAN: Final = "(?:单位|部门|机构)"
_AND: Final = "(?:和|与|及|、)"

_WORDS: Final = {
    TITLE: rf"""
        {_ITEM}?(?:的)?(?:案由|题目|标题|名称|案题|题名|议题|案名|主题)
        案由\(?(?:标题|题目)\)? (?:标题|题目)\(?或?案由\)?""",
    NUMBER: rf"(?:{_ITEM}|立案|大会|会议|案|提)?(?:编号|案号|序号|号码|号|流水号) 立案编号 文号",
    SESSION: "(?:所属|会议|提案)?届次(?:会议)? 届别 届期 会次 会议(?:名称)?",
    PROPOSER: rf"""
        (?:第一|首位|主|原|领衔|首席|领头)?(?:提案|建议|议案|提出|提交|反映|领衔|发起|提议|报送){_WHO}(?:姓名|名称|署名|签名)?
        领衔(?:代表|委员|提案人|人)?
        提(?:出)?(?:建议|议案|提案)人 (?:第一|领衔|[市县区省]?(?:政协|人大))?(?:代表|委员)(?:姓名)? 姓名""",
    COSIGNER: rf"""
        (?:联名|附议|联署|共同|合作|参与|其他|附名|附署|第二|第三)(?:提案|建议|议案|提出|提议)?{_WHO}?(?:姓名|名单)?
        附议代表\(?签名\)?""",
    LEAD: rf"(?:主要|拟|主)?(?:主办|承办|办理|牵头|主责){_ORGAN} 主办 牵头(?:承办|办理){_ORGAN} 主(?:要)?承办{_ORGAN}",
    CO: rf"拟?(?:会办|协办|会同|协同|配合|协助|联合)(?:办理|承办)?{_ORGAN} 会办 协办",
    SOLE: rf"独办{_ORGAN}? 单独办理{_ORGAN}",
    SEPARATE: rf"分办{_ORGAN}? 分别办理{_ORGAN}",
    REFERENCE: rf"参阅{_ORGAN}",
    ASSIGNED: "(?:交办|转办)(?:日期|时间|日)",
    CONTENT: rf"""
        (?:{_ITEM}|具体|主要)?(?:内容|正文|全文|原文)(?:及建议|和建议|与建议|摘要)? 案由及内容
        {_ITEM}?情况{_AND}建议""",
    REASON: rf"""
        {_ITEM}?(?:案据|理由|背景|缘由|依据|案由分析|前言|引言) {_ITEM}?(?:背景|情况)?(?:情况|分析|说明) 事由
        事实{_AND}理由
        (?:基本|有关|调研|主要)情况 (?:现状|情况|问题|原因){_AND}?(?:分析|问题) 现状 原因
        (?:存在)?(?:的)?(?:主要)?问题""",
    SUGGEST: rf"""
        (?:具体|对策|意见|工作|相关|改进|主要|有关|几点|我的|我们的|提案|初步|政策|整改|几条|若干|解决)?{_AND}?(?:的)?建议(?:如下)?
        (?:具体|对策|几点)?建议{_AND}?(?:意见|对策|措施|办法|方案|事项)(?:如下)?
        (?:建议|解决|具体)?(?:的)?(?:办法|方案) 对策(?:思路)? (?:对策|改进|解决|应对){_AND}?措施
        (?:意见|对策|措施|思路|对策措施){_AND}建议(?:如下)?
        (?:具体|几点|主要|工作|改进)(?:的)?(?:意见|对策){_AND}?(?:建议|措施)""",
    AFTER: """
        办理(?:情况|结果|状态|方式|意见|答复|进度|复函) 审查(?:意见|结果|情况) 立案(?:情况|意见) 处理意见 备注
        (?:承办|主办|办理|交办)(?:单位|部门)?意见 审核意见 领导批示 批示
        签收(?:人|日期)? 答复.{0,6} 回复.{0,6} 复函.{0,6} 反馈.{0,6} 评价.{0,4} 督办.{0,6} 推荐意见 部门答复""",
    OTHER: r"""
        (?:联系|办公|移动|手机|单位|固定)?(?:电话|手机|号码|手机号码|电话号码)
        (?:通讯|通信|联系|单位|家庭)?地址 邮编 邮政编码 (?:电子)?邮箱 传真
        (?:(?:提案|建议)(?:人|者)|代表|委员)?联系(?:人|方式|电话|地址)
        (?:所属)?界别 代表团 所(?:属|在)(?:代表团|界别|单位|团组|委组|党派) 党派 民族
        性别 职务 工作单位 单位(?:及职务)?
        类别 分类 (?:提案|建议)(?:类别|分类|类型|性质|形式|状态|来源|日期|时间|级别)
        (?:案由|案件|主题|内容|信息|组配)分类 类型 性质 种类
        (?:提交|提出|收到|发布|生成|签发|立案|成文|登记|审查|公开|更新|生效|废止|发文|受理|印发|办结|撰写)(?:日期|时间)
        日期 时间 年度 年份
        签发人 索引号 发布(?:机构|单位|者) 所属主题 主题词 关键词 来源 作者 点击(?:量|数) 浏览(?:量|次数)
        是否.{1,10} 公开(?:属性|方式|类型|范围)
        建议(?:主办|承办|办理|会办|协办|主承办).{0,6} 专委会 (?:委员|代表)?证号 证件号 会议类型 状态 页码 密级
        紧急程度 小组 委组 (?:所属)?行业 领域 组别
        专业 学历 出生年月 调研情况 调研 沟通情况 有关情况说明 提案相关情况 (?:重点|优秀)提案 经办人 承办人
        责任人 抄送 印发""",
}
_LABELS: Final = tuple((key, re.compile("|".join(words.split()))) for key, words in _WORDS.items())
_FRAME: Final = re.compile(r"^[\[\u3010(*#]+|[\]\u3011)]+$")
_NOTE: Final = re.compile(r"\([^()]{0,16}\)$")
LONGEST: Final = 14


@lru_cache(maxsize=4096)
def label_key(words: str) -> str:
    """What a label (folded, without white space and colon) stands before; "" for no label."""
    bare = _FRAME.sub("", words) if words[:1] in ("[", "\u3010", "*", "#", "(") else words
    if len(bare) > LONGEST:
        bare = _NOTE.sub("", bare)
    if not 2 <= len(bare) <= LONGEST:
        return ""
    return _key(bare) or _key(_NOTE.sub("", bare))


def _key(bare: str) -> str:
    return next((key for key, pattern in _LABELS if pattern.fullmatch(bare)), "")
