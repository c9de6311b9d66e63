"""Signing and verifying a letter, beside the JDK on the same files in one run where it is installed."""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reply_studio.signing.signer import sign
from reply_studio.signing.verifier import verify
from tests.signed_letters import final_letter
from tests.signing_keys import DAY, NOW, Authority

TIMES = 40
PEER = Path(__file__).resolve().parents[1] / "peers" / "ManifestCheck.java"


def main() -> bool:
    """Prints medians in milliseconds; there is no limit to keep."""
    authority, final = Authority(), final_letter()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for kind in ("rsa", "ec"):
            key = authority.signer(kind=kind)
            data = sign(final, key, NOW, "letter.docx")
            signed, judged = (
                _median(lambda key=key: sign(final, key, NOW, "x")),
                _median(lambda data=data: verify(data, (authority.root,), NOW + DAY, "x")),
            )
            print(f"{kind}: sign {signed:.1f} ms, verify {judged:.1f} ms")
            files.append(Path(folder) / f"{kind}.docx")
            files[-1].write_bytes(data)
        _jdk(Path(folder), files)
    return True


def _median(call: Callable[[], object]) -> float:
    times = []
    for _turn in range(TIMES):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _jdk(folder: Path, files: list[Path]) -> None:
    """The same files by the JDK in one process, warm: its own times, without the start of the machine."""
    if not shutil.which("javac"):
        print("no JDK here: nothing to compare with")
        return
    subprocess.run(["javac", "-d", str(folder), str(PEER)], check=True)
    given = "".join(f"{each}\n" for each in files * TIMES)
    command = ["java", "-cp", str(folder), "ManifestCheck"]
    said = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout.splitlines()
    times = [int(line.rsplit("\t", 1)[1]) / 1000 for line in said]
    for place, file in enumerate(files):
        usual, first = statistics.median(times[place :: len(files)]), times[place]
        print(f"JDK {file.stem}: verify {usual:.1f} ms (first {first:.0f} ms)")


if __name__ == "__main__":
    main()
