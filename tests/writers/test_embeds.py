"""What is embedded, in files: a live link by a name; on paper, its address and a code to scan."""

import io

import pypdfium2
import pytest
import zxingcpp
from support.contexts import chapter, context
from support.printed import WRITER, content_of
from support.trees import article

from exporter.tree import Embed, Figure, Publication, Text
from exporter.writers.pdf.addresses import LONGEST_CODE
from exporter.writers.pdf.options import PdfOptions

FILM = "https://www.youtube.com/watch?v=abcdefghijk&t=75s"
PLACE = "https://www.google.com/maps/embed?pb=" + "!1m18" * 45


def pages(*blocks: Embed | Figure, qr: bool = True, language: str = "en") -> pypdfium2.PdfDocument:
    publication = Publication(
        title=(Text("A title"),), chapters=(chapter(*blocks, language=language),), language=language
    )
    written = WRITER.write(context(publication, options=PdfOptions(qr=qr)))
    return pypdfium2.PdfDocument(io.BytesIO(content_of(written)))


def scanned(document: pypdfium2.PdfDocument, dots_per_inch: int = 200) -> list[zxingcpp.Barcode]:
    picture = document[0].render(scale=dots_per_inch / 72).to_pil().convert("L")
    return list(zxingcpp.read_barcodes(picture))


def text(document: pypdfium2.PdfDocument) -> str:
    written: str = document[0].get_textpage().get_text_range()
    return written


def test_a_telephone_reads_the_address_from_paper() -> None:
    found = scanned(pages(Embed(href=FILM, kind="video", title="Grafting", provider="YouTube")))
    assert [(code.format.name, code.text, code.ec_level) for code in found] == [
        ("QRCode", FILM, "M")
    ]


def test_a_long_address_is_read_from_paper_too() -> None:
    assert len(PLACE) < LONGEST_CODE
    (code,) = scanned(pages(Embed(href=PLACE, kind="map")))
    assert code.text == PLACE


@pytest.mark.parametrize("language", ["ar", "he", "ja"])
def test_addresses_of_all_scripts_are_read(language: str) -> None:
    address = "https://garden.example/гвоздика?名=薔薇"
    (code,) = scanned(pages(Embed(href=address), language=language))
    assert code.text == address


def test_modules_are_big_enough_for_a_hand_and_have_their_quiet_zone() -> None:
    dots_per_inch = 300
    (code,) = scanned(pages(Embed(href=FILM)), dots_per_inch)
    width = (code.position.top_right.x - code.position.top_left.x) / dots_per_inch * 25.4
    modules = 17 + 4 * 4  # version 4 holds 62 bytes at level M
    assert 0.5 <= width / modules <= 0.9
    assert width / modules * (modules + 8) >= 25


def test_codes_can_be_left_out_and_the_address_stays() -> None:
    document = pages(Embed(href=FILM, title="Grafting"), qr=False)
    assert scanned(document) == []
    assert FILM in text(document)


def test_an_address_too_long_for_a_code_is_printed_whole() -> None:
    address = "https://garden.example/" + "rose/" * 60
    document = pages(Embed(href=address, title="Roses"))
    assert len(address) > LONGEST_CODE
    assert scanned(document) == []
    assert address in "".join(text(document).split())


def test_the_same_bytes_each_time() -> None:
    publication = article(Embed(href=FILM))
    first, second = (
        content_of(WRITER.write(context(publication, options=PdfOptions()))) for _ in range(2)
    )
    assert first == second
