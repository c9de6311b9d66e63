"""LibreOffice's own word on the signatures of Word files. Run by the Python that LibreOffice brings.

Reads paths of files, one a line, and answers each with one line of JSON: a list of signatures with ``valid``,
``partial`` and ``subject``. An exception of LibreOffice's is an answer, too: ``{"error": ...}``.
"""

import json
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from office_pipe import office

READ = 1


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
    with office() as context:
        for line in sys.stdin:
            print(json.dumps(answer(context, line.strip())), flush=True)


main()
