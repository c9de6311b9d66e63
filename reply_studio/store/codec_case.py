"""case.toml ⇄ ``Case``."""

from reply_studio.model.case import ROLES, TYPES, Case, CaseUnit, Dates, Handler, Session
from reply_studio.store.migrations import SCHEMA
from reply_studio.store.schema import Reading, Row, one_of, row_tree
from reply_studio.store.toml_text import Tree


class CaseRow(Row, frozen=True, kw_only=True):
    """The whole file."""

    schema: int
    id: str
    type: str = "proposal"
    body: str = ""
    session: Session = Session()
    number: str = ""
    role: str = "lead"
    joined: tuple[str, ...] = ()
    answered_by: str = ""
    part: tuple[str, ...] = ()
    handler: Handler = Handler()
    dates: Dates = Dates()
    units: tuple[CaseUnit, ...] = ()


def from_rows(file: CaseRow) -> Reading:
    """The case of a file."""
    faults = [*one_of(("type",), file.type, TYPES), *one_of(("role",), file.role, ROLES)]
    for place, unit in enumerate(file.units):
        faults += one_of(("units", place, "role"), unit.role, ROLES)
    case = Case(
        id=file.id,
        type=file.type,
        body=file.body,
        session=file.session,
        number=file.number,
        role=file.role,
        joined=file.joined,
        answered_by=file.answered_by,
        part=file.part,
        handler=file.handler,
        dates=file.dates,
        units=file.units,
    )
    return Reading(case, faults, [])


def to_tree(case: Case) -> Tree:
    """The file of a case."""
    tree: Tree = {
        "schema": SCHEMA,
        "id": case.id,
        "type": case.type,
        "body": case.body,
        "session": row_tree(case.session),
        "number": case.number,
        "role": case.role,
        "joined": list(case.joined),
        **({"answered_by": case.answered_by} if case.answered_by else {}),
        **({"part": list(case.part)} if case.part else {}),
        "handler": row_tree(case.handler, "section", "login"),
        "dates": row_tree(case.dates),
    }
    return tree | ({"units": [row_tree(each) for each in case.units]} if case.units else {})
