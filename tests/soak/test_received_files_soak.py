"""Long loads for the readers: thousands of random proposals, thousands of damaged files."""

import random
import subprocess
import sys

import pytest

from reply_studio.errors import InputError
from reply_studio.formats import office
from reply_studio.model.intake import Intake
from reply_studio.parsing import read, understand
from tests.damaged_files import DAMAGES, damaged
from tests.printed import is_exact, received
from tests.unit.parsing.test_reader_limits import READ, REFUSED
from tests.word_files import paragraph, word_file

pytestmark = pytest.mark.soak


def test_five_thousand_random_proposals_are_read_exactly():
    results = [is_exact(*received(random.Random(seed))) for seed in range(10_000, 15_000)]
    assert sum(results) / len(results) >= 0.98


def test_two_thousand_damaged_files_are_read_or_refused_by_name():
    outcomes = [outcome(data) for data in damaged(2_000, seed=11)]
    assert all(isinstance(each, Intake) or each.where == "received" for each in outcomes)


def test_forty_damaged_files_of_old_word_are_read_or_refused_by_name(needs):
    """Each is a run of LibreOffice of its own."""
    needs("soffice")
    rng = random.Random(13)
    whole = office.convert(
        "x.docx", word_file(paragraph("\u5173\u4e8e\u98df\u5802\u7684\u5efa\u8bae") * 30), "docx", "doc"
    )
    for _time in range(40):
        found = outcome(rng.choice(DAMAGES)(rng, whole))
        assert isinstance(found, Intake) or found.where == "received"


def outcome(data: bytes) -> Intake | InputError:
    try:
        return understand(read("received", data))
    except InputError as error:
        return error


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_every_file_made_to_keep_us_busy_stays_within_five_seconds_and_500_megabytes(root):
    """The system ends a process that needs more; one process reads them all, five seconds of its time for each and
    500 MB beside what it needs before it reads.
    """
    done = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr, done.stdout.split("\n")[-2]) == (0, "", [*REFUSED, *READ][-1])


LIMITED = """
import resource
from reply_studio.errors import InputError
from reply_studio.parsing import read, understand
from tests.unit.parsing.test_reader_limits import READ, REFUSED
resource.setrlimit(resource.RLIMIT_DATA, (600_000_000, 600_000_000))
for name, made in (REFUSED | READ).items():
    data = made()
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 6, resource.RLIM_INFINITY))
    try:
        understand(read("x", data))
    except InputError:
        pass
    print(name, flush=True)
"""
