"""Findings as SARIF 2.1.0, for code scanning and editors.

The lines of a post's JSON mean nothing to a writer: a result points to the one that the post starts
on, as far as that is known, and says the place itself as a logical location: the block and its heading.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from hashlib import sha256
from typing import Any
from urllib.parse import quote

from exporter.checks.codes import CHECK_RULES, CheckCode
from exporter.checks.findings import Finding, PostCheck
from exporter.checks.outputs.files import file_and_line
from exporter.checks.run import CheckRun, Unread

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_INPUT = "standard input"
_CODES = list(CheckCode)


def sarif(run: CheckRun, version: str) -> dict[str, Any]:
    """The log, ready to be encoded as JSON.

    Args:
        run: What was found.
        version: Of the program.
    """
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "exporter check",
                        "version": version,
                        "rules": [_rule(code) for code in _CODES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": [_result(post, item) for post in run.posts for item in post.findings],
            }
        ],
    }


def _rule(code: CheckCode) -> dict[str, Any]:
    rule = CHECK_RULES[code]
    return {
        "id": code.value,
        "shortDescription": {"text": f"{rule.meaning[0].upper()}{rule.meaning[1:]}."},
        "help": {"text": rule.next_step},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _invocation(run: CheckRun) -> dict[str, Any]:
    return {
        "executionSuccessful": not run.unread,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": [_notification(each) for each in run.unread],
    }


def _notification(each: Unread) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error",
        "message": {"text": f"{each.message}\n{each.next_step}".strip()},
        "descriptor": {"id": each.kind},
    }
    if each.where:
        notification["locations"] = [{"physicalLocation": _location(each.where)}]
    return notification


def _result(post: PostCheck, item: Finding) -> dict[str, Any]:
    place = str(item.where) or "the post as a whole"
    text = f"{item.message} ({place})"
    if item.where.quote and item.where.quote not in item.message:
        text += f": “{item.where.quote}”"
    return {
        "ruleId": item.code.value,
        "ruleIndex": _CODES.index(item.code),
        "level": item.level.value,
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": _location(post.origin),
                "logicalLocations": [
                    {"name": place, "fullyQualifiedName": f"{post.post}/{place}", "kind": "element"}
                ],
            }
        ],
        "partialFingerprints": {"exporterCheck/v1": _fingerprint(post, item)},
    }


def _location(origin: str) -> dict[str, Any]:
    file, line = file_and_line(origin)
    return {
        "artifactLocation": {"uri": quote(file.replace(" ", "-") if file == _INPUT else file)},
        "region": {"startLine": line},
    }


def _fingerprint(post: PostCheck, item: Finding) -> str:
    """What stays the same while blocks before the finding come and go."""
    parts = (post.post, item.code.value, item.where.heading, item.where.quote or item.message)
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
