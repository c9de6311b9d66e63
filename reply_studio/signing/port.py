"""The ``Signer`` of ``services/ports.py``: package signatures with a key from a PKCS#12 file."""

import datetime as dt
from collections.abc import Mapping

from reply_studio.model.signature import LetterStatus
from reply_studio.signing import signer, verifier
from reply_studio.signing.keys import open_pkcs12, read_certificates


class PackageSigner:
    """Signs and judges by ECMA-376 Part 2."""

    def sign(self, data: bytes, name: str, key: bytes, password: str, when: dt.datetime) -> bytes:
        """See ``signer.sign``."""
        return signer.sign(data, open_pkcs12(key, password, "PKCS#12"), when, name)

    def verify(self, data: bytes, name: str, anchors: Mapping[str, bytes], now: dt.datetime) -> LetterStatus:
        """See ``verifier.verify``."""
        trusted = [each for file, held in anchors.items() for each in read_certificates(held, file)]
        return verifier.verify(data, trusted, now, name)
