"""Post JSON made for tests."""

import json
from typing import Any

HTML = "<h2>Rest</h2><p>Keep the ankle <strong>still</strong> for two days.</p>"


def post(html: str = HTML, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON of any shape
    """A post object; a field given as `...` is left out."""
    whole = {
        "id": 7,
        "slug": "sprained-ankle",
        "type": "post",
        "link": "https://clinic.example/sprained-ankle/",
        "date": "2026-03-01T10:00:00",
        "date_gmt": "2026-03-01T09:00:00",
        "title": {"rendered": "Sprained ankle &amp; foot"},
        "content": {"rendered": html, "protected": False},
        "excerpt": {"rendered": "<p>What to do first.</p>", "protected": False},
    } | fields
    return {name: value for name, value in whole.items() if value is not ...}


def post_json(html: str = HTML, **fields: Any) -> bytes:  # noqa: ANN401 - as above
    """The same as JSON."""
    return json.dumps(post(html, **fields)).encode()
