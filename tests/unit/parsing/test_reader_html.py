"""Web pages are read as they are shown, without the page around the text."""

import random
from html import escape

import msgspec
import pytest

from reply_studio.errors import InputError
from reply_studio.parsing import read
from reply_studio.parsing.blocks import Document
from reply_studio.parsing.proposal import parse_proposal
from tests.printed import proposal
from tests.word_files import paragraph, word_file


def lines(markup: str) -> list[str]:
    return [block.text for block in read("x.html", f"<html><body>{markup}</body></html>".encode()).blocks]


def test_paragraphs_breaks_and_blocks_are_lines():
    assert lines("<h1>题目</h1><p>甲<br>乙</p><div>丙<div>丁</div>戊</div>") == ["题目", "甲", "乙", "丙", "丁", "戊"]


def test_white_space_is_one_space_and_entities_are_characters():
    assert lines("<p>&nbsp;&nbsp;编&nbsp;&nbsp;号\n  &#65306; &#x7532;&amp;</p>") == ["编\u00a0\u00a0号 \uff1a 甲&"]


def test_spans_inside_words_do_not_cut_them():
    assert lines("<p><span>1.加</span><span>快补齐<o:p></o:p></span></p>") == ["1.加快补齐"]


def test_table_rows_have_cells():
    document = read("x.html", "<table><tr><td>编号</td><td>0153</td></tr></table>".encode())
    assert [block.cells for block in document.blocks] == [("编号", "0153")]


def test_cell_of_several_paragraphs_stands_below_its_label():
    cell = "<p>近年来情况良好,群众满意。</p><p>为此,建议:</p>"
    assert lines(f"<table><tr><td>内容</td><td colspan=3>{cell}</td></tr></table>") == [
        "内容",
        "近年来情况良好,群众满意。",
        "为此,建议:",
    ]


def test_rows_of_a_table_inside_a_layout_table_keep_their_cells():
    inner = "<table><tr><td>编号</td><td>7</td></tr><tr><td>标题</td><td>关于甲的建议</td></tr></table>"
    document = read("x.html", f"<table><tr><td>{inner}<p>正文在这里,比较长的一段。</p></td></tr></table>".encode())
    assert [block.cells for block in document.blocks][:2] == [("编号", "7"), ("标题", "关于甲的建议")]


def test_ordered_lists_show_their_numbers():
    assert lines("<ol><li>甲</li><li>乙</li></ol><ol start=3><li>丙</li></ol>") == ["1. 甲", "2. 乙", "3. 丙"]


def test_written_number_in_a_list_is_not_doubled():
    assert lines("<ol><li>一、甲</li><li>二、乙</li></ol>") == ["一、甲", "二、乙"]


def test_scripts_comments_and_hidden_parts_are_not_in_the_text():
    hidden = "<style>.no{display:none}</style><script>x()</script><!-- 一、注释 -->"
    hidden += '<p style="display:none">隐</p><p class=no>藏</p>'
    assert lines(hidden + "<p hidden>不</p><p>见</p>") == ["见"]


def test_navigation_and_footer_are_left_out_and_said_so():
    page = "<nav>首页</nav><ul><li>首页</li><li>概况</li><li>提案</li></ul><p>正文</p>"
    page += "<div class='footer'>主办单位:某办公室</div>"
    document = read("x.html", f"<html><body>{page}</body></html>".encode())
    assert [block.text for block in document.blocks] == ["正文"]
    assert [remark.code for remark in document.remarks] == ["IN005"]


def test_frame_that_holds_the_whole_page_is_kept():
    words = "这是正文的一句话,说明情况。" * 200
    assert lines(f"<div class='footer'><p>{words}</p></div>") == [words]


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "big5"])
def test_declared_encodings(encoding):
    text = "关于" if encoding != "big5" else "關於"
    page = f'<html><head><meta charset="{encoding}"><title>x</title></head><body><p>{text}甲的提案</p></body></html>'
    assert [block.text for block in read("x", page.encode(encoding)).blocks] == [f"{text}甲的提案"]


def test_pages_are_known_by_what_they_are():
    assert read("x.txt", b"<!DOCTYPE html><p>a</p>").format == "html"
    assert read("x.html", "一是<建议>".encode()).format == "text"


HOSTILE = {
    "blocks": "<div>" * 20_000,
    "tables": "<table><tr><td>" * 3_000 + "甲",
    "open paragraphs": "<p>甲" * 30_000,
    "brackets": "<" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_or_refused_by_name(name):
    found = attempt(b"<html>" + HOSTILE[name].encode())
    assert isinstance(found, Document) or found.where == "x.html"


def attempt(data: bytes) -> Document | InputError:
    try:
        return read("x.html", data)
    except InputError as error:
        return error


def test_headings_keep_their_style():
    assert [block.style for block in read("x", b"<html><h2>a</h2><p>b</p>").blocks] == ["h2", ""]


def test_item_number_after_line_break_in_preformatted_text():
    assert lines("<pre>一、甲\n二、乙</pre>") == ["一、甲", "二、乙"]


def test_label_in_an_element_of_its_own_is_set_apart_from_its_value():
    assert lines("<li><em>提案编号</em><span>0153</span></li><p><b>加强</b><i>管理</i></p>") == [
        "提案编号 0153",
        "加强管理",
    ]


def test_lists_inside_lists_have_letters():
    assert lines("<ol><li>甲<ol type=a><li>乙</li><li>丙</li></ol></li><li>丁</li></ol>") == [
        "1. 甲",
        "a. 乙",
        "b. 丙",
        "2. 丁",
    ]


@pytest.mark.parametrize("seed", range(12))
def test_proposal_reads_alike_as_text_page_and_word_file(seed):
    text = proposal(random.Random(seed))[0]
    printed = [line.strip() for line in text.split("\n") if line.strip()]
    page = "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in printed) + "</body></html>"
    word = word_file("".join(paragraph(line) for line in printed))
    trees = [parse_proposal(read("x", data))[0].proposal for data in ("\n".join(printed).encode(), page.encode(), word)]
    bare = [msgspec.structs.replace(each, suggestions=plain(each.suggestions), problems=()) for each in trees]
    assert bare[0] == bare[1] == bare[2]


def plain(suggestions):
    return tuple(msgspec.structs.replace(each, source=(0, 0), children=plain(each.children)) for each in suggestions)
