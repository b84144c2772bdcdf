"""What each stage costs a process that has done it before: processor time of one post."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from exporter.assets import Media
from exporter.handout import Handout, with_leaflet
from exporter.loading import timestamp_of
from exporter.look import Look
from exporter.normalise import normalise
from exporter.normalise.passes import PASSES
from exporter.post import read_posts
from exporter.settings import Wish, dressed
from exporter.tree import Publication
from exporter.writers.pdf.engine import load
from exporter.writing import NoOptions, WritingContext, options_for, writer_named

ALL_PASSES = frozenset(each.name for each in PASSES)


class Stage(NamedTuple):
    """One step of an export."""

    name: str
    figure: float  # median milliseconds of processor time, or a ratio of two
    aim: float | None = None


def processor_time(work: Callable[[], object], at_least: float = 1.0) -> float:
    """Median milliseconds of one call, over `at_least` seconds of calls after one that is free."""
    work()
    gc.collect()
    times: list[float] = []
    while sum(times) < at_least or len(times) < 5:
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times) * 1000


def stages(path: Path) -> Iterator[Stage]:
    """Every stage, in the order that a post passes through them."""
    data = path.read_bytes()
    post = read_posts(data)[0]
    decode = processor_time(lambda: read_posts(data))
    tree = processor_time(lambda: normalise(post, without=ALL_PASSES))
    whole = processor_time(lambda: normalise(post))
    yield Stage("decode the JSON", decode)
    yield Stage("parse the HTML, make the tree", tree)
    yield Stage("repair the tree", whole - tree)
    yield Stage("all three", decode + whole, 3)

    publication = Publication.of_article(normalise(post).chapter)
    context = context_of(publication, path.parent)
    for name, aim in {"html": None, "epub": 15.0, "docx": 25.0, "pdf": None}.items():
        yield Stage(f"write {name.upper()}", processor_time(writing(name, context)), aim)
    for name, variant, most in (
        ("PDF / bare WeasyPrint, untagged", None, 1.15),
        ("PDF / bare WeasyPrint, tagged", "pdf/ua-1", None),
    ):
        yield Stage(name, ratio(writing("pdf", context), bare_weasyprint(context, variant)), most)
    leaflet = handout_of(context)
    bare = bare_weasyprint(leaflet, None)
    yield Stage("handout / bare WeasyPrint, untagged", ratio(writing("pdf", leaflet), bare), 1.15)


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 9) -> float:
    """Median of the ratios of processor time, round by round, after one that doesn't count."""
    ratios = []
    for _ in range(rounds + 1):
        times = []
        for work in (ours, theirs):
            gc.collect()
            started = time.process_time()
            work()
            times.append(time.process_time() - started)
        ratios.append(times[0] / times[1])
    return statistics.median(ratios[1:])


def context_of(publication: Publication, beside: Path) -> WritingContext[Any]:
    """What the pipeline gives a writer of that publication."""
    pictures, _ = Media().pictures_of(publication, beside)
    return WritingContext(
        publication=publication,
        options=NoOptions(),
        pictures=pictures,
        language=publication.language or "und",
        look=Look(),
        timestamp=timestamp_of(publication),
        report=lambda _: None,
    )


def handout_of(context: WritingContext[Any]) -> WritingContext[Any]:
    """The same article as a handout without a clinic's settings."""
    look, handout, logo = dressed(Wish(profile="handout"))
    publication, _said = with_leaflet(
        context.publication, handout or Handout(), logo, context.language
    )
    return replace(context, publication=publication, look=look)


def writing(name: str, context: WritingContext[Any]) -> Callable[[], object]:
    """One format of a publication."""
    writer = writer_named(name)
    ready = replace(context, options=options_for(writer, {}))

    def write() -> bytes:
        content = writer.write(ready).content
        return content if isinstance(content, bytes) else b"".join(content)

    return write


def bare_weasyprint(context: WritingContext[Any], variant: str | None) -> Callable[[], object]:
    """WeasyPrint as anybody would call it, with the very HTML and styles that our writer uses."""
    load()
    import weasyprint  # noqa: PLC0415 - with what `load` knows
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from exporter.writers.pdf.addresses import FONT  # noqa: PLC0415
    from exporter.writers.pdf.fetcher import OwnFetcher  # noqa: PLC0415
    from exporter.writers.pdf.fonts import font_faces  # noqa: PLC0415
    from exporter.writers.pdf.layout import Press  # noqa: PLC0415
    from exporter.writers.pdf.page import document, page_rules, parts, style_sheet  # noqa: PLC0415

    context = replace(context, options=options_for(writer_named("pdf"), {}))
    page, fetcher = document(context), OwnFetcher(context.pictures)
    styles = font_faces(FONT) + style_sheet(parts(context)) + page_rules(context, Press().width)

    def write() -> object:
        fonts = FontConfiguration()
        sheet = weasyprint.CSS(string=styles, url_fetcher=fetcher, font_config=fonts)
        html = weasyprint.HTML(string=page, url_fetcher=fetcher)
        return html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant=variant)

    return write
