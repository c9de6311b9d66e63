"""What docxtpl's features give in our templates is what plain docxtpl gives, though their parts are kept compiled."""

import io
from pathlib import Path

import pytest
from docx import Document
from docxtpl import DocxTemplate, InlineImage, RichText

from reply_studio.formats.packing import read_parts
from reply_studio.letter.environment import environment
from reply_studio.letter.word import _strict
from tests.signed_letters import PIXEL

TIMES = {"docProps/core.xml"}
"""What docxtpl stamps with the time of day."""


def template() -> bytes:
    """Loops, conditions, a table with a row for each item, a picture, rich text, header and footer."""
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
    ):
        made.add_paragraph(line)
    table = made.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "事项", "时限"
    table.cell(1, 0).text = "{%tr for each in items %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ each.name }}", "{{ each.due }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    return saved(made)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parts(kind: type, data: bytes, picture: Path, count: int) -> dict[str, bytes]:
    """The parts of the template as a class fills it."""
    form = kind(io.BytesIO(data))
    rich = RichText()
    rich.add("粗体&", bold=True)
    rich.add("其余")
    context = {
        "office": "云川市民政局",
        "number": "" if count > 2 else "云民函〔2025〕36号",
        "items": [{"name": f"第{n}项 {{{{ }}}} <&>", "due": "" if n % 2 else "2027年6月底前"} for n in range(count)],
        "rich": rich,
        "picture": InlineImage(form, str(picture)),
    }
    form.render(context, environment())
    return {name: held for name, held in read_parts(saved(form), "x").items() if name not in TIMES}


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
