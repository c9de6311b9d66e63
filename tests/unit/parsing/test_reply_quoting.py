"""What an opening says of its item: quoted title and numbers."""

import pytest

from reply_studio.parsing.quoted import item_numbers, quoted_title
from tests.received import wide

TITLE = "关于加强社区食堂建设的建议"


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("您提出的《关于加强社区食堂建设的建议》(第29号)收悉。现答复如下:", TITLE),
        ("您提出的“关于加强社区食堂建设的建议”已收悉,现答复如下", TITLE),
        ("您提出的「关于加强社区食堂建设的建议」收悉。", TITLE),
        ("您提出的关于加强社区食堂建设的建议收悉,现答复如下:", TITLE),
        ("您在市政协会上提出的第4号“关于加强社区食堂建设的建议”,已转交我局办理,现答复如下:", TITLE),
        ("“关于加强社区食堂建设的建议”我局已收悉,现向您回复如下:", TITLE),
        ("赵清和委员提出的关于《关于加强社区食堂建设的建议》的提案收悉。", TITLE),
        ("您提出的关于“关于加强社区食堂建设的建议”的建议收悉。", TITLE),
        ("您提出的《关于加强社区食堂建设的建议》建议收悉。", TITLE),
        ("根据《云川市提案办理办法》,现将您提出的《关于加强社区食堂建设的建议》答复如下:", TITLE),
        ("您提出的“关于改造北门菜市场”的建议收悉。", "关于改造北门菜市场"),
        ("你提出的关于《搬迁小学门前电杆、确保学生安全》的提案收悉。", "搬迁小学门前电杆、确保学生安全"),
        ("您提出的《关于打造“十五分钟阅读圈”的建议》收悉。", "关于打造“十五分钟阅读圈”的建议"),
        ("您提出的关于打造“十五分钟阅读圈”的建议收悉。", "关于打造“十五分钟阅读圈”的建议"),
        ("您提出的关于印发《云川市养老条例》细则的建议已收悉。", "关于印发《云川市养老条例》细则的建议"),
        ("您提出的关于办好代表建议,提高质量的建议收悉。", "关于办好代表建议,提高质量的建议"),
        ("现将您提出的关于维修乡村道路的提案办理情况答复如下:", "关于维修乡村道路的提案"),
        ("您提出的要求修建云溪大桥的建议收悉。", "要求修建云溪大桥的建议"),
        ("您提出的關於加強社區食堂建設的建議收悉。", "關於加強社區食堂建設的建議"),
    ],
)
def test_the_title_is_quoted_without_its_outer_marks(opening, title):
    assert quoted_title(opening) == title
    assert quoted_title(wide(opening)) == wide(title)


@pytest.mark.parametrize(
    "opening",
    [
        "第0045号提案收悉。现将会办意见函复如下:",
        "贵局转来的赵清和委员提案收悉。",
        "您提出的宝贵建议收悉。",
        "来函收悉。",
        "",
    ],
)
def test_an_opening_without_a_title_quotes_none(opening):
    assert quoted_title(opening) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("关于市政协七届四次会议第29号提案的答复", ("29",)),
        ("关于区十九届人大第六次会议第DH0271号建议办理情况的复函", ("DH0271",)),
        ("关于市九届人大三次会议D027号建议的会办意见", ("D027",)),
        ("对县十七届人大三次会议第01号建议的答复", ("01",)),
        ("关于市政协第13、53号提案的答复", ("13", "53")),
        ("关于第13号、第53号提案的答复", ("13", "53")),
        ("关于市人大三次会议“88号”建议的答复", ("88",)),
        ("关于第220号(农业水利类第6号)提案的答复", ("220",)),
        ("道路交通类第6号建议的答复", ("6",)),
        ("关于县政协第二十三号提案的答复", ("二十三",)),
        ("您提出的《关于建设绿道的建议》(D027号)收悉", ("D027",)),
        ("關於政協第21號提案的答覆", ("21",)),
        ("云民函〔2024〕58号", ()),
        ("关于修建S208线的建议的答复", ()),
    ],
)
def test_item_numbers_are_read_without_their_frame(text, numbers):
    assert item_numbers(text) == numbers


def test_the_first_text_that_names_a_number_counts():
    assert item_numbers("关于提案的答复", "您提出的提案(第59号)收悉") == ("59",)
    assert item_numbers("关于第95号提案的答复", "您提出的提案(第59号)收悉") == ("95",)
