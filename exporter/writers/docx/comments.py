"""The comments of a document: remarks for its editor, each at its place."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from lxml import etree

from exporter.errors import WriterFailed
from exporter.remarks import AUTHOR
from exporter.tree.check import XML_ILLEGAL
from exporter.writers.docx import styles
from exporter.writers.docx.addresses import Targets, about, linked, links, pictures
from exporter.writers.docx.anchors import REFERENCE_STYLE, Comment, anchored
from exporter.writers.docx.draft import Draft
from exporter.writers.docx.relations import Relation
from exporter.writers.docx.remarked import Finder, remarked
from exporter.writers.docx.scroll import Scroll, Spot, W, style_of
from exporter.writers.docx.xml import DECLARATION, W_NS, attribute, escape

_DOCUMENT, _NOTES, _COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"

_INITIALS = "ex"
_TEXT_STYLE = "CommentText"
_REFERENCE = f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE_STYLE}"/></w:rPr><w:annotationRef/></w:r>'


def with_comments(draft: Draft, parts: Mapping[str, str | bytes]) -> dict[str, str]:
    """The parts of a document that are others with the comments that its margin asks for.

    Args:
        draft: With the margin, and the relations by which links' addresses are found; it gets one
            for the comments.
        parts: As they are printed, by name.

    Raises:
        WriterFailed: A part holds a character that no document can.
    """
    roots = {name: _parsed(parts[name]) for name in (_DOCUMENT, _NOTES) if name in parts}
    body = roots[_DOCUMENT]
    scroll = Scroll(body, roots.get(_NOTES))
    comments = _all(draft, scroll)
    anchored(comments, scroll)
    for root in roots.values():
        _without_marks(root)
    order = _numbered(body)
    changed = {
        name: DECLARATION + etree.tostring(root, encoding="unicode") for name, root in roots.items()
    }
    if order:
        draft.relations.to("comments", _COMMENTS.removeprefix("word/"))
        changed[_COMMENTS] = _part([comments[number] for number in order], draft.context.timestamp)
    return changed


def _all(draft: Draft, scroll: Scroll) -> list[Comment]:
    """Everything that is to be said in comments."""
    margin, chapters = draft.margin, draft.context.publication.chapters
    title = _title(scroll)
    targets = Targets(_targets(draft.relations.all()), _targets(draft.notes.relations.all()))
    found = linked(scroll, targets)
    comments = []
    if margin.addresses:
        told = about(chapters[0].source) if len(chapters) == 1 else ()
        comments += [Comment(told, title)] if told else []
    comments += remarked(margin.remarks, Finder(scroll, margin.pictures, found), title)
    if margin.addresses:
        comments += [*links(found, scroll), *pictures(margin.pictures, scroll)]
    return comments


def _targets(relations: Iterable[Relation]) -> dict[str, str]:
    return {each.id: each.target for each in relations if each.external}


def _title(scroll: Scroll) -> Spot:
    """The title, or whatever stands first where there is none."""
    for number, paragraph in enumerate(scroll.paragraphs):
        if style_of(paragraph) == styles.TITLE:
            return Spot(number)
    return Spot(0)


# -------------------------------------------------------------------------------------- parts


def _parsed(part: str | bytes) -> etree._Element:
    """The part's root.

    Raises:
        WriterFailed: It holds a character that XML can't.
    """
    try:
        return etree.fromstring(part.encode() if isinstance(part, str) else part)
    except etree.XMLSyntaxError as problem:
        raise WriterFailed(f"the document is no well-formed XML: {problem}") from None


def _without_marks(root: etree._Element) -> None:
    """Take out the marks that the printers left, which have done their work."""
    for mark in list(root.iter(etree.PI)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _numbered(body: etree._Element) -> list[int]:
    """Number the comments in the order of the text, and give the numbers that they had."""
    order: dict[str, int] = {}
    name = f"{W}id"
    for start in body.iter(f"{W}commentRangeStart"):
        start.set(name, str(order.setdefault(start.get(name, ""), len(order))))
    for mark in body.iter(f"{W}commentRangeEnd", f"{W}commentReference"):
        mark.set(name, str(order[mark.get(name, "")]))
    return [int(number) for number in order]


def _part(comments: Sequence[Comment], timestamp: datetime) -> str:
    """The part of the comments (ISO/IEC 29500-1, 11.3.2)."""
    signed = (
        f'w:author="{AUTHOR}" w:initials="{_INITIALS}"'
        f"{attribute('w:date', timestamp.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%SZ'))}"
    )
    inner = "".join(
        f'<w:comment w:id="{number}" {signed}>{_paragraphs(comment.paragraphs)}</w:comment>'
        for number, comment in enumerate(comments)
    )
    return f"{DECLARATION}<w:comments {W_NS}>{inner}</w:comments>"


def _paragraphs(texts: Sequence[str]) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{_TEXT_STYLE}"/></w:pPr>'
    return "".join(
        f"<w:p>{properties}{'' if number else _REFERENCE}<w:r>"
        f'<w:t xml:space="preserve">{escape(XML_ILLEGAL.sub(chr(0xFFFD), text))}</w:t></w:r></w:p>'
        for number, text in enumerate(texts)
    )
