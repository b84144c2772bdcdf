"""Pictures in Word: in kinds that it reads, each once, with the pixels that print can show."""

import io

import pytest
from PIL import Image as Pillow
from support.contexts import chapter, context
from support.everything import NEAR
from support.photographs import photograph, saved
from support.trees import p
from support.word import Word, written

from exporter.assets import Pictures
from exporter.assets.check import checked
from exporter.diagnostics import Diagnostic
from exporter.tree import Image, Publication


def media(*images: Image, data: bytes) -> tuple[list[Pillow.Image], list[Diagnostic]]:
    reported: list[Diagnostic] = []
    pictures = Pictures(dict.fromkeys((image.src for image in images), checked(data)))
    publication = Publication.of_article(chapter(*map(p, images)))
    document = Word(written(context(publication, pictures=pictures, reported=reported)))
    parts = [document.parts[name] for name in document.parts if "/media/" in name]
    return [Pillow.open(io.BytesIO(part)) for part in parts], reported


@pytest.mark.parametrize(
    ("widths", "pixels"), [((192,), 600), ((96, 192, 48), 600), ((600,), 1600), ((None,), 1600)]
)
def test_a_picture_has_the_pixels_that_its_largest_showing_needs(
    widths: tuple[int | None, ...], pixels: int
) -> None:
    data = saved(photograph((1600, 1200)), "JPEG")
    images = [Image(f"{NEAR}?{n}", alt="x", width=width) for n, width in enumerate(widths)]
    (found,), _ = media(*images, data=data)
    assert found.size == (pixels, pixels * 3 // 4)


def test_what_word_reads_and_print_needs_is_kept_byte_for_byte() -> None:
    data = saved(photograph((600, 400)), "JPEG", quality=70)
    document = context(
        Publication.of_article(chapter(p(Image(NEAR, alt="x")))),
        pictures=Pictures({NEAR: checked(data)}),
    )
    assert data in Word(written(document)).parts.values()


@pytest.mark.parametrize(("kind", "name"), [("WEBP", "WebP"), ("AVIF", "AVIF")])
def test_photographs_of_newer_kinds_become_jpeg_once(kind: str, name: str) -> None:
    data = saved(photograph((640, 480)), kind, quality=80)
    shown = Image(NEAR, alt="A hill")
    (found,), said = media(shown, shown, data=data)
    assert (found.format, found.size) == ("JPEG", (640, 480))
    assert [item.detail for item in said] == [f"{name} to JPEG"]
    assert said[0].place.near == "A hill"


def test_a_drawing_is_twice_as_fine_as_it_is_shown() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3"/></svg>'
    picture = checked(data, 300)
    pictures = Pictures({NEAR: picture})
    publication = Publication.of_article(chapter(p(Image(NEAR, alt="x", width=300))))
    document = Word(written(context(publication, pictures=pictures)))
    (extent,) = document.find("wp:extent")
    assert int(extent.get("cx") or 0) == 300 * 9525
    assert document.parts[f"word/media/{picture.name}"] == picture.data
    assert Pillow.open(io.BytesIO(picture.data)).size == (600, 200)
