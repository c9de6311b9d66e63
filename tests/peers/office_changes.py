"""LibreOffice accepts or rejects all tracked changes of a Word file and prints what is left, a paragraph a line.

Run by the Python that LibreOffice brings: ``office_changes.py accept|reject FILE``.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main() -> None:
    decision, path = sys.argv[1:]
    with tempfile.TemporaryDirectory() as profile:
        pipe = Path(profile).name
        arguments = [f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={pipe};urp;"]
        office = subprocess.Popen(["soffice", *arguments, "--headless", "--norestore", "--nologo"])
        try:
            print(decided(connected(pipe, office), decision, path))
        finally:
            office.terminate()
            office.wait()


def connected(pipe: str, office: subprocess.Popen):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is still starting
            time.sleep(0.1)
    raise SystemExit("soffice ended")


def decided(context, decision: str, path: str) -> str:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
    helper = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    helper.executeDispatch(document.getCurrentController().getFrame(), COMMANDS[decision], "", 0, ())
    paragraphs = document.getText().createEnumeration()
    lines = []
    while paragraphs.hasMoreElements():
        lines.append(paragraphs.nextElement().getString())
    document.close(True)
    return "\n".join(lines)


main()
