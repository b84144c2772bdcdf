"""From a publication to the bytes of its PDF."""

from collections.abc import Iterator
from hashlib import sha256
from xml.etree import ElementTree as ET

from msgspec.structs import replace

from exporter.assets.grey import in_grey
from exporter.diagnostics import Code, Diagnostic
from exporter.errors import WriterFailed
from exporter.markup import uncarried_links
from exporter.markup.holding import held
from exporter.writers.pdf.arrange import arrange
from exporter.writers.pdf.attach import attach
from exporter.writers.pdf.booklet import impose, sides
from exporter.writers.pdf.fetcher import OwnFetcher
from exporter.writers.pdf.formulas import Formulas
from exporter.writers.pdf.layout import Press, heard, nothing_below
from exporter.writers.pdf.linebreaks import hanging_spaces
from exporter.writers.pdf.missing_fonts import refuse_missing_scripts
from exporter.writers.pdf.options import PdfOptions
from exporter.writers.pdf.page import document, page_direction, page_rules, parts
from exporter.writers.pdf.standards import VARIANTS, Finisher, finisher
from exporter.writers.pdf.standins import replace_missing
from exporter.writers.pdf.tagging import own_tags
from exporter.writing import WritingContext, Written

_MOST_PASSES = 4
"""Stand-ins are plain letters and digits, so a second pass is nearly always the last."""

_EMBEDDED = frozenset({"image/gif", "image/jpeg", "image/png"})
"""Kinds of pictures that go into a PDF without growing: others would be spelled out by the pixel."""

_LINE_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
"""Characters at which Pango ends a paragraph and WeasyPrint 70 then fails."""


def produce(context: WritingContext[PdfOptions], press: Press) -> Written:
    """The PDF of a publication, and how many pages it has.

    Raises:
        WriterFailed: The tree holds what XML can't.
        MissingFont: No installed font has the letters of the text.
    """
    for diagnostic in uncarried_links(context.publication.chapters):
        context.report(diagnostic)
    pictures = held(context.publication, context.pictures, _EMBEDDED, context.report)
    context = replace(context, pictures=pictures)
    if context.look.grey:
        context = replace(context, pictures=in_grey(context.pictures))
    formulas = Formulas()
    # Where white space counts, Pango ends a line at a carriage return, and WeasyPrint 70 fails.
    text = document(context, formulas).replace("&#13;", "\n")
    for diagnostic in formulas.undrawn:
        context.report(diagnostic)
    rules = page_rules(context, press.width)
    identifier = sha256(f"{context.look.paper}{rules}{text}".encode(errors="surrogatepass"))
    try:
        root = ET.fromstring(text.translate(_LINE_ENDS))  # noqa: S314 - our own markup, which has no DTD
    except (ET.ParseError, UnicodeEncodeError) as problem:
        raise WriterFailed(f"the text can't be laid out: {problem}") from problem
    fitted = arrange(root, context.look, press.ruler, context.report)
    smallest = context.look.preset.smallest
    sheets = press.sheets(parts(context, fitted.parts), rules + fitted.rules)
    fetcher = OwnFetcher(context.pictures, formulas.drawings)
    unprintable: set[int] = set()
    for _ in range(_MOST_PASSES):
        with heard() as missing, own_tags(context.options.standard), nothing_below(smallest):
            with hanging_spaces():
                pages = press.lay_out(root, sheets, fetcher, context.options.standard)
            content = pages.write_pdf(
                pdf_variant=VARIANTS[context.options.standard].name,
                pdf_tags=True,
                pdf_identifier=identifier.hexdigest()[:32].encode(),
                finisher=finisher(context, *_last_steps(context)),
            )
        if not missing - unprintable:
            break
        if context.options.missing_glyphs == "refuse":
            refuse_missing_scripts(root, missing)
        unprintable |= missing
        replace_missing(root, missing)
        sheets = press.sheets(
            parts(context, fitted.parts),
            page_rules(context, press.width, unprintable) + fitted.rules,
        )
    for codepoint in sorted(unprintable):
        context.report(Diagnostic(Code.GLYPH_MISSING, f"U+{codepoint:04X}"))
    count = len(pages.pages)
    return Written(content, len(list(sides(count))) if context.look.preset.booklet else count)


def _last_steps(context: WritingContext[PdfOptions]) -> Iterator[Finisher]:
    """What is done with a PDF when its pages are drawn."""

    def bind(_document: object, pdf: object) -> None:
        impose(pdf, rtl=page_direction(context) == "rtl")

    def carry(_document: object, pdf: object) -> None:
        attach(pdf, context.publication, context.timestamp)

    if context.look.preset.booklet:
        yield bind
    if context.options.attach:
        yield carry
