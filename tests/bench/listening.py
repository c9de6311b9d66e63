"""Word files become PDFs by one LibreOffice that listens: run by the system's Python, whose ``uno`` talks to it.

``listening.py SOFFICE PROFILE FILE...``: prints the seconds from its start to the last PDF.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def said(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe: str) -> object:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)


def main(soffice: str, profile: str, *files: str) -> None:
    start, pipe = time.monotonic(), f"bench-{Path(profile).name}"
    words = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", "--nologo"]
    process = subprocess.Popen([*words, f"--accept=pipe,name={pipe};urp;"], start_new_session=True)
    there = connected(pipe)
    desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    for each in files:
        document = desktop.loadComponentFromURL(Path(each).as_uri(), "_blank", 0, (said("Hidden", True),))
        target = Path(each).with_suffix(".pdf").as_uri()
        document.storeToURL(target, (said("FilterName", "writer_pdf_Export"),))
        document.close(True)
    print(time.monotonic() - start)
    desktop.terminate()
    process.wait(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
