"""The document tree as a file within the file, from which the text can be exported again.

It is an associated file (ISO 32000-2, 14.13; ISO 19005-3, 6.8): the source that the pages were
made from, listed among the attachments of any viewer.
"""

from datetime import datetime
from hashlib import md5
from typing import Any

import pydyf

from exporter.tree import Publication, to_json

NAME = "document-tree.json"
"""What viewers call it, and what it is saved as."""

_ABOUT = "The text of this document as data; exporter export reads it"


def attach(pdf: Any, publication: Publication, moment: datetime) -> None:  # noqa: ANN401
    """Put the tree of a publication into a PDF.

    Args:
        pdf: A `pydyf.PDF`.
        publication: What its pages show.
        moment: When it was made; with a time zone.
    """
    data = to_json(publication)
    date = pydyf.String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    parameters = {
        "Size": len(data),
        "ModDate": date,
        # The standard wants MD5 here; nothing is kept safe by it.
        "CheckSum": f"<{md5(data, usedforsecurity=False).hexdigest()}>",
    }
    file = pydyf.Stream(
        [data],
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/application#2fjson",
            "Params": pydyf.Dictionary(parameters),
        },
        compress=True,
    )
    pdf.add_object(file)
    name = pydyf.String(NAME)
    entry = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "AFRelationship": "/Source",
            "Desc": pydyf.String(_ABOUT),
        }
    )
    pdf.add_object(entry)
    names = pydyf.Dictionary({"Names": pydyf.Array([name, entry.reference])})
    pdf.add_object(names)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names.reference
    pdf.catalog["AF"] = pydyf.Array([entry.reference])
