"""Kills processes inside commits: ``python -m tests.tools.store_crash FOLDER SEED ROUNDS``, the report as JSON.

In every round a forked process changes three parts of a case in one commit and is killed (SIGKILL) at one of the
store's steps; sometimes the process that repairs the case is killed too. Then the case is opened and looked at.
"""

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from reply_studio.model.act import Act
from reply_studio.services.ports import Change, Received
from reply_studio.store.files import FileStore
from tests.store_cases import letter, new_case, open_store, with_passage

A_CASE = 50
"""Rounds on one case, so that its files stay small."""


class Rounds:
    """The rounds on one drafts folder and what they showed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.dice = random.Random(seed)
        self.killed: Counter[str] = Counter()
        self.acknowledged = 0
        self.finished_later = 0
        self.case = ""
        self.sure: set[str] = set()

    def all_steps(self) -> list[str]:
        """The steps of a commit, in order, from one that nobody disturbs."""
        steps: list[str] = []
        store = open_store(self.root, hook=steps.append)
        case = new_case(store)
        steps.clear()
        commit_round(store, case, "trial")
        return steps

    def run(self, rounds: int) -> None:
        """All rounds: every step in turn, then by chance; a third of those by chance is left in peace."""
        steps = len(self.all_steps())
        for number in range(rounds):
            if number % A_CASE == 0:
                self.case, self.sure = new_case(open_store(self.root)), set()
            if number < steps:
                self.one(f"round {number}", number, by_hand=False)
            else:
                self.one(f"round {number}", self.dice.randrange(steps * 3 // 2), by_hand=self.dice.random() < 0.3)

    def one(self, name: str, at: int, *, by_hand: bool) -> None:
        """Perhaps an edit by hand; one commit, killed at a step; perhaps a killed repair; a look at the case."""
        if by_hand:
            with (self.root / self.case / "proposal.toml").open("a", encoding="utf-8") as file:
                file.write(f"# by hand before {name}\n")
        acknowledged = self.forked(lambda store: commit_round(store, self.case, name), at)
        if self.dice.random() < 0.3:
            self.forked(lambda store: store.load(self.case), self.dice.randrange(8))
        self.look(name, acknowledged)

    def forked(self, work: Callable[[FileStore], object], at: int) -> bool:
        """Does the work in a process that is killed at its step number ``at``. Returns whether it came back."""
        read, write = os.pipe()
        child = os.fork()
        if not child:
            work(open_store(self.root, hook=killer(at, write)))
            os.write(write, b"done")
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as pipe:
            said = pipe.read()
        _pid, status = os.waitpid(child, 0)
        if said == "done":
            return True
        assert os.WIFSIGNALED(status), f"the process failed by itself: {status}"
        self.killed[said] += 1
        return False

    def look(self, name: str, acknowledged: bool) -> None:
        """Opens the case: nothing acknowledged is lost, the new round is there whole or not at all."""
        store = open_store(self.root)
        file = store.load(self.case)
        texts = {each.text for each in file.draft.passages.values()}
        known = {str(act.data["name"]) for act in file.acts if act.act == "round"}
        assert store.verify(self.case) == [], store.verify(self.case)
        assert [act.seq for act in file.acts] == list(range(1, len(file.acts) + 1))
        assert self.sure <= known, f"lost: {self.sure - known}"
        assert known <= texts, f"acts without their text: {known - texts}"
        assert known == {each.name for each in file.inputs}
        assert (name in known) == (file.case.body == name)
        if acknowledged:
            assert name in known, f"acknowledged and lost: {name}"
            self.acknowledged += 1
        self.finished_later += name in known and not acknowledged
        self.sure = known


def killer(at: int, pipe: int) -> Callable[[str], None]:
    """A hook that names its step and kills the process when it is called for the ``at``-th time, counting from 0."""
    left = [at]

    def hook(step: str) -> None:
        if not left[0]:
            os.write(pipe, step.encode())
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    return hook


def commit_round(store: FileStore, case: str, name: str) -> None:
    """One commit that changes the draft and the case, takes in an input with its file, and names itself in two acts."""
    file = store.load(case)
    version = max((each.version for each in file.inputs), default=0) + 1
    sent = msgspec.structs.replace(letter(version, source=f"{name}.txt"), name=name)
    changes = {
        "draft": Change(new=with_passage(file.draft, name), expected=file.revisions["draft"]),
        "case": Change(new=msgspec.structs.replace(file.case, body=name), expected=file.revisions["case"]),
        f"inputs/{sent.key}": Change(new=sent),
    }
    acts = [Act(act="edit"), Act(act="round", data={"name": name})]
    store.commit(case, changes, acts, [Received(name=f"{name}.txt", data=name.encode())])


if __name__ == "__main__":
    work = Rounds(Path(sys.argv[1]), int(sys.argv[2]))
    work.run(int(sys.argv[3]))
    steps = sorted(set(work.all_steps()))
    report = {"steps": steps, "killed": work.killed, "acknowledged": work.acknowledged}
    print(json.dumps(report | {"finished_later": work.finished_later}))
