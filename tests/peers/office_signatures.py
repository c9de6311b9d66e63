"""LibreOffice's own word on the signatures of Word files. Run by the Python that LibreOffice brings.

Reads paths of files, one a line, and answers each with one line of JSON: a list of signatures with ``valid``,
``partial`` and ``subject``. An exception of LibreOffice's is an answer, too: ``{"error": ...}``.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

READ = 1


def listening(pipe: str, profile: str) -> subprocess.Popen:
    return subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
            "--headless",
            "--norestore",
            "--nologo",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def connected(pipe: str, office: subprocess.Popen):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is still starting
            time.sleep(0.1)
    raise SystemExit("soffice ended")


def judged(context, path: str) -> list:
    factory = context.ServiceManager.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    form = uno.Any("[]com.sun.star.beans.PropertyValue", (PropertyValue("StorageFormat", 0, "ZipFormat", 0),))
    storage = uno.invoke(factory, "createInstanceWithArguments", ((Path(path).as_uri(), READ, form),))
    judge = context.ServiceManager.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2",), context
    )
    try:
        return [
            {
                "valid": bool(each.SignatureIsValid),
                "partial": bool(each.PartialDocumentSignature),
                "subject": each.Signer.SubjectName if each.Signer else "",
            }
            for each in judge.verifyDocumentContentSignatures(storage, None)
        ]
    finally:
        storage.dispose()


def answer(context, path: str) -> object:
    try:
        return judged(context, path)
    except Exception as error:  # a refusal is an answer
        return {"error": str(error)[:200]}


def main() -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = Path(profile).name
        office = listening(pipe, profile)
        try:
            context = connected(pipe, office)
            for line in sys.stdin:
                print(json.dumps(answer(context, line.strip())), flush=True)
        finally:
            office.terminate()
            office.wait()


main()
