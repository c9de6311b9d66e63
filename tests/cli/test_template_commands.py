"""``template check`` and ``template fields``."""

from reply_studio.formats.packing import read_parts, write_parts


def spoil(path, old, new):
    parts = read_parts(path.read_bytes(), path.name)
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
    path.write_bytes(write_parts(parts))


def test_the_templates_of_a_new_workspace_are_right(cli):
    said = cli("template", "check")
    assert said.code == 0
    assert "reply.docx: nothing wrong" in said.out


def test_faults_are_told_with_part_and_paragraph(cli, workspace):
    path = workspace / "templates" / "reply.docx"
    spoil(path, "{{ title }}", "{{ titel }}")
    said = cli("template", "check", path)
    assert said.code == 1
    assert "word/document.xml, paragraph" in said.out
    assert "titel" in said.out
    assert "did you mean \u201ctitle\u201d?" in said.out


def test_faults_as_json(cli, workspace):
    path = workspace / "templates" / "reply.docx"
    spoil(path, "{{ title }}", "你(们)")
    said = cli("template", "check", "--format", "json")
    assert said.code == 1
    found = {each["file"].rpartition("/")[2]: each["faults"] for each in said.json["templates"]}
    assert [each["kind"] for each in found["reply.docx"]] == ["leak", "missing_field"]
    assert found["co-handling.docx"] == []
    assert said.json["summary"] == {"faults": 2}


def test_an_absent_file_is_an_input_error(cli, tmp_path):
    assert cli("template", "check", tmp_path / "none.docx").code == 3


def test_the_fields_are_told_with_examples(cli):
    said = cli("template", "fields")
    assert said.code == 0
    assert "{{ salutation }} *" in said.out
    assert "{{ p.rest }}" in said.out
    names = {each["name"] for each in cli("template", "fields", "--format", "json").json["fields"]}
    assert {"number", "title", "body", "date"} <= names
