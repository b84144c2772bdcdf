"""Names of WordprocessingML."""

from lxml import etree

W_ADDRESS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_ADDRESS}}}"


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
