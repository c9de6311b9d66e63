"""docxtemplater and carbone on the letters of the bench, where Node.js is: put by npm into a folder of their own."""

import io
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from reply_studio.model.letter import Letter
from tests.programs import said

PACKAGES = ("docxtemplater@3.71.0", "pizzip@3.3.0", "carbone@3.8.2")
SCRIPT = Path(__file__).parent / "node" / "letters.cjs"


def speeds(given: list[Letter], template: Path, rounds: int) -> dict[str, float]:
    """Letters a second by tool; empty, and said why, where they cannot be had here."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        print("docxtemplater, carbone: Node.js is not installed here")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, *PACKAGES]
        if subprocess.run(command, stdin=subprocess.DEVNULL, check=False, timeout=300).returncode:
            print("docxtemplater, carbone: npm could not install them")
            return {}
        job = Path(folder, "job.json")
        job.write_text(json.dumps(_job(given, template, Path(folder))), "utf-8")
        return dict(json.loads(said([node, SCRIPT, folder, str(rounds), job], seconds=600)))


def _job(given: list[Letter], template: Path, folder: Path) -> dict[str, object]:
    """The letters as data, and for each tool the office's template with a loop over the paragraphs as its body."""
    loops = {
        "docxtemplater": ("{#paragraphs}", "{text}", "{/paragraphs}"),
        "carbone": ("{d.paragraphs[i].text}", "{d.paragraphs[i+1].text}"),
    }
    for name, lines in loops.items():
        (folder / f"{name}.docx").write_bytes(_with_body(template, lines))
    letters = [{"paragraphs": [{"text": each.text} for each in one.paragraphs if each.text]} for one in given]
    return {"letters": letters, **{name: str(folder / f"{name}.docx") for name in loops}}


def _with_body(template: Path, lines: tuple[str, ...]) -> bytes:
    from docx import Document

    document, stream = Document(str(template)), io.BytesIO()
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for each in lines:
        document.add_paragraph(each, style="公文正文")
    for section in document.sections:  # statements of another language
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            for paragraph in part.paragraphs:
                for run in paragraph.runs:
                    if "{" in run.text:
                        run.text = ""
    document.save(stream)
    return stream.getvalue()
