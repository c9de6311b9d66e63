"""Lines of the web page around a text: bread crumbs, counters, share and print buttons, the site's own footer."""

import re
from functools import lru_cache
from typing import Final

from reply_studio.text.normalise import fold

_LONGEST: Final = 160
_ANYWHERE: Final = re.compile(
    "(?:浏览|点击|阅读|访问)(?:次数|量|数|人次)|打印(?:本页|此页|页面|内容|\\]|\u3011|$)|关闭(?:窗口|本页|页面|\\]|\u3011|$)|扫一扫|扫码"
    "|版权所有|ICP备|公网安备|网站标识码|技术支持|建议使用.{0,12}(?:浏览|分辨率)|(?:本站|本网站)(?:支持|已支持)|网站地图|设为首页|加入收藏"
    "|字(?:体|号)(?:大小)?:?[\\[\u3010(]?大|分享(?:到|至)|责任编辑|返回(?:顶部|首页|列表)|Copyright|无障碍(?:浏览|阅读)|微信公众号"
)
_START: Final = re.compile(
    "(?:您|你)?(?:现在|当前|目前)?(?:所在)?(?:的)?位置:|当前(?:页面|栏目):|(?:网站|本站)?首页(?:[>/|\u00bb-]|$)|[上下]一[篇条页则](?::|$|\\])"
    "|相关(?:链接|文章|阅读|新闻|信息|附件)(?::|$)|附件(?:下载|列表)(?::|$)|(?:发布|更新|发表)(?:时间|日期|于):|(?:信息|文章|稿件)?来源:|编辑:|收藏$|分享$|繁体|RSS|\\[?大中小\\]?$"
)
_CRUMBS: Final = re.compile(
    "^[^\u3002;,]{1,20}(?:>{1,2}|\u00bb|/)[^\u3002;,]{1,20}(?:(?:>{1,2}|\u00bb|/)[^\u3002;,]{0,40})+$"
)
_RULE: Final = re.compile(r"[-_=*~#.\u00b7\u2026|+\s\u2500-\u257f]+")


@lru_cache(maxsize=4096)
def is_chrome(text: str) -> bool:
    """Whether a line belongs to the page and not to what is published on it."""
    if len(text) > _LONGEST:
        return False
    plain = "".join(fold(text).split())
    return bool(_START.match(plain) or _ANYWHERE.search(plain) or _CRUMBS.match(plain))


def is_rule(text: str) -> bool:
    """Whether a line is nothing but dashes, bars and the like."""
    return bool(_RULE.fullmatch(fold(text[:_LONGEST])))
