"""One authority and one signed letter for all tests of signatures: keys take time to make."""

import pytest

from reply_studio.signing.signer import sign
from tests.signed_letters import final_letter
from tests.signing_keys import NOW, Authority


@pytest.fixture(scope="package")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="package")
def final() -> bytes:
    return final_letter()


@pytest.fixture(scope="package")
def signed(authority: Authority, final: bytes) -> bytes:
    return sign(final, authority.signer(), NOW, "letter.docx")
