"""Pictures of every kind in files that keep their standards: inks, depths, palettes, clear parts."""

import io
from pathlib import Path

import pytest
from PIL import Image as Pixels
from support.printed import printed
from support.trees import article
from support.validators import broken_rules

from exporter.assets import Pictures
from exporter.assets.check import checked
from exporter.tree import Image, Paragraph
from exporter.writers.pdf.options import PdfOptions, Standard


def kinds() -> dict[str, bytes]:
    grey = Pixels.linear_gradient("L").resize((60, 40))
    colours = Pixels.merge("RGB", (grey, grey, grey))
    clear = Pixels.merge("RGBA", (grey, grey, grey, grey))
    palette = colours.quantize(16)
    return {
        "inks": saved(Pixels.merge("CMYK", (grey,) * 4), "JPEG"),
        "colours": saved(colours, "JPEG"),
        "grey": saved(grey, "JPEG"),
        "sixteen bits": saved(Pixels.new("I;16", (30, 20), 40_000), "PNG"),
        "one bit": saved(grey.convert("1"), "PNG"),
        "palette": saved(palette, "PNG"),
        "clear in a palette": saved(palette, "PNG", transparency=3),
        "clear grey": saved(Pixels.merge("LA", (grey, grey)), "PNG"),
        "clear colours": saved(clear, "PNG"),
        "one clear colour": saved(colours, "PNG", transparency=(0, 0, 0)),
        "webp": saved(clear, "WEBP"),
        "avif": saved(colours, "AVIF"),
        "clear avif": saved(clear, "AVIF"),
        "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h6v6"/></svg>',
        "gif": saved(grey.convert("P"), "GIF", transparency=0),
    }


def saved(image: Pixels.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_pictures(tmp_path: Path, standard: Standard) -> None:
    paths = []
    for name, data in kinds().items():
        address = "https://example.org/x"
        whole = article(Paragraph(content=(Image(address, alt=name),)))
        found = printed(
            whole, Pictures({address: checked(data)}), options=PdfOptions(standard=standard)
        )
        assert [str(tag.attributes["Alt"]) for tag in found.tags().find("Figure")] == [name]
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(found.content)
    assert broken_rules(paths, standard) == {path: [] for path in paths}
