"""``check --format sarif``: the findings for editors and code hosts that read SARIF 2.1.0 (OASIS, 2020).

Of each result ``ruleId``, ``level``, ``message`` and one location: the file with its line where one is known, and the
anchor (passage, point, suggestion) as logical location. A waived finding is a result with a suppression (3.35).
"""

from typing import Any
from urllib.parse import quote

from reply_studio import __version__
from reply_studio.checks import RULES, Finding
from reply_studio.checks.registry import explain
from reply_studio.checks.waivers import Waived, place, stamp
from reply_studio.i18n import _
from reply_studio.services.checking import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def document(report: Report) -> dict[str, Any]:
    """The report as one SARIF log with one run; all rules are described, found or not."""
    results = [_result(each) for each in report.findings]
    results += [_suppressed(each) for each in report.waived]
    driver = {
        "name": "reply-studio",
        "version": __version__,
        "rules": [
            {
                "id": each.code,
                "shortDescription": {"text": _(each.title)},
                "fullDescription": {"text": explain(each.code)},
                "defaultConfiguration": {"level": _LEVELS[each.severity]},
            }
            for each in RULES
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding) -> dict[str, Any]:
    index = next(at for at, each in enumerate(RULES) if each.code == finding.code)
    told = finding.message + (_("; expected: {text}").format(text=finding.expected) if finding.expected else "")
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": told},
        "locations": [_location(finding)],
        "partialFingerprints": {"words/v1": f"{finding.code}:{place(finding)}:{stamp(finding)}"},
    }


def _location(finding: Finding) -> dict[str, Any]:
    where = finding.where
    found: dict[str, Any] = {}
    if where.file:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(where.file.encode("utf-8", "surrogateescape"))}}
        if where.line:
            physical["region"] = {"startLine": where.line} | _snippet(where.quote)
        found["physicalLocation"] = physical
    if where.anchor:
        found["logicalLocations"] = [{"name": where.anchor, "kind": "element"}]
    return found


def _snippet(words: str) -> dict[str, Any]:
    return {"snippet": {"text": words}} if words else {}


def _suppressed(waived: Waived) -> dict[str, Any]:
    told = _("{who}, {day}: {reason}").format(who=waived.who, day=waived.at[:10], reason=waived.reason)
    return _result(waived.finding) | {"suppressions": [{"kind": "external", "justification": told}]}
