"""The JSON of the REST route `wp/v2/posts`, as far as this product reads it.

Fields that the export stands on are typed strictly, so that a wrong type is refused with its JSON
path. Optional metadata is `Any`: plugins put `false`, `[]` or an error object there, and that is
no reason to refuse a post.

Source: https://developer.wordpress.org/rest-api/reference/posts/
"""

from typing import Any

from msgspec import Struct, field


class RichText(Struct, frozen=True):
    """A text field: `rendered` for readers, `raw` too with context=edit."""

    rendered: str | None = None
    raw: str | None = None
    protected: bool = False


Rich = str | RichText | None


class WirePost(Struct, frozen=True):
    """A post object. Other fields are skipped unread."""

    content: Rich = None
    title: Rich = None
    excerpt: Rich = None
    id: int | str | None = None
    slug: str | None = None
    link: str | None = None
    type: str | None = None
    date: str | None = None
    date_gmt: str | None = None
    modified: str | None = None
    modified_gmt: str | None = None
    lang: Any = None
    meta: Any = None
    acf: Any = None
    categories: Any = None
    tags: Any = None
    embedded: Any = field(name="_embedded", default=None)
    yoast: Any = field(name="yoast_head_json", default=None)


def rendered(value: Rich) -> str:
    """A text field's best form: what readers see, else what the editor holds, else nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    return value.rendered or value.raw or ""


def is_raw(value: Rich) -> bool:
    """Whether `rendered` had only the editor's form to give."""
    return isinstance(value, RichText) and not value.rendered and bool(value.raw)
