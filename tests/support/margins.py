"""Reads the comments of a Word document: what they say, and the words that they are about."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from lxml import etree
from msgspec.structs import replace

from exporter.look import Look
from exporter.remarks import Remark
from exporter.tree import Block, Publication
from support.contexts import chapter, context
from support.everything import pictures
from support.word import W, Word, written

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"


class Said(NamedTuple):
    """A comment: its text, the words around which it stands, and their paragraph's style."""

    text: str
    about: str
    style: str


def remark(near: str = "", **more: object) -> Remark:
    """A remark like many others."""
    return replace(Remark(kind="odd", what="this is odd", step="Mend it.", near=near), **more)


def draft(*remarks: Remark, tree: tuple[Block, ...], look: Look | None = None) -> bytes:
    """A document with remarks."""
    publication = Publication.of_article(chapter(*tree))
    return written(replace(context(publication, pictures(), look=look), remarks=remarks))


def comments_of(data: bytes) -> list[Said]:
    """The comments in the order of the text, by python-docx, with their places by lxml.

    Each must begin, end and hang on a mark of its own, in this order, within one paragraph.
    """
    comments = list(docx.Document(io.BytesIO(data)).comments)
    document = Word(data).document
    found = []
    for comment in comments:
        name = str(comment.comment_id)
        (start,) = document.iterfind(f".//{W}commentRangeStart[@{W}id='{name}']")
        paragraph = next(start.iterancestors(f"{W}p"))
        inside, ended, text = False, False, []
        for each in paragraph.iter():
            if each is start:
                inside = True
            elif each.tag == f"{W}commentRangeEnd" and each.get(f"{W}id") == name:
                assert inside, "it ends before it begins"
                inside, ended = False, True
            elif each.tag == f"{W}commentReference" and each.get(f"{W}id") == name:
                assert ended, "its mark stands before its end"
                break
            elif inside and each.tag == f"{W}t":
                text.append(each.text or "")
        else:
            raise AssertionError(f"comment {name} has no mark in its paragraph")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(
            Said(comment.text, "".join(text), "" if style is None else style.get(f"{W}val") or "")
        )
    return found


def libreoffice_comments(path: Path) -> list[tuple[str, str]]:
    """The comments of a document as LibreOffice reads it: who says it, and the first paragraph."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice isn't installed: it did not read the comments")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        save = ["--convert-to", "fodt", "--outdir", folder, str(path.resolve())]
        subprocess.run(
            [soffice, profile, "--headless", *save], check=True, capture_output=True, timeout=120
        )
        root = etree.fromstring(Path(folder, f"{path.stem}.fodt").read_bytes())
    return [
        (note.findtext(f"{_DC}creator") or "", "".join(map(str, _first(note).itertext())))
        for note in root.iter(f"{_OFFICE}annotation")
    ]


def _first(note: etree._Element) -> etree._Element:
    """The first paragraph of a comment."""
    return next(note.iter(f"{_TEXT}p"))
