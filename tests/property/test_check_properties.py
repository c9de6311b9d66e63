"""What holds for the rules on any letter: no error, quotes from the letter, the same in both widths."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reply_studio.checks import CheckContext, run
from reply_studio.model.letter import Kind, Letter, Paragraph
from reply_studio.model.reply import Reply

PIECES = (
    "您提出的《关于增设渡口的建议》(第39号)收悉。",
    "一、关于布局。全市共有535个,即甲区210个、乙区165个。",
    "二、", "四、", "(一)", "1.", "1、", "一是", "三是", "“", "”", "《", "》", "(", ")",
    "合格592台,合格率95.2%", "由50分钟缩短到20分钟,减少50%", "共16类人员", "2025年2月30日(星期五)",
    "我局将适时推进。", "将于2025年11月底前出台", "{{field}}", "XX", "书香?宜居", "的的", "14100000000",
    "办理结果:A类", "联系人:", "云民函[2025]第08号", "\n", " ", "\u3000", "。", ",", "、", "委员", "代表",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60)
PARAGRAPH = st.builds(
    Paragraph,
    kind=st.sampled_from(list(Kind)),
    text=TEXT,
    level=st.integers(0, 4),
    line=st.none() | st.integers(1, 99),
)


def check(paragraphs: list[Paragraph]) -> list[tuple[str, str]]:
    """Code and quote of every finding."""
    letter = Letter(paper="reply", paragraphs=tuple(paragraphs))
    findings = run(CheckContext(letter=letter, reply=Reply(addressees=("甲乙",), result_class="A"), file="letter.txt"))
    for each in findings:
        assert each.message
        if each.where.quote:
            assert any(each.where.quote in paragraph.text for paragraph in paragraphs), each
    return [(each.code, each.where.quote) for each in findings]


BROKEN_LINE = Paragraph(kind=Kind.OPENING, text="一是\n“")
"""A mark right behind a line break: the words before the break are no part of its quote."""


@settings(max_examples=150)
@given(st.lists(PARAGRAPH, max_size=6))
@example([BROKEN_LINE])
def test_any_letter_is_checked_and_every_quote_stands_in_it(paragraphs: list[Paragraph]) -> None:
    """Random paragraphs of the words that rules look for: no rule fails, each quote is verbatim."""
    check(paragraphs)


@settings(max_examples=40)
@given(st.lists(PARAGRAPH, max_size=4))
def test_checking_twice_gives_the_same(paragraphs: list[Paragraph]) -> None:
    """Findings depend on the letter only."""
    assert check(paragraphs) == check(list(paragraphs))
