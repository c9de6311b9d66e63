"""Every paper of three cases as it prints: the standard's clauses, and what a strict clerk sends back.

Here every third paper of each case, so that every kind is printed once; ``make soak`` prints all of them.
"""

import pytest

from tests.paper_cases import CASES, Bench
from tests.paper_prints import Printed, faults, printed

WORKING = "difference"
"""It shows two letters in one, with neither head nor foot of a letter."""


@pytest.fixture(params=[(name, at) for at, name in enumerate(CASES)], ids=list(CASES))
def proofs(request, tmp_path, monkeypatch, needs) -> dict[str, Printed]:
    needs("soffice")
    needs("pdftotext")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    name, at = request.param
    (tmp_path / "papers").mkdir()
    papers = Bench(CASES[name], tmp_path).papers(tmp_path / "papers")
    return printed(dict([*papers.items()][at :: len(CASES)]))


def test_every_paper_keeps_the_clauses_and_reads_well(proofs):
    assert len(proofs) >= 10
    failed = {name: [(each.id, each.found) for each in one.report.failed] for name, one in proofs.items()}
    assert {name: each for name, each in failed.items() if each and name != WORKING} == {}
    assert {name: each for name, one in proofs.items() if (each := faults(one))} == {}
    assert {len(one.pages) for name, one in proofs.items() if name.startswith(("feedback", "sign-off"))} <= {1}
