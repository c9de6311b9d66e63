"""Two and more invented cases that may be handled together."""

import msgspec

from reply_studio.model.draft import Draft
from reply_studio.services.desk import Desk
from tests.builders import canteens, case_file, person
from tests.desks import with_case

LEAD, OTHER = "2025-t-0029", "2025-t-0053"


def two_cases(desk: Desk, **other: object) -> None:
    """The case of the canteens with its draft, and the same proposal filed by somebody else under No. 53, without an
    outline; keywords change fields of the second case or its parts."""
    with_case(desk, case_file())
    proposal = msgspec.structs.replace(canteens(), proposers=(person("钱若谷", lead=True), person("赵清和")))
    parts = {"id": OTHER, "number": "53", "proposal": proposal, "draft": Draft(), "units": ()}
    with_case(desk, case_file(**(parts | other)))
