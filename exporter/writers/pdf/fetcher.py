"""Serves the run's own pictures and fonts to WeasyPrint, and refuses every other address.

WeasyPrint 70 takes only a subclass of its `URLFetcher`, for documents and for every style sheet;
what a fetcher refuses is left out of the page.
Source: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#url-fetchers
"""

from collections.abc import Mapping
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from exporter.assets import Picture
from exporter.assets.mixing import in_light
from exporter.markup.codes import code_drawing
from exporter.writers.pdf.addresses import CODE, FONT, FORMULA, PICTURE
from exporter.writers.pdf.fonts import font_file


class OwnFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Knows pictures by their digest and fonts by their file's name; opens no connection."""

    def __init__(
        self,
        pictures: Mapping[str, Picture] | None = None,
        formulas: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._formulas = formulas or {}
        self._pictures = {item.digest: item for item in (pictures or {}).values()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """A picture or a font.

        Raises:
            ValueError: The address is of neither; WeasyPrint goes on without it.
        """
        del headers
        if url.startswith(PICTURE) and (picture := self._pictures.get(url.removeprefix(PICTURE))):
            return URLFetcherResponse(url, in_light(picture), {"Content-Type": picture.media_type})
        if url.startswith(FONT) and (path := font_file(url.removeprefix(FONT))):
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        if drawing := self._formulas.get(url.removeprefix(FORMULA)):
            return URLFetcherResponse(url, drawing, {"Content-Type": "image/svg+xml"})
        if url.startswith(CODE):
            drawing = code_drawing(unquote(url.removeprefix(CODE)))
            return URLFetcherResponse(url, drawing, {"Content-Type": "image/svg+xml"})
        raise ValueError("nothing is fetched while a page is laid out")
