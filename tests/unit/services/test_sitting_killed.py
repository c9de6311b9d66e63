"""kill -9 while typing: at most the words since the last pause are lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from reply_studio.services.sitting import Sitting
from tests.desks import desk_at, with_case

ROOT = Path(__file__).resolve().parents[3]

KILLED = """
import os, signal, sys
from pathlib import Path
from reply_studio.services.places import NewWords, Words
from reply_studio.services.sitting import Sitting
from reply_studio.services import steps
from tests.desks import desk_at

sitting = Sitting(desk_at(Path(sys.argv[1])), sys.argv[2])
sitting.do(steps.set_status, "p3", "done")
sitting.flush()
sitting.open(NewWords(point="p3"))
for words in ("到上次停顿为止", "到上次停顿为止的话"):
    sitting.type(words)
    sitting.autosave()
sitting.type("到上次停顿为止的话,后来")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_while_typing(tmp_path):
    """The committed step is there, and the next start offers the words up to the last pause."""
    case = with_case(desk_at(tmp_path))
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), case], cwd=ROOT, env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    sitting = Sitting(desk_at(tmp_path), case)
    assert sitting.draft.points[2].status == "done"
    found = sitting.recoverable()
    assert list(found.texts.values()) == [("到上次停顿为止的话", "")]
    sitting.recover(found)
    sitting.flush()
    again = Sitting(desk_at(tmp_path), case)
    assert "到上次停顿为止的话" in [each.text for each in again.draft.passages.values()]
    assert again.recoverable() is None
