"""Lines around a published letter that are not the letter's: the site's register, its buttons, bread crumbs, rulers."""

import re
from typing import Final

from reply_studio.parsing.chrome import is_chrome, is_rule
from reply_studio.parsing.plain import squeezed
from reply_studio.text.normalise import HAN

_LONGEST: Final = 120

_LABEL: Final = (
    r"(?:浏览|访问|阅读|点击|查看)(?:次数|量|数|人次)?|人气|(?:字体|文字)(?:大小)?|字号|背景色|(?:信息|稿件|文章|资料)?来源"
    r"|发布(?:时间|日期|机构|单位|人|者)?|发文(?:日期|单位|机[构关])|发布机关|成文日期|生成日期|作者|撰稿|索引号|信息索取号|组配分类"
    r"|主题(?:分类|词)|信息分类|公开(?:方式|范围|日期|时间|时限|目录|程序|责任部门)|责任(?:编辑|部门)|编辑|审核|校对|时间|日期"
    r"|名称|中文名|标题|题名|信息名称|原建议提出者|有效性|体裁|文号|关键词|内容概述|摘要|标签|分类|您?(?:当前|现在)?(?:所在)?的?位置"
    r"|当前所在|主办(?:单位)?|网站(?:标识码|地图)?|备案号|版权所有|免责声明|上一[篇条]|下一[篇条]|相关(?:文章|链接|阅读|附件|信息)"
    r"|扫一扫|更新时间|录入"
)
_BUTTON: Final = (
    r"打印(?:本页)?|关闭(?:窗口|本页)?|收藏|分享|登录|注册|搜索|繁体|简体|无障碍|宽屏版|当前页|返回|基本介绍|基本信息"
    r"|\u3014?(?:字体|字号)?:?(?:\[?大\]?\[?中\]?\[?小\]?)\u3015?|大|中|小|首页|网站首页|超大"
)
_WORD: Final = re.compile(rf"{_LABEL}|{_BUTTON}|[\[\]|:>]")
_REGISTER: Final = re.compile(
    rf"-?(?:{_LABEL})[:|]|今天是|免责声明|宽屏版|分享到|<!--|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日星期.$"
    r"|.{0,16}(?:19|20)\d\d-\d\d?-\d\d?(?:\d\d?:\d\d(?::\d\d)?)?.{0,16}$"
)
"""Running text may begin with the same words, so a label must be followed by its colon or stand alone."""
_CRUMBS: Final = re.compile(r"(?:首页|主页).{0,3}[>/\u00bb]|[>/\u00bb]正文$|>.{1,20}>")
_CLASS: Final = re.compile(rf"(?:提案|建议|信息|文件|案件)?(?:类别|分类|类型):[{HAN}]{{1,12}}$")


def is_site_line(text: str) -> bool:
    """Whether the line belongs to the web page around a letter."""
    words = squeezed(text)
    if len(words) > _LONGEST:
        return False
    printed = _REGISTER.match(words) or _CRUMBS.search(words) or _CLASS.match(words)
    return bool(printed) or is_chrome(text) or is_rule(text) or _only_buttons(words)


def is_lone_label(text: str) -> bool:
    """Whether the line is one label of the site's register whose value stands on the next line."""
    return bool(re.fullmatch(rf"(?:{_LABEL}):?", squeezed(text)))


def _only_buttons(words: str) -> bool:
    """The line holds nothing but labels and buttons, one behind the other (打印 关闭)."""
    at = 0
    while at < len(words):
        found = _WORD.match(words, at)
        if not found or found.end() == at:
            return False
        at = found.end()
    return bool(words)
