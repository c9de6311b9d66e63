"""``doctor`` on the templates of a workspace."""


def test_a_delivered_template_is_told_so(cli):
    said = cli("doctor")
    assert said.out.count("as delivered") == 2


def test_another_template_is_perhaps_that_of_an_earlier_version(cli, workspace):
    """A hint only: an office may have a form of its own."""
    own, other = workspace / "templates" / "reply.docx", workspace / "templates" / "co-handling.docx"
    own.write_bytes(other.read_bytes())
    said = cli("doctor")
    line = next(each for each in said.out.splitlines() if "reply.docx" in each)
    assert line.startswith("[ok]")
    assert "your own, or that of an earlier version" in line
    assert "templates/reply.docx" in line.partition("delivered one: ")[2]


def test_a_missing_template_is_wrong(cli, workspace):
    (workspace / "templates" / "reply.docx").unlink()
    said = cli("doctor")
    assert said.code == 3
    assert "reply.docx: missing" in said.out
