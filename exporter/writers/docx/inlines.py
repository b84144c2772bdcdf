"""Inlines as runs."""

from abc import ABC, abstractmethod
from typing import assert_never

from exporter.diagnostics import Code, Diagnostic, Place, excerpt
from exporter.direction import is_right_to_left
from exporter.look import ARTICLE
from exporter.tree import (
    Abbreviation,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Note,
    Ruby,
    Span,
    Style,
    Styled,
    Text,
    Time,
    plain_text,
)
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.languages import locale
from exporter.writers.docx.links import target_of, tooltip
from exporter.writers.docx.looks import Look, run_properties
from exporter.writers.docx.maths import as_text, formula
from exporter.writers.docx.pictures import placeholder
from exporter.writers.docx.printed import printed_run
from exporter.writers.docx.quotation import marks
from exporter.writers.docx.runs import run, text_runs
from exporter.writers.docx.xml import attribute


class InlinePrinter(ABC):
    """Prints inlines into a draft.

    Args:
        draft: The document that is being written.
        chapter: The chapter's number, from 0.
    """

    def __init__(self, draft: Draft, chapter: int) -> None:
        self.draft = draft
        self.chapter = chapter

    @abstractmethod
    def note(self, node: Note, look: Look) -> str:
        """A footnote's reference; the note itself goes to its part."""

    def inlines(self, nodes: Inlines, look: Look, room: int) -> str:
        """The nodes one after the other.

        Args:
            nodes: Of one paragraph.
            look: What stands around them.
            room: The width of a line, in twentieths of a point, which pictures are made to fit.
        """
        return "".join([self.inline(node, look, room) for node in nodes])

    def inline(self, node: Inline, look: Look, room: int) -> str:
        """One node."""
        match node:
            case Text():
                return text_runs(node.text, look)
            case LineBreak():
                return run("<w:br/>", look)
            case Styled():
                return self._styled(node, look, room)
            case Span():
                return self._span(node, look, room)
            case Abbreviation():
                return self._abbreviation(node, look, room)
            case Time():
                return self.inlines(node.content, look, room)
            case Ruby():
                return self._ruby(node, look, room)
            case Link():
                return self._link(node, look, room)
            case Image():
                return self._image(node, look, room)
            case Note():
                return self.note(node, look)
            case Math():
                return (
                    text_runs(as_text(node), look) if look.runs_only or look.link else formula(node)
                )
            case _:
                assert_never(node)

    def _styled(self, node: Styled, look: Look, room: int) -> str:
        inner = self.inlines(node.content, look.styled(node.style), room)
        if node.style is not Style.QUOTATION:
            return inner
        nested = Style.QUOTATION in look.traits
        before, after = marks(look.lang or self.draft.language, nested=nested)
        return text_runs(before, look) + inner + text_runs(after, look)

    def _span(self, node: Span, look: Look, room: int) -> str:
        if node.lang:
            look = look._replace(lang=node.lang, rtl=is_right_to_left(node.lang))
        if node.dir:
            look = look._replace(rtl=node.dir == "rtl")
        inner = self.inlines(node.content, look, room)
        if node.id is None:
            return inner
        return self.draft.bookmarks.around(self.chapter, node.id, inner)

    def _abbreviation(self, node: Abbreviation, look: Look, room: int) -> str:
        """Word shows no expansion of an abbreviation, so it is reported, once each."""
        if node.expansion.strip():
            short = plain_text(node.content)
            self.draft.report_once(
                Diagnostic(
                    Code.NOT_CARRIED,
                    f"what an abbreviation stands for: {short}, {node.expansion.strip()}",
                    Place(near=excerpt(short)),
                )
            )
        return self.inlines(node.content, look._replace(acronym=True), room)

    def _ruby(self, node: Ruby, look: Look, room: int) -> str:
        """Word's own ruby, the reading at half the size or the least (ISO/IEC 29500-1, 17.3.3.25).

        It may hold runs only: no links. Sizes are half points.
        """
        inner = look._replace(runs_only=True)
        base = self.inlines(node.base, inner, room)
        reading = self.inlines(node.reading, inner, room)
        language = locale(look.lang or self.draft.language)
        lid = attribute("w:val", "ja-JP" if language.startswith("und") else language)
        preset = self.draft.context.look.preset
        full, small = 2 * preset.body, max(preset.body, 2 * preset.smallest)
        if preset == ARTICLE:
            small = preset.body  # as print does it; only clear print asks for more
        return (
            f"<w:r>{run_properties(look, rtl=False)}<w:ruby><w:rubyPr>"
            f'<w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{small:.0f}"/>'
            f'<w:hpsRaise w:val="{full - 2:.0f}"/>'
            f'<w:hpsBaseText w:val="{full:.0f}"/><w:lid{lid}/></w:rubyPr><w:rt>{reading}</w:rt>'
            f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        )

    # -------------------------------------------------------------------------------- links

    def _link(self, node: Link, look: Look, room: int) -> str:
        if look.runs_only:
            self._unlinked(node, "a link within ruby")
            return self.inlines(node.content, look, room)
        title = attribute("w:tooltip", tooltip(node.title))
        linked = look._replace(link=True)
        if node.href.startswith("#"):
            anchor = node.href[1:]
            if not self.draft.has_anchor(self.chapter, anchor):
                self._unlinked(node, "its target isn't in the article", Code.LINK_TARGET_MISSING)
                return self.inlines(node.content, look, room)
            name = self.draft.bookmarks.name(self.chapter, anchor)
            content = self.inlines(node.content, linked, room)
            return f'<w:hyperlink w:anchor="{name}"{title} w:history="1">{content}</w:hyperlink>'
        target = target_of(node.href)
        if target is None:
            self._unlinked(node, "an address that Word can't open")
            return self.inlines(node.content, look, room) + text_runs(f" ({node.href})", look)
        relation = self.draft.relations.to("hyperlink", target)
        content = self.inlines(node.content, linked, room)
        link = f'<w:hyperlink r:id="{relation}"{title} w:history="1">{content}</w:hyperlink>'
        return link + printed_run(self.draft.printed.beside(node))

    def _unlinked(self, node: Link, why: str, code: Code = Code.NOT_CARRIED) -> None:
        near = excerpt(plain_text(node.content))
        self.draft.report(Diagnostic(code, f"{why}: {node.href}", Place(near=near)))

    # ----------------------------------------------------------------------------- pictures

    def _image(self, node: Image, look: Look, room: int) -> str:
        drawing = self.draft.pictures.drawing(node, room)
        if drawing is not None:
            return self.draft.margin.picture(node, f"<w:r>{drawing}</w:r>")
        words = text_runs(placeholder(node, self.draft.words.picture), look.styled(Style.SMALL))
        return self.draft.margin.picture(node, words)
