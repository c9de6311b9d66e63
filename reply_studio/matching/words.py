"""Words to show as evidence: what two texts have in common, as long as it runs."""

from reply_studio.matching.terms import Sparse, shared
from reply_studio.text.normalise import fold


def common_words(one: Sparse, other: Sparse, text: str, other_text: str, limit: int) -> tuple[str, ...]:
    """The stretches that both texts contain around their weightiest common n-grams, weightiest first."""
    here, there = fold(text), fold(other_text)
    found: list[str] = []
    for gram in shared(one, other, 4 * limit):
        word = _grown(gram.lstrip('"'), here, there)
        if not any(word in known for known in found):
            found = [known for known in found if known not in word] + [word]
    return tuple(found[:limit])


def _grown(gram: str, here: str, there: str) -> str:
    """The longest run around the gram's first place that stands in both texts and holds only letters."""
    at = here.find(gram)
    if at < 0:
        return gram
    start, end = at, at + len(gram)
    while start > 0 and here[start - 1].isalpha() and here[start - 1 : end] in there:
        start -= 1
    while end < len(here) and here[end].isalpha() and here[start : end + 1] in there:
        end += 1
    return here[start:end]
