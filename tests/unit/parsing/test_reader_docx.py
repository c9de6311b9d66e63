"""Word files are read as they print: insertions in, deletions out, everything once, in order."""

import pytest

from reply_studio.errors import InputError
from reply_studio.parsing import read
from tests.word_files import STRICT, levels, lists, paragraph, run, table, word_file, zipped


def lines(body: str, **parts) -> list[str]:
    return [block.text for block in read("x.docx", word_file(body, **parts)).blocks]


def test_paragraphs_are_lines_and_offsets_hold():
    document = read("x.docx", word_file(paragraph("关于甲的提案") + paragraph() + paragraph("  提案人:乙")))
    assert [block.text for block in document.blocks] == ["关于甲的提案", "提案人:乙"]
    assert all(document.raw[block.start : block.end] == block.text for block in document.blocks)
    assert document.format == "docx"


def test_strict_files_are_read_too():
    assert lines(paragraph("甲"), space=STRICT) == ["甲"]


def test_insertions_count_and_deletions_do_not():
    inner = f"{run('关于')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{run('新')}</w:ins>{run('的提案')}"
    document = read("x.docx", word_file(paragraph(inner=inner)))
    assert document.raw == "关于新的提案"
    assert [remark.code for remark in document.remarks] == ["IN003"]


def test_moved_text_counts_where_it_went():
    body = paragraph(inner=f"<w:moveFrom>{run('甲')}</w:moveFrom>{run('乙')}") + paragraph(
        inner=f"<w:moveTo>{run('甲')}</w:moveTo>"
    )
    assert lines(body) == ["乙", "甲"]


def test_paragraph_with_a_deleted_mark_goes_on_in_the_next_one():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    gone = f"<w:p>{mark}<w:del><w:r><w:delText>三、删去</w:delText></w:r></w:del></w:p>"
    assert lines(paragraph("甲") + gone + paragraph("乙")) == ["甲", "乙"]
    assert lines(f"<w:p>{mark}{run('前半')}</w:p>" + paragraph("后半")) == ["前半后半"]


def test_soft_breaks_begin_lines():
    assert lines(paragraph(inner=f"{run('一、甲')}<w:r><w:br/></w:r>{run('二、乙')}")) == ["一、甲", "二、乙"]


def test_text_box_counts_once_behind_its_paragraph():
    content = f"<w:txbxContent>{paragraph('编号:0219')}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    choice = f"<mc:Choice Requires='wps'><w:drawing>{shape}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    box = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert lines(paragraph(inner=run("某次会议") + box) + paragraph("正文")) == ["某次会议", "编号:0219", "正文"]


def test_hidden_text_field_codes_and_notes_are_not_in_the_text():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    assert lines(paragraph(inner=run("甲") + hidden + field + note + run("乙"))) == ["甲乙"]


def test_reading_above_characters_is_left_out():
    ruby = f"<w:r><w:ruby><w:rt>{run('yang')}</w:rt><w:rubyBase>{run('养')}</w:rubyBase></w:ruby></w:r>"
    assert lines(paragraph(inner=ruby + run("犬"))) == ["养犬"]


def test_content_controls_links_and_symbols_are_read():
    control = f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
    link = paragraph(inner=f"<w:hyperlink>{run('乙')}</w:hyperlink><w:r><w:sym w:char='25CF'/><w:noBreakHyphen/></w:r>")
    assert lines(control + link) == ["甲", "乙●-"]


def test_table_rows_have_cells():
    document = read("x.docx", word_file(table([["编  号", "041"], ["标题", "关于甲的建议"]])))
    assert [block.cells for block in document.blocks] == [("编  号", "041"), ("标题", "关于甲的建议")]


def test_cell_of_several_paragraphs_stands_below_its_label():
    assert lines(table([["具体建议", ["1.加强管理,完善制度,落实责任。", "2.增加投入,扩大覆盖,方便群众。"]]])) == [
        "具体建议",
        "1.加强管理,完善制度,落实责任。",
        "2.增加投入,扩大覆盖,方便群众。",
    ]


def test_label_over_two_lines_is_one_phrase():
    document = read("x.docx", word_file(table([[["提案", "内容"], "近年来情况良好。"]])))
    assert document.blocks[0].cells == ("提案 内容", "近年来情况良好。")


def test_merged_cells_count_once():
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("主办")}</w:tc>'
    rows = f"<w:tr>{first}<w:tc>{paragraph('甲局')}</w:tc></w:tr><w:tr>{merged}<w:tc>{paragraph('乙局')}</w:tc></w:tr>"
    body = f"<w:tbl>{rows}</w:tbl>"
    assert lines(body) == ["主办\t甲局", "乙局"]


def test_deleted_rows_are_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删')}</w:tc></w:tr>"
    assert lines(f"<w:tbl>{row}<w:tr><w:tc>{paragraph('留')}</w:tc></w:tr></w:tbl>") == ["留"]


def test_number_comes_from_a_style():
    list_of_style = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="base"><w:name w:val="条"/>{list_of_style}</w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="款"/><w:basedOn w:val="base"/></w:style>'
    )
    numbering = levels(("chineseCounting", "%1、")) + lists(1)
    document = read(
        "x.docx",
        word_file(paragraph("甲", style="own") + paragraph("乙", style="base"), numbering=numbering, styles=styles),
    )
    assert [block.text for block in document.blocks] == ["一、甲", "二、乙"]
    assert [block.style for block in document.blocks] == ["款", "条"]


def test_deleted_paragraph_is_not_counted():
    numbering = levels(("decimal", "%1.")) + lists(1)
    mark = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
    gone = f"<w:p>{mark}<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    body = paragraph("甲", num=1) + gone + paragraph("乙", num=1)
    assert lines(body, numbering=numbering) == ["1.甲", "2.乙"]


def test_list_zero_means_no_number():
    numbering = levels(("decimal", "%1.")) + lists(1)
    assert lines(paragraph("甲", num=0) + paragraph("乙", num=1), numbering=numbering) == ["甲", "1.乙"]


def test_number_and_figure_do_not_run_together():
    numbering = levels(("decimal", "%1.")) + lists(1)
    assert lines(paragraph("5G网络", num=1), numbering=numbering) == ["1. 5G网络"]


@pytest.mark.parametrize(
    "data",
    [
        zipped({"a.txt": "x"}),
        zipped({"word/document.xml": "<w/>"}),
        word_file(paragraph("甲"))[:200],
        word_file(paragraph("甲")).replace(b"document", b"dokument"),
        word_file("", extra={"word/document.xml": "<broken"}),
        word_file("", extra={"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    ],
    ids=["a zip", "one part", "cut off", "another name", "broken", "an entity"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_no_word_file_is_refused_by_name(data):
    with pytest.raises(InputError) as caught:
        read("x.docx", data)
    assert caught.value.where == "x.docx"


def test_deep_nesting_is_refused_or_read_but_never_crashes():
    body = "<w:sdt><w:sdtContent>" * 100 + paragraph("甲") + "</w:sdtContent></w:sdt>" * 100
    assert lines(body) == ["甲"]
    with pytest.raises(InputError):
        lines("<w:ins>" * 5000 + "</w:ins>" * 5000)
