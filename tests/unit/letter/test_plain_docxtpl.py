"""What docxtpl's features give in our templates is what plain docxtpl gives, though their parts are kept compiled."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate, InlineImage, RichText

from reply_studio.formats.packing import read_parts
from reply_studio.letter.environment import environment
from reply_studio.letter.package import taken_apart
from reply_studio.letter.word import _strict
from tests.signed_letters import PIXEL

TIMES = {"docProps/core.xml"}
"""What docxtpl stamps with the time of day."""


def template() -> bytes:
    """Loops, conditions, a table with a row for each item, pictures, rich text, sub-documents, header, footer, note."""
    made = Document()
    made.sections[0].header.paragraphs[0].text = "{{ office }} 页眉"
    made.sections[0].footer.paragraphs[0].text = "{% if number %}{{ number }}{% else %}无文号{% endif %}"
    for line in (
        "{%p for each in items %}",
        "{{ loop.index }}.{{ each.name }}{% if each.due %}({{ each.due }}){% endif %}",
        "{%p endfor %}",
        "{%p if items|length > 2 %}",
        "三项以上",
        "{%p else %}",
        "{{ items|map(attribute='name')|join('、') }}",
        "{%p endif %}",
        "{{r rich }}",
        "{{ picture }}",
        "{%p if count %}",
        "{{p made }}",
        "{%p endif %}",
        "{{p sent }}",
    ):
        made.add_paragraph(line)
    table = made.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "事项", "时限"
    table.cell(1, 0).text = "{%tr for each in items %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ each.name }}", "{{ each.due }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    note(made, "{{ office }} 脚注{% for each in items %}{{ each.name }}{% endfor %}")
    return saved(made)


def note(document, words: str) -> None:
    """The part for footnotes, with one."""
    kind, text = (
        CONTENT_TYPE.WML_FOOTNOTES,
        f"<w:footnote w:id='1'><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>",
    )
    xml = f"<w:footnotes xmlns:w='{nsmap['w']}'>{text}</w:footnotes>".encode()
    document.part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, xml, document.part.package), RELATIONSHIP_TYPE.FOOTNOTES
    )


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fill(document, picture: Path) -> None:
    """What a sub-document may bring: paragraphs in styles, a table, a picture."""
    document.add_heading("附件 <&> {{ 一 }}", level=1)
    document.add_paragraph("第一项", style="List Number")
    document.add_paragraph("引文", style="Intense Quote").add_run("加粗").bold = True
    table = document.add_table(rows=2, cols=2, style="Light Grid Accent 1")
    table.cell(0, 0).text, table.cell(1, 1).text = "社区", "412"
    document.add_picture(str(picture))


def sent(picture: Path) -> io.BytesIO:
    """A Word file that becomes a sub-document, with a style that the template does not have."""
    made = Document()
    made.styles.add_style("来文正文", WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    made.add_paragraph("来文第一段", style="来文正文")
    fill(made, picture)
    return io.BytesIO(saved(made))


def parts(kind: type, data: bytes, picture: Path, count: int) -> dict[str, bytes]:
    """The parts of the template as a class fills it."""
    form = kind(io.BytesIO(data))
    made = form.new_subdoc()
    fill(made, picture)
    rich = RichText()
    rich.add("粗体&", bold=True)
    rich.add("其余")
    context = {
        "office": "云川市民政局",
        "number": "" if count > 2 else "云民函〔2025〕36号",
        "items": [
            {"name": f"第{n}项 {{{{ }}}} <&>", "due": "" if n % 2 else "2027年\t6月\n底前\f后页\a后段"}
            for n in range(count)
        ],
        "rich": rich,
        "picture": InlineImage(form, str(picture)),
        "count": count,
        "made": made,
        "sent": form.new_subdoc(sent(picture)),
    }
    form.render(context, environment())
    whole = read_parts(saved(form), "x")
    assert taken_apart(form) == whole
    return {name: held for name, held in whole.items() if name not in TIMES}


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_every_feature_gives_the_same_parts(tmp_path: Path, count: int) -> None:
    """Twice by ours: the second time from what is kept."""
    picture, data = tmp_path / "pixel.png", template()
    picture.write_bytes(PIXEL)
    plain = parts(DocxTemplate, data, picture, count)
    for _time in range(2):
        ours = parts(_strict(), data, picture, count)
        assert ours.keys() == plain.keys()
        assert [name for name in plain if ours[name] != plain[name]] == []
    text = plain["word/document.xml"].decode()
    assert ("三项以上" in text) == (count > 2)
    assert ("第0项 {{ }} &lt;&amp;&gt;" in text) == (count > 0)
    assert any(name.startswith("word/media/") for name in plain)
    assert ("<w:tab/>" in text, text.count('w:type="page"') > 0) == (count > 0, count > 0)
    assert ("脚注" + "第0项 {{ }} &lt;&amp;&gt;" * bool(count)) in plain["word/footnotes.xml"].decode()
    assert ("来文第一段" in text, "来文正文" in plain["word/styles.xml"].decode()) == (True, True)
    assert (text.count("附件 &lt;&amp;&gt; {{ 一 }}"), text.count("412")) == ((2, 2) if count else (1, 1))


def test_a_note_s_words_are_no_template_however_many_sections() -> None:
    made = Document()
    made.add_section()
    note(made, "{{ said }}")
    form = _strict()(io.BytesIO(saved(made)))
    form.render({"said": "{{ 7 * 7 }}"}, environment())
    assert "{{ 7 * 7 }}" in taken_apart(form)["word/footnotes.xml"].decode()
