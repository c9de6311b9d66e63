"""Many Word files become PDFs: LibreOffice takes most of its time to start, so that one start serves many files.

A run converts its files one after another; several runs go on side by side, each with a profile of its own. A run that
makes no file within the time of one is ended. The file that it was at is left out, the rest goes into another run.
"""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Final

from reply_studio.formats import office

AT_ONCE: Final = 50
"""Files of one run: its start is then a sixth of its time."""
LEAST: Final = 8
"""Files that are worth a run of their own: it takes as long to start."""
MOST: Final = 4
"""Runs side by side; each takes some 300 MB."""
_PAUSE: Final = 0.05
_END: Final = b"%%EOF"


def pdfs(files: Sequence[Path], processors: int) -> Generator[Path | None, None, None]:
    """The PDF of every Word file, in the order given, in a folder that lasts until the next one is asked for; ``None``
    where none came: the file is damaged, or too much for the program. Closing ends the runs.
    """
    program = office.find()
    if program is None:
        yield from (None for _file in files)
        return
    lanes = max(1, min(processors, len(files) // LEAST, MOST))
    with tempfile.TemporaryDirectory(prefix="reply-studio-", ignore_cleanup_errors=True) as folder:
        crew = _Runs(program, Path(folder), files, lanes)
        try:
            for number in range(len(files)):
                made = crew.wait_for(number)
                yield made
                if made is not None:
                    made.unlink(missing_ok=True)
        finally:
            crew.end()


class _Runs:
    """The runs that go on, the files that wait for one, and the PDFs that are there, by the number of their file."""

    def __init__(self, program: str, folder: Path, files: Sequence[Path], lanes: int) -> None:
        self._program, self._folder, self._files = program, folder, files
        self._waiting: deque[list[int]] = deque()
        for start in range(0, len(files), AT_ONCE * lanes):
            block = range(start, min(start + AT_ONCE * lanes, len(files)))
            self._waiting.extend(list(block[lane::lanes]) for lane in range(lanes) if block[lane::lanes])
        self._profiles: list[Path] = []
        for lane in range(lanes):
            (folder / f"profile-{lane}").mkdir()
            self._profiles.append(office.make_profile(folder / f"profile-{lane}"))
        self._going: list[_Run] = []
        self._made: dict[int, Path | None] = {}
        self._count = 0

    def wait_for(self, number: int) -> Path | None:
        """The PDF of a file."""
        while number not in self._made:
            self._start()
            for run in [*self._going]:
                self._look(run)
        return self._made.pop(number)

    def _start(self) -> None:
        while self._waiting and self._profiles:
            self._count += 1
            place = self._folder / f"run-{self._count}"
            place.mkdir()
            numbers = self._waiting.popleft()
            sources = {number: place / f"{number}.docx" for number in numbers}
            for number, source in sources.items():
                with contextlib.suppress(OSError):  # told when it is tried alone
                    shutil.copyfile(self._files[number], source)
            self._going.append(_Run(self._program, sources, self._profiles.pop()))

    def _look(self, run: "_Run") -> None:
        is_over = run.is_over()
        self._made |= run.finished()
        if is_over:
            self._going.remove(run)
            self._profiles.append(run.profile)
            left = run.left()
            self._made |= dict.fromkeys(left[:1])
            if left[1:]:
                self._waiting.appendleft(left[1:])

    def end(self) -> None:
        """Ends what goes on."""
        for run in self._going:
            run.end()


class _Run:
    """One start of the program. It writes a PDF where it can be seen before it is whole."""

    def __init__(self, program: str, sources: dict[int, Path], profile: Path) -> None:
        self.profile = profile
        self._sources = dict(sources)
        self._process = office.start(program, [*sources.values()], "pdf", profile)
        self._is_ended = False
        self._since, self._seen = time.monotonic(), 0

    def is_over(self) -> bool:
        """Whether it has ended, or was ended because it makes nothing any more; waits for a moment."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_PAUSE)
        if self._process.poll() is not None or time.monotonic() - self._since > office.SECONDS:
            self.end()
        return self._is_ended

    def finished(self) -> dict[int, Path | None]:
        """The PDFs that are whole and were not told yet; ``None`` for a file behind which the program has gone on."""
        order = [*self._sources]
        there = [self._sources[number].with_suffix(".pdf").is_file() for number in order]
        self._notice(sum(there))
        last = max((place for place, is_there in enumerate(there) if is_there), default=-1)
        whole = last + (self._is_ended and last >= 0 and _is_whole(self._sources[order[last]].with_suffix(".pdf")))
        made: dict[int, Path | None] = {}
        for number, is_there in zip(order[: max(whole, 0)], there, strict=False):
            source = self._sources.pop(number)
            made[number] = source.with_suffix(".pdf") if is_there else None
            self._seen -= is_there
        return made

    def _notice(self, there: int) -> None:
        if there > self._seen:
            self._since, self._seen = time.monotonic(), there

    def left(self) -> list[int]:
        """The files that it did not come to the end of."""
        return [*self._sources]

    def end(self) -> None:
        """Ends the program and all that it started."""
        self._is_ended = True
        office.end(self._process)


def _is_whole(pdf: Path) -> bool:
    return pdf.read_bytes().rstrip().endswith(_END)
