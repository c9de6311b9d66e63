"""Printed numbers of every style."""

from tests.printed.words import CIRCLED, HAN, WORDS

FORMS = {
    "han": "{h}、",
    "han_paren": "({h})",
    "han_comma": "{h},",
    "han_dot": "{h}.",
    "han_square": "【{h}】",
    "han_joined": "{joined_han}",
    "arabic": "{n}.",
    "arabic_comma": "{n}、",
    "arabic_wide": "{wide}、",
    "arabic_stop": "{wide}\uff0e",
    "arabic_spaced": "{n}. ",
    "arabic_paren": "({n})",
    "arabic_half": "{n})",
    "arabic_both": "({n})、",
    "arabic_joined": "{joined}",
    "is": "{h}是",
    "is_comma": "{h}是,",
    "must": "{h}要",
    "come": "{h}来,",
    "nth": "第{h},",
    "nth_comma": "第{h}、",
    "point": "第{h}点,",
    "part": "第{h}方面,",
    "among": "其{h},",
    "circled": "{circled}",
    "named": "建议{h}:",
    "named_digit": "建议{n}:",
    "measure": "{name}{h}:",
    "order": "{order},",
    "aspect": "{aspect},",
    "stem": "{stem}、",
    "letter": "{letter}.",
    "bullet": "{bullet}",
    "decimal": "{prefix}{n} ",
}


def marker(kind: str, n: int, count: int = 0, prefix: str = "") -> str:
    """The printed number *n* of a row of *count*."""
    last = n == count and n > 2
    return FORMS[kind].format(
        n=n,
        h=HAN[n - 1],
        wide=chr(0xFF10 + n),
        joined=chr(0x2473 + n),
        joined_han=chr(0x321F + n),
        circled=CIRCLED[n - 1],
        order="最后" if last else ["首先", "其次", "再次", "最后"][min(n, 4) - 1],
        aspect=["一方面", "另一方面"][min(n, 2) - 1],
        stem="甲乙丙丁戊己"[n - 1],
        letter="abcdef"[n - 1],
        bullet="\u25cf",
        name=["对策", "措施", "举措"][count % 3],
        prefix=prefix,
    )


BLOCK_KINDS = WORDS["block_kinds"]
INLINE_KINDS = WORDS["inline_kinds"]
BLOCK_ONLY = ("bullet", "letter")
"""Styles whose items have no row inside their own paragraph."""
BELOW = {
    "han": ("han_paren", "arabic", "arabic_comma", "is", "circled"),
    "han_dot": ("arabic_paren", "circled"),
    "han_paren": ("arabic", "arabic_comma", "is", "arabic_paren"),
}
OTHERS = ("arabic_paren", "circled", "is")
FAMILIES = {
    "is": ("must", "is_comma", "come"),
    "arabic": ("arabic_comma", "arabic_wide", "arabic_stop", "arabic_spaced", "decimal"),
    "arabic_paren": ("arabic_half", "arabic_both", "arabic_joined"),
    "han": ("han_comma", "han_dot"),
    "han_paren": ("han_square", "han_joined"),
    "nth": ("nth_comma", "point", "part"),
    "named": ("named_digit", "measure"),
}


def family(kind: str) -> str:
    """Styles that nobody uses inside each other."""
    return next((name for name, members in FAMILIES.items() if kind in members), kind)
