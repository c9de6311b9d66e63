"""The nominal grid against the pages that LibreOffice prints of the same letters."""

from tests.bench.bench_pages import COUNTS, LINES, shares
from tests.page_letters import letters
from tests.printed_pages import compare, printed


def test_lines_and_page_counts_are_those_of_the_printed_letters(root, needs, tmp_path):
    """At least 95 of 100 lines with the same text on the same page, and nine of ten page counts."""
    soffice = needs("soffice")
    needs("pdftotext")
    given = letters()
    sheets = printed(given, root / "templates", tmp_path, soffice)
    found = {name: compare(each, sheets[name]) for name, each in given.items()}
    lines, counts = shares(found.values())
    odd = {name: each.odd for name, each in found.items() if each.odd}
    assert len(found) >= 10
    assert {each.printed for each in found.values()} >= {1, 2, 3, 4, 6}
    assert lines >= LINES, odd
    assert counts >= COUNTS, {name: (each.printed, each.nominal) for name, each in found.items()}
