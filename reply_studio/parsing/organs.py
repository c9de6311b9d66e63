"""Is it the name of an organ, of a group that proposes, or neither?"""

import re
from typing import Final

from reply_studio.parsing.plain import squeezed
from reply_studio.text.normalise import HAN

_ENDS: Final = (
    "局|厅|委|部|办|院|会|社|室|处|科|股|站|所|中心|政府|公司|集团|街道|队|学校|大学|中学|小学|馆|场|厂|组|党委|团委|妇联|工商联"
    "|科协|残联|文联|侨联|台联|作协|机关|基地|法院|检察院|银行|分行|支行|红十字|专班|办事处|管委会|税务|海关"
)
_ORGAN: Final = re.compile(rf"[{HAN}A-Za-z0-9\u00b7\u201c\u201d\-]{{1,50}}(?:{_ENDS})|[省市县区州旗]委")
_TRAILING: Final = re.compile(r"\([^()]{1,24}\)$")
_NO_NAME: Final = re.compile(
    r"的|关于|答复|收悉|如下|现将|^(?:感谢|一|二|三|四|五|六|七|八|九|十|附件|联系|抄|报|送|经|由|请|以|各级)"
    r"|座谈会|推进会|现场会|协调会|(?<!政治协商)会议|机会|社会$|一部|全部|内部$|下一步"
)
_GROUP: Final = re.compile(
    r"中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)|台湾民主自治同盟|工商业联合会|总支部委员会$"
    r"|民革|民盟|民建|民进|农工(?:民主)?党|致公党|九三学社|台盟|工商联|无党派|总工会|团市委|团县委|团区委|团省委|共青团|妇联|青联"
    r"|侨联|台联|科协|文联|残联|贸促会|红十字会|界$|界别|小组$|联组$|界委员$|代表团$|代表小组$|(?:政协|政治协商会议).{0,20}(?:委员会|专委会|委)$"
    r"|人大.{0,12}(?:委员会|工委|委)$|提案委|人口资源环境委|社会法制委|文史委|联络组|委员活动|协会$|商会$|支部$|总支$|基层委员会$"
)


def is_organ(text: str) -> bool:
    """Whether the text is nothing but the name of an organ (东城市司法局, 市住建局(市人防办))."""
    name = _TRAILING.sub("", squeezed(text))
    return len(name) <= 45 and bool(_ORGAN.fullmatch(name)) and not _NO_NAME.search(name)


def is_group(text: str) -> bool:
    """Whether the name is one that proposes rather than handles: a party, an association, a committee, a sector."""
    return bool(_GROUP.search(squeezed(text)))
