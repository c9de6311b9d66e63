"""All papers of the three cases as they print."""

import pytest

from tests.paper_cases import CASES, Bench
from tests.paper_prints import faults, printed
from tests.unit.letter.test_proofread_papers import WORKING

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("name", CASES)
def test_every_paper_of_a_case_keeps_the_clauses_and_reads_well(name, tmp_path, monkeypatch, needs):
    needs("soffice")
    needs("pdftotext")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "papers").mkdir()
    proofs = printed(Bench(CASES[name], tmp_path).papers(tmp_path / "papers"))
    assert len(proofs) >= 30
    failed = {paper: [each.id for each in one.report.failed] for paper, one in proofs.items() if paper != WORKING}
    assert {paper: each for paper, each in failed.items() if each} == {}
    assert {paper: each for paper, one in proofs.items() if (each := faults(one))} == {}
