"""The XMP packet of a file: what it is, and which standards it says that it keeps.

Sources: ISO 16684-1 (XMP); ISO 19005-3, 6.6 (PDF/A-3); ISO 14289-1, 5 (PDF/UA-1); ISO 14289-2, 5
(PDF/UA-2).
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

_UA_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li>\
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A-3 wants every property described that it doesn't know itself (ISO 19005-3, 6.6.2.3)."""

_STANDARDS = {
    "ua-1": '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' pdfaid:part="3" pdfaid:conformance="A"/>\n'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    f' pdfuaid:part="1"/>\n{_UA_SCHEMA}',
    "ua-2": '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' pdfaid:part="4" pdfaid:rev="2020"{level}/>\n'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' pdfuaid:part="2" pdfuaid:rev="2024"/>',
}


def packet(  # noqa: PLR0913 - the properties of a packet
    standard: str,
    *,
    title: str,
    authors: Iterable[str],
    description: str,
    moment: str,
    producer: str,
    has_files: bool = False,
) -> bytes:
    """An XMP packet.

    Args:
        standard: `ua-1` or `ua-2`.
        title: Of the file.
        authors: In order.
        description: May be empty.
        moment: When it was made, ISO 8601.
        producer: The program that wrote the PDF.
        has_files: Others are embedded, which PDF/A-4 itself doesn't allow, but its level F.
    """
    level = ' pdfaid:conformance="F"' if has_files else ""
    parts = [_STANDARDS[standard].replace("{level}", level), _alternatives("title", title)]
    if names := "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in authors):
        parts.append(_dublin_core(f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>"))
    if description:
        parts.append(_alternatives("description", description))
    parts.append(
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        f"<pdf:Producer>{escape(producer)}</pdf:Producer></rdf:Description>"
    )
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f"{body}\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _dublin_core(content: str) -> str:
    return (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{content}</rdf:Description>"
    )


def _alternatives(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return _dublin_core(f"<dc:{name}><rdf:Alt>{item}</rdf:Alt></dc:{name}>")
