"""LibreOffice accepts or rejects all tracked changes of a Word file and prints what is left, a paragraph a line.

Run by the Python that LibreOffice brings: ``office_changes.py accept|reject FILE``.
"""

import sys
from pathlib import Path

import uno  # noqa: F401  # it makes com.sun.star importable
from com.sun.star.beans import PropertyValue
from office_pipe import office

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main() -> None:
    decision, path = sys.argv[1:]
    with office() as context:
        print(decided(context, decision, path))


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
