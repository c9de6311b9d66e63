"""Look-alike slips: a wrong character for one that looks or sounds alike, where only one answer is right.

Words that also come about where two others meet (园满 in 公园满足, 防犯 in 预防犯罪) are no part of it.
"""

from typing import Final

_PAIRS: Final = """
布署 部署 松驰 松弛 渡假 度假 座落 坐落 帐户 账户 帐号 账号 报帐 报账 台帐 台账 重迭 重叠
迫不急待 迫不及待 一愁莫展 一筹莫展 穿流不息 川流不息 再接再励 再接再厉 走头无路 走投无路 金壁辉煌 金碧辉煌
针贬时弊 针砭时弊 侯车 候车 气侯 气候 即然 既然 另部件 零部件 灌概 灌溉 拔款 拨款 拔付 拨付 幅射 辐射
修茸 修葺 瞻养 赡养 急燥 急躁 干躁 干燥 凋查 调查 招骋 招聘 编篡 编纂 通迅 通讯 蔓廷 蔓延 廷误 延误
祟尚 崇尚 推祟 推崇 震憾 震撼 遗撼 遗憾 账蓬 帐篷 辩认 辨认 辩别 辨别 分辩率 分辨率 陪训 培训
陪养 培养 陪偿 赔偿 培偿 赔偿 粗旷 粗犷 调济 调剂 一如继往 一如既往 默守成规 墨守成规 变本加利 变本加厉
因地治宜 因地制宜 相辅相承 相辅相成 一股作气 一鼓作气 迫在眉捷 迫在眉睫 首曲一指 首屈一指 鼎立相助 鼎力相助
鼎立支持 鼎力支持 全神灌注 全神贯注 出奇不意 出其不意 事半工倍 事半功倍 不负重望 不负众望 责无旁代 责无旁贷
竟竟业业 兢兢业业 竞竞业业 兢兢业业 巳经 已经 截止目前 截至目前 截止到目前 截至目前 保樟 保障
实拖 实施 措拖 措施 设拖 设施
"""
_WORDS: Final = _PAIRS.split()
SLIPS: Final = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
"""Wrong word → right word."""
