"""Text and attribute values made safe for XML and HTML alike."""

# A bare CR is turned into LF by both kinds of parser, so it is written as a reference.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})

# XML parsers turn white space in attribute values into spaces (XML 1.0, section 3.3.3).
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def escape(text: str) -> str:
    """Character data for an element's content."""
    return text.translate(_TEXT)


def attributes(**values: str | int | None) -> str:
    """Attributes with a space before each; those that are `None` are left out.

    A trailing underscore is taken off a name (`class_`), and a double one stands for a colon
    (`xml__lang`); other underscores are hyphens.
    """
    written = []
    for name, value in values.items():
        if value is not None:
            plain = name.rstrip("_").replace("__", ":").replace("_", "-")
            written.append(f' {plain}="{str(value).translate(_ATTRIBUTE)}"')
    return "".join(written)
