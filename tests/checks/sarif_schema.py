"""What SARIF 2.1.0 requires of the objects that a check's log is made of.

Narrower than the standard's own schema, which allows far more: each object may have only the
properties named here. Source: OASIS SARIF 2.1.0, sections 3.13 to 3.58.
"""

from typing import Any


def _object(required: list[str], **properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON Schema
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"type": "array", "items": items} | more


_TEXT = {"type": "string", "minLength": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE = _object(["text"], text=_TEXT)
_FILE = _object(["uri"], uri={"type": "string", "format": "uri-reference", "minLength": 1})
_PHYSICAL = _object(
    ["artifactLocation"],
    artifactLocation=_FILE,
    region=_object(["startLine"], startLine={"type": "integer", "minimum": 1}),
)
_LOGICAL = _object(["name"], name=_TEXT, fullyQualifiedName=_TEXT, kind=_TEXT)
_LOCATION = _object(
    ["physicalLocation"], physicalLocation=_PHYSICAL, logicalLocations=_list(_LOGICAL)
)
_RULE = _object(
    ["id", "shortDescription", "help", "defaultConfiguration"],
    id=_TEXT,
    shortDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_object(["level"], level=_LEVEL),
)
_DRIVER = _object(
    ["name", "version", "rules"], name=_TEXT, version=_TEXT, rules=_list(_RULE, uniqueItems=True)
)
_NOTIFICATION = _object(
    ["message"],
    level=_LEVEL,
    message=_MESSAGE,
    descriptor=_object(["id"], id=_TEXT),
    locations=_list(_LOCATION),
)
_INVOCATION = _object(
    ["executionSuccessful"],
    executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"},
    toolExecutionNotifications=_list(_NOTIFICATION),
)
_RESULT = _object(
    ["ruleId", "message", "locations"],
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION, minItems=1),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
)
_RUN = _object(
    ["tool", "results"],
    tool=_object(["driver"], driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=_list(_INVOCATION),
    results=_list(_RESULT),
)

SARIF = _object(
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=_list(_RUN, minItems=1),
)
