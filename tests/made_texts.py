"""Made-up official passages in any number, with common and rare words as real ones have them."""

import random

from reply_studio.matching.vocabulary import groups

GLUE = ("推进", "落实", "完善", "组织", "开展", "加强", "实施", "建立", "会同", "指导", "督促", "安排")
ENDS = ("工作", "建设", "服务", "管理", "机制", "项目", "试点", "整治")
HAN = "云川岚溪清泉松柏石桥东西南北湖港田坪岭塘洲浦湾镇河林"


def made_text(rng: random.Random, clauses: int = 10) -> str:
    """One passage: its subject comes back in every second clause, the rest is drawn by the commonness of words."""
    words = WORDS
    subject = rng.sample(words, 2)
    place = "".join(rng.sample(HAN, 2)) + rng.choice(("街道", "社区", "镇", "村"))
    parts = []
    for n in range(clauses):
        word = rng.choice(subject) if n % 2 == 0 else words[min(int(rng.paretovariate(0.6)), len(words) - 1)]
        figure = f"{rng.randint(2, 900)}个" if rng.random() < 0.3 else ""
        parts.append(f"{rng.choice(GLUE)}{word}{figure}{rng.choice(ENDS)}")
    return place + "\uff0c".join(parts) + "\u3002"


WORDS = sorted({word for group in groups() for word in group}, key=lambda each: (len(each), each))
random.Random(0).shuffle(WORDS)
