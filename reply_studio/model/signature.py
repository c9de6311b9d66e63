"""What verification says of a signature and of a letter. *Intact* and *trusted* are two questions."""

import datetime as dt

from reply_studio.model.base import Value


class SignatureStatus(Value):
    """One signature. ``intact``: the package is what was signed; ``trusted``: the signer's certificate leads to one
    that the person trusts, and was meant for signing. ``time`` is what the signer claims.
    """

    signer: str = ""
    time: dt.datetime | None = None
    intact: bool = False
    trusted: bool = False
    covered: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """Why it is not trusted."""


class LetterStatus(Value):
    """All signatures of one file. ``uncovered`` are parts that no intact signature covers."""

    signatures: tuple[SignatureStatus, ...] = ()
    uncovered: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    """Faults of the package itself."""

    @property
    def signed(self) -> bool:
        """There is at least one signature."""
        return bool(self.signatures)

    @property
    def intact(self) -> bool:
        """Every signature is intact, and nothing stands beside what they cover."""
        return self.signed and not self.errors and all(each.intact for each in self.signatures)

    @property
    def trusted(self) -> bool:
        """Intact, and every signer is trusted."""
        return self.intact and all(each.trusted for each in self.signatures)
