"""Whatever lawful tree is given, HTML and EPUB are well-formed and hold its text, in order."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from selectolax.lexbor import LexborHTMLParser
from support.contexts import chapter, context
from support.everything import pictures
from support.lawful import blocks
from support.reading import text_in, with_notes_last

from exporter.markup import MarkupSettings, block_markup
from exporter.tree import Block, Publication, Text, check, walk
from exporter.writers.epub import EpubWriter
from exporter.writers.html import HtmlWriter

OURS = {"missing-picture", "embed"}
NUMBERS = {"doc-noteref", "doc-backlink"}
VARIANTS = [{}, {"epub": True}, {"paged": True}]


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def source_letters(tree: tuple[Block, ...]) -> str:
    return letters("".join(text_in(tree)))


def printed_letters(root: ET.Element) -> str:
    """The page's letters without placeholders and the numbers of notes."""

    def texts(element: ET.Element) -> str:
        classes = (element.get("class") or "").split()
        is_ours = bool(OURS & set(classes)) or element.get("role") in NUMBERS
        own = "" if is_ours else element.text or ""
        children = [] if is_ours else list(element)
        return own + "".join(texts(child) + (child.tail or "") for child in children)

    return letters(texts(root))


@given(blocks)
def test_markup(tree: tuple[Block, ...]) -> None:
    assert check(Publication.of_article(chapter(*tree))) == []
    for variant in VARIANTS:
        settings = MarkupSettings(address_of=lambda picture: picture.name, **variant)  # type: ignore[arg-type]
        markup = block_markup(tree, pictures(), settings)
        root = ET.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>')
        expected = source_letters(tree) if settings.paged else letters(with_notes_last(tree))
        assert printed_letters(root) == expected
        whole = "".join(root.itertext())
        assert all(node.text in whole for node in walk(tree) if isinstance(node, Text))


@given(blocks)
def test_html_parsers_see_what_xml_parsers_see(tree: tuple[Block, ...]) -> None:
    settings = MarkupSettings(address_of=lambda picture: picture.name)
    markup = block_markup(tree, pictures(), settings)
    as_xml = ET.fromstring(f"<body>{markup}</body>")
    as_html = LexborHTMLParser(f"<!DOCTYPE html><body>{markup}</body>").body
    assert as_html is not None
    tags = [node.tag for node in as_html.traverse() if node.tag and node.tag != "-text"]
    assert tags == [element.tag.rpartition("}")[2] for element in as_xml.iter()]
    assert as_html.text().rstrip("\n") == "".join(as_xml.itertext()).rstrip("\n")


@given(blocks)
def test_files(tree: tuple[Block, ...]) -> None:
    given_context = context(Publication.of_article(chapter(*tree)), pictures())
    made = EpubWriter().write(given_context).content
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        page = archive.read("EPUB/chapter-1.xhtml").decode()
    assert (
        block_markup(
            tree,
            pictures(),
            MarkupSettings(
                address_of=lambda picture: f"pictures/{picture.name}", epub=True, language="en"
            ),
        )
        in page
    )
    assert HtmlWriter().write(given_context).content
