"""One of several writers of a case: ``python -m tests.tools.store_writers FOLDER CASE NAME COUNT``, the report as JSON.

Adds a note to the draft until COUNT notes are acknowledged; on a conflict it opens the case again and repeats. Every
tenth commit also changes a part that only this writer changes: that must never collide.
"""

import json
import sys
from pathlib import Path

import msgspec

from reply_studio.errors import ConflictError
from reply_studio.model.act import Act
from reply_studio.model.draft import Draft, Note
from reply_studio.services.ports import Change
from reply_studio.store.files import FileStore
from tests.store_cases import letter, open_store


def with_note(draft: Draft, text: str) -> Draft:
    """The draft with one more note."""
    note = Note(id=f"n{draft.last_id + 1}", text=text)
    return msgspec.structs.replace(draft, notes=(*draft.notes, note), last_id=draft.last_id + 1)


def write(store: FileStore, case: str, name: str, count: int) -> tuple[list[str], int]:
    """The acknowledged notes and the number of conflicts."""
    done: list[str] = []
    conflicts = 0
    while len(done) < count:
        text = f"{name}-{len(done)}"
        file = store.load(case)
        change = Change(new=with_note(file.draft, text), expected=file.revisions["draft"])
        try:
            store.commit(case, {"draft": change}, [Act(act="note", data={"text": text})])
        except ConflictError:
            conflicts += 1
            continue
        done.append(text)
        if len(done) % 10 == 0:
            sent = letter(len(done) // 10)
            own = msgspec.structs.replace(sent, unit=name)
            store.commit(case, {f"inputs/{own.key}": Change(new=own)}, [Act(act="input")])
    return done, conflicts


if __name__ == "__main__":
    folder, case_id, writer, wanted = sys.argv[1:]
    acknowledged, collided = write(open_store(Path(folder), writer), case_id, writer, int(wanted))
    print(json.dumps({"acknowledged": acknowledged, "conflicts": collided}))
