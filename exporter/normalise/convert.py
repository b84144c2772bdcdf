"""HTML to tree: one walk over the elements.

Blocks and runs of text may be mixed anywhere. A run that stands beside blocks becomes a paragraph
of its own; an inline element that holds blocks (a link around a card) wraps each run inside it.
Wrappers are transparent: their language and direction go to the blocks in them, their id to the
first. Line ends of the source stay in `Text` as U+000A, because repairs look at lines.
"""

import re
from collections.abc import Callable, Iterable
from typing import cast
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise import media
from exporter.normalise.anchors import Anchors
from exporter.normalise.parse import Element, parse, siblings
from exporter.normalise.tables import TableReader
from exporter.normalise.vocabulary import (
    EMBEDS,
    HEADINGS,
    INLINE,
    NUMBERINGS,
    SILENT,
    STYLES,
)
from exporter.tree import (
    Abbreviation,
    Alignment,
    Block,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Details,
    Direction,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Ruby,
    Span,
    Styled,
    Text,
    ThematicBreak,
    Time,
    plain_text,
)
from exporter.tree.check import LANGUAGE, MAX_DEPTH, XML_ILLEGAL, is_safe

MAX_LEVEL = 110
"""Deepest element that is walked: each takes some frames of Python's stack of 1,000."""

MAX_BLOCK_DEPTH = MAX_DEPTH - 24
MAX_INLINE_DEPTH = MAX_DEPTH - 6
"""Tree depths that leave room for what repairs add."""

_SPACES = re.compile(r"[ \t\r\f]*\n[ \t\n\r\f]*|[ \t\r\f]{2,}|[\t\r\f]")
_ALIGN_CLASS = re.compile(r"\bhas-text-align-(left|center|right)\b")
_ALIGN = re.compile(r"text-align:\s*(left|center|right|justify|start|end)", re.IGNORECASE)
_CODE_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)", re.IGNORECASE)

Wrap = Callable[[Inlines], Inlines]


class Place(Struct, frozen=True):
    """Where the walk stands.

    Attributes:
        level: Elements above.
        depth: Nodes of the tree above.
        lang: Language that the next blocks have to carry.
        dir: Direction that the next blocks have to carry.
        align: Alignment that the next paragraphs inherit.
        wraps: What goes around each run of text, innermost first.
        pre: White space counts.
        in_link: A link stands around.
    """

    level: int = 0
    depth: int = 1
    lang: str | None = None
    dir: Direction | None = None
    align: Alignment | None = None
    wraps: tuple[Wrap, ...] = ()
    pre: bool = False
    in_link: bool = False


class Sink:
    """Where blocks go, with the run of text that isn't a block yet."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[Inline] = []


def convert(html: str, base: str = "") -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The blocks of a post's content.

    Args:
        html: As `content.rendered`.
        base: The post's own address, against which relative ones are resolved.

    Raises:
        LimitExceeded: See `parse`.
    """
    reader = _Reader(base)
    nodes, left_out = parse(html)
    if left_out:
        reader.say(Code.DEPTH_FLATTENED, f"{left_out} tags")
    reader.shift = (
        any(
            node.css_first("h1") is not None or node.tag == "h1"
            for node in nodes
            if node.is_element_node
        )
        if "<h1" in html or "<H1" in html
        else False
    )
    sink = Sink()
    reader.children(nodes, sink, Place())
    reader.flush(sink, Place())
    blocks = reader.anchors.resolve(tuple(sink.blocks))
    if reader.shift:
        reader.say(Code.HEADING_LEVEL_CHANGED, "h1 in the content: all headings one level down")
    return blocks, tuple(reader.diagnostics)


def convert_inline(html: str) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """A title's text with its inline markup; entities decoded, blocks as their text."""
    reader = _Reader("")
    nodes, _left_out = parse(html)
    found = reader.flat(nodes, Place())
    blocks = reader.anchors.resolve((Paragraph(content=found),))
    (paragraph,) = blocks
    return cast("Paragraph", paragraph).content, tuple(reader.diagnostics)


class _Reader:
    """The walk, with what it remembers."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.diagnostics: list[Diagnostic] = []
        self.anchors = Anchors(self.diagnostics)
        self.shift = False
        self._pending: list[str] = []
        self._blocks: dict[str, Callable[[Element, Sink, Place], None]] = {
            "p": self._p,
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "dir": self._list,
            "dl": self._dl,
            "blockquote": self._quote,
            "pre": self._pre,
            "listing": self._pre,
            "figure": self._figure,
            "table": self._table,
            "details": self._details,
            "hr": self._hr,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def say(self, code: Code, detail: str = "", near: str = "") -> None:
        self.diagnostics.append(media.said(code, detail, near))

    # -------------------------------------------------------------------------- the walk

    def children(self, nodes: Iterable[Element], sink: Sink, place: Place) -> None:
        """Read nodes into a sink; the last run stays open."""
        for node in nodes:
            if node.is_text_node:
                sink.run.extend(self._text(node, place))
            elif node.is_comment_node:
                self._comment(node, sink, place)
            elif node.is_element_node:
                self._element(node, sink, place)

    def flow(self, nodes: Iterable[Element], place: Place) -> Blocks:
        """Nodes as blocks of their own."""
        sink = Sink()
        self.children(nodes, sink, place)
        self.flush(sink, place)
        return tuple(sink.blocks)

    def _element(self, node: Element, sink: Sink, place: Place) -> None:
        tag = node.tag or ""
        if place.level > MAX_LEVEL:
            self._too_deep(node, sink)
            return
        below = replace(place, level=place.level + 1)
        if tag in INLINE:
            if node.child is not None and tag not in _LEAVES and _holds_block(node):
                self._inline_around_blocks(node, sink, below)
            else:
                sink.run.extend(self._inline(node, below))
            return
        if tag in SILENT:
            return
        known = self._blocks.get(tag)
        if known is None or place.depth >= MAX_BLOCK_DEPTH:
            if known is not None:
                self.say(Code.DEPTH_FLATTENED, f"<{tag}>")
            self._wrapper(node, sink, place, below)
            return
        self.flush(sink, place)
        known(node, sink, below)

    def _wrapper(self, node: Element, sink: Sink, place: Place, below: Place) -> None:
        """An element that only groups: its content, with what it says about it."""
        self.flush(sink, place)
        self._pend(node)
        inside = self._stated(node, below)
        self.children(siblings(node.child), sink, inside)
        self.flush(sink, inside)

    def _inline_around_blocks(self, node: Element, sink: Sink, place: Place) -> None:
        """An inline element that holds blocks: it goes around each run inside."""
        self.flush(sink, place)
        wrap = self._wrap_of(node, place)
        inside = replace(
            place,
            wraps=(wrap, *place.wraps) if wrap else place.wraps,
            in_link=place.in_link or node.tag == "a",
        )
        self.children(siblings(node.child), sink, inside)
        self.flush(sink, inside)

    def _too_deep(self, node: Element, sink: Sink) -> None:
        """All text of an element, without its structure."""
        self.say(Code.DEPTH_FLATTENED, f"<{node.tag}>")
        words = []
        for inner in node.traverse(include_text=True):
            if inner.is_text_node:
                parent = inner.parent
                if parent is not None and parent.tag in {"script", "style"}:
                    continue
                words.append(inner.text_content or "")
            elif inner.tag not in INLINE or inner.tag == "br":
                words.append(" ")
        sink.run.extend(self._made_text("".join(words)))

    def flush(self, sink: Sink, place: Place) -> None:
        """Close the open run: a paragraph, if there is anything to see in it."""
        run, sink.run = tuple(sink.run), []
        if not run:
            return
        if not _visible(run):
            self._pending.extend(_ids(run))
            return
        for wrap in place.wraps:
            run = wrap(run)
        self.emit(sink, Paragraph(content=run, align=place.align), place)

    def emit(self, sink: Sink, block: Block, place: Place) -> None:
        """Add a block, with the language, direction and id that wait for one."""
        changes: dict[str, object] = {}
        if place.lang and block.lang is None:
            changes["lang"] = place.lang
        if place.dir and block.dir is None:
            changes["dir"] = place.dir
        if self._pending:
            first = block.id or self._pending.pop(0)
            changes["id"] = first
            for name in self._pending:
                self.anchors.alias(name, first)
            self._pending.clear()
        sink.blocks.append(replace(block, **changes) if changes else block)

    def _pend(self, node: Element) -> None:
        """Keep an element's id for the next block."""
        if name := self.anchors.name(node.id):
            self._pending.append(name)

    def _stated(self, node: Element, place: Place) -> Place:
        """The place inside an element, with the language, direction and alignment it states."""
        attributes = node.attributes
        if not attributes:
            return place
        lang, dir_ = self._language(node), _direction(node)
        align = _alignment(node)
        if lang or dir_ or align:
            return replace(
                place,
                lang=lang or place.lang,
                dir=dir_ or place.dir,
                align=align or place.align,
            )
        return place

    def _own(self, node: Element) -> dict[str, object]:
        """A block's own id, language and direction."""
        attributes = node.attributes
        if not attributes:
            return {}
        return {
            "id": self.anchors.name(attributes.get("id")),
            "lang": self._language(node),
            "dir": _direction(node),
        }

    def _language(self, node: Element) -> str | None:
        attributes = node.attributes
        written = attributes.get("lang") or attributes.get("xml:lang")
        if not written:
            return None
        tag = written.strip().replace("_", "-")
        if LANGUAGE.match(tag):
            return tag
        self.say(Code.METADATA_IGNORED, f"lang: {written}")
        return None

    # ------------------------------------------------------------------------- text, runs

    def _text(self, node: Element, place: Place) -> Inlines:
        text = node.text_content or ""
        if place.pre:
            return self._made_text(text, pre=True)
        if _SPACES.search(text):
            text = _SPACES.sub(_one_space, text)
        return self._made_text(text)

    def _made_text(self, text: str, *, pre: bool = False) -> Inlines:
        if not pre:
            text = _SPACES.sub(_one_space, text)
        if found := XML_ILLEGAL.search(text):
            self.say(Code.TEXT_SCRUBBED, f"U+{ord(found[0]):04X}", text)
            text = XML_ILLEGAL.sub(lambda found: " " if found[0] in "\v\f" else "", text)
        return (Text(text),) if text else ()

    def flat(self, nodes: Iterable[Element], place: Place) -> Inlines:
        """Nodes as inlines; blocks among them give their text, set off by line breaks."""
        found: list[Inline] = []
        for node in nodes:
            if node.is_text_node:
                found.extend(self._text(node, place))
            elif node.is_element_node:
                below = replace(place, level=place.level + 1)
                if place.level > MAX_LEVEL:
                    sink = Sink()
                    self._too_deep(node, sink)
                    found.extend(sink.run)
                elif node.tag in INLINE:
                    found.extend(self._inline(node, below))
                elif node.tag not in SILENT:
                    inside = self.flat(siblings(node.child), below)
                    gap: Inlines = (Text("\n"),) if place.pre else (LineBreak(),)
                    found.extend((*(gap if found else ()), *inside, *gap))
        while found and isinstance(found[-1], LineBreak) and not place.pre:
            found.pop()
        return tuple(found)

    def _inline(self, node: Element, place: Place) -> Inlines:  # noqa: C901, PLR0912
        tag = node.tag or ""
        match tag:
            case "br":
                return (Text("\n"),) if place.pre else (LineBreak(),)
            case "img":
                return self._image(node)
            case "wbr" | "area" | "source" | "track" | "param" | "link" | "meta":
                return ()
            case "script" | "template":
                if tag == "script" and (
                    node.text_content or node.child is not None or node.attributes.get("src")
                ):
                    self.say(Code.SCRIPT_DROPPED, node.attributes.get("src") or "")
                elif tag == "template":
                    self.say(Code.MARKUP_DROPPED, "<template>")
                return ()
            case "style":
                self.say(Code.STYLE_DROPPED)
                return ()
            case "svg" | "canvas":
                return self._drawing(node)
            case "input" | "select" | "textarea" | "datalist":
                return self._control(node)
            case "noscript":
                return self._noscript(node, place)
            case "ruby":
                return self._ruby(node, place)
            case _ if tag in EMBEDS:
                return self._embed(node, place)
            case _:
                return self._styled(node, place)

    def _styled(self, node: Element, place: Place) -> Inlines:
        """An inline element with content."""
        tag = node.tag or ""
        if place.depth >= MAX_INLINE_DEPTH:
            self.say(Code.DEPTH_FLATTENED, f"<{tag}>")
            return self.flat(siblings(node.child), place)
        wrap = self._wrap_of(node, place)
        deeper = replace(
            place,
            depth=place.depth + (wrap is not None),
            in_link=place.in_link or tag == "a",
        )
        content = self.flat(siblings(node.child), deeper)
        if tag == "button" and content:
            self.say(Code.FORM_FLATTENED, "<button>", plain_text(content))
        return wrap(content) if wrap else content

    def _wrap_of(self, node: Element, place: Place) -> Wrap | None:
        """What an inline element puts around its content; None for nothing."""
        tag = node.tag or ""
        attributes = node.attributes
        inner: Wrap | None = None
        if style := STYLES.get(tag):
            inner = lambda run: (Styled(style, run),) if run else ()  # noqa: E731
        elif tag == "a":
            inner = self._link(node, place)
        elif tag in {"abbr", "acronym"}:
            expansion = " ".join((attributes.get("title") or "").split())
            inner = lambda run: (Abbreviation(run, expansion),) if run else ()  # noqa: E731
        elif tag == "time":
            stamp = (attributes.get("datetime") or "").strip()
            inner = (lambda run: (Time(run, stamp),) if run else ()) if stamp else None
        if not attributes:
            return inner
        name = self.anchors.name(
            attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        )
        lang, dir_ = self._language(node), _direction(node)
        if tag == "bdo" and dir_ is None:
            dir_ = "ltr"
        if not (name or lang or dir_):
            return inner

        def wrapped(run: Inlines) -> Inlines:
            run = inner(run) if inner else run
            return (Span(content=run, id=name, lang=lang, dir=dir_),) if run or name else ()

        return wrapped

    def _link(self, node: Element, place: Place) -> Wrap | None:
        href = (node.attributes.get("href") or "").strip()
        if not href or place.in_link:
            return None
        address = self._address(href)
        if address is None:
            self.say(Code.LINK_UNSAFE, href, node.text(deep=True) or "")
            return None
        if address == "#":
            return None
        title = " ".join((node.attributes.get("title") or "").split())
        return lambda run: (Link(address, run, title),) if _visible(run) else run

    def _address(self, href: str) -> str | None:
        """A link's full address, `#id` for one within the post, or None if none may be opened."""
        href = re.sub(
            r"[\x00-\x20]+", lambda found: "%20" if found[0].strip("\t\n\r") else "", href
        )
        href = XML_ILLEGAL.sub("", href)
        try:
            if not href.startswith("#"):
                href = urljoin(self.base, href) if self.base else href
                own, hash_, fragment = href.partition("#")
                if (
                    hash_
                    and self.base
                    and own.rstrip("/") == self.base.partition("#")[0].rstrip("/")
                ):
                    href = f"#{fragment}"
            urlsplit(href)
        except ValueError:
            return None
        if href.startswith("#"):
            self.anchors.linked = True
        return href if is_safe(href) else None

    def _image(self, node: Element) -> Inlines:
        found = media.image(node)
        if found is None:
            alt = (node.attributes.get("alt") or "").strip()
            self.say(Code.MARKUP_DROPPED, "<img> without an address", alt)
            return self._made_text(alt) if alt else ()
        name = self.anchors.name(node.id)
        return (Span(content=(found,), id=name),) if name else (found,)

    def _drawing(self, node: Element) -> Inlines:
        text = media.drawing_text(node)
        if not text:
            self.say(Code.MARKUP_DROPPED, f"<{node.tag}> without text")
            return ()
        self.say(Code.DRAWING_REPLACED, f"<{node.tag}>", text)
        return (*self._made_text(" "), *self._made_text(text), *self._made_text(" "))

    def _control(self, node: Element) -> Inlines:
        text = media.control_text(node)
        if not text.strip():
            return ()
        self.say(Code.FORM_FLATTENED, f"<{node.tag}>", text)
        return self._made_text(f" {text} ")

    def _noscript(self, node: Element, place: Place) -> Inlines:
        """What stands for a script; nothing if it only repeats the picture before it."""
        content = self.flat(siblings(node.child), place)
        if not plain_text(content) and _picture_before(node):
            return ()
        return content

    def _ruby(self, node: Element, place: Place) -> Inlines:
        pairs: list[Inline] = []
        base: list[Inline] = []
        for child in siblings(node.child):
            if child.is_element_node and child.tag in {"rt", "rtc"}:
                reading = self.flat(siblings(child.child), place)
                pairs.append(Ruby(tuple(base), reading))
                base = []
            elif not (child.is_element_node and child.tag == "rp"):
                base.extend(self.flat([child], place))
        return (*pairs, *base)

    def _embed(self, node: Element, place: Place) -> Inlines:
        """A player or frame as its link; what it holds for readers besides stays."""
        address, label = media.embed_address(node), media.embed_label(node)
        inside: Inlines = ()
        if node.tag == "object":
            inside = self.flat(siblings(node.child), place)
        target = self._address(address) if address else None
        if target is None or target.startswith("#"):
            self.say(Code.EMBED_REPLACED, f"<{node.tag}> {address}".strip(), label)
            return (*self._made_text(label or address), *inside)
        self.say(Code.EMBED_REPLACED, target, label)
        text = self._made_text(label or target)
        link: Inline = text[0] if place.in_link else Link(target, text)
        return (Text(" "), link, Text(" "), *inside)

    # ------------------------------------------------------------------------------ blocks

    def _comment(self, node: Element, sink: Sink, place: Place) -> None:
        if (node.comment_content or "").strip().lower() == "nextpage":
            self.flush(sink, place)
            self.emit(sink, PageBreak(), place)

    def _p(self, node: Element, sink: Sink, place: Place) -> None:
        if _holds_block(node):
            self._wrapper(node, sink, place, place)
            return
        own = self._own(node)
        inside = replace(place, depth=place.depth + 1)
        content = self.flat(siblings(node.child), inside)
        for wrap in place.wraps:
            content = wrap(content)
        align = _alignment(node) or place.align
        self.emit(sink, Paragraph(content=content, align=align, **own), place)  # type: ignore[arg-type]

    def _heading(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        content = self.flat(siblings(node.child), replace(place, depth=place.depth + 1))
        if not _visible(content):
            self._pending.extend(name for name in (own.get("id"),) if isinstance(name, str))
            self.say(Code.EMPTY_DROPPED, f"<{node.tag}>")
            return
        level = min(6, max(2, HEADINGS[node.tag or ""] + self.shift))
        for wrap in place.wraps:
            content = wrap(content)
        align = _alignment(node) or place.align
        self.emit(sink, Heading(level=level, content=content, align=align, **own), place)  # type: ignore[arg-type]

    def _list(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 2, lang=None, dir=None)
        items: list[ListItem] = []
        held, self._pending = self._pending, []
        for child in siblings(node.child):
            if child.is_element_node and child.tag == "li":
                items.append(self._item(child, inside))
            elif not (
                child.is_comment_node
                or (child.is_text_node and not (child.text_content or "").strip())
            ):
                loose = self.flow([child], inside)
                if not loose:
                    continue
                if items and isinstance(loose[0], List):  # a list right inside a list
                    items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *loose))
                else:
                    items.append(ListItem(blocks=loose))
        self._pending = held + self._pending
        if not items:
            return
        attributes = node.attributes
        found = List(
            items=tuple(items),
            ordered=node.tag == "ol",
            start=_integer(attributes.get("start")) if node.tag == "ol" else None,
            reversed=node.tag == "ol" and "reversed" in attributes,
            numbering=NUMBERINGS.get((attributes.get("type") or "").strip(), "decimal"),
            **own,  # type: ignore[arg-type]
        )
        self.emit(sink, found, place)

    def _item(self, node: Element, place: Place) -> ListItem:
        own = self._own(node)
        inside = replace(place, level=place.level + 1, align=_alignment(node) or place.align)
        blocks = self.flow(siblings(node.child), inside)
        value = _integer(node.attributes.get("value"))
        if not blocks:
            blocks = (Paragraph(content=()),)
        return ListItem(blocks=blocks, value=value, **own)  # type: ignore[arg-type]

    def _dl(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 2, lang=None, dir=None)
        items: list[tuple[list[Inlines], list[Blocks]]] = []
        for child in _through_wrappers(node, {"dt", "dd"}):
            if child.is_element_node and child.tag == "dt":
                if not items or items[-1][1]:
                    items.append(([], []))
                items[-1][0].append(self.flat(siblings(child.child), inside))
            else:
                nodes = (
                    siblings(child.child)
                    if child.is_element_node and child.tag == "dd"
                    else [child]
                )
                blocks = self.flow(nodes, inside)
                if blocks:
                    if not items:
                        items.append(([], []))
                    items[-1][1].append(blocks)
        if items:
            made = tuple(DefinitionItem(tuple(terms), tuple(below)) for terms, below in items)
            self.emit(sink, DefinitionList(items=made, **own), place)  # type: ignore[arg-type]

    def _quote(self, node: Element, sink: Sink, place: Place, *, pull: bool = False) -> None:
        own = self._own(node)
        inside = replace(self._aligned(node, place), depth=place.depth + 1, lang=None, dir=None)
        children = list(siblings(node.child))
        attribution: Inlines = ()
        tail = [child for child in children if child.is_element_node]
        if tail and tail[-1].tag in {"cite", "footer"} and not _text_after(tail[-1]):
            children = children[
                : next(i for i, c in enumerate(children) if c.mem_id == tail[-1].mem_id)
            ]
            attribution = self.flat(siblings(tail[-1].child), inside)
        blocks = self.flow(children, inside)
        if not blocks:
            if attribution:
                self.emit(sink, Paragraph(content=attribution), place)
            return
        pull = pull or "pullquote" in (node.attributes.get("class") or "")
        self.emit(sink, Quote(blocks=blocks, attribution=attribution, pull=pull, **own), place)  # type: ignore[arg-type]

    def _pre(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, pre=True, depth=place.depth + 1)
        content = self.flat(siblings(node.child), inside)
        names = node.attributes.get("class") or ""
        code = node.css_first("code")
        if code is not None:
            names = f"{names} {code.attributes.get('class') or ''}"
        language = _CODE_LANGUAGE.search(names)
        kind = "code" if code is not None or "code" in names or language else "text"
        if "verse" in names:
            kind = "verse"
        if _visible(content):
            found = language[1].lower() if language else ""
            self.emit(
                sink,
                Preformatted(content=content, kind=kind, language=found, **own),  # type: ignore[arg-type]
                place,
            )

    def _figure(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(self._aligned(node, place), depth=place.depth + 1, lang=None, dir=None)
        content: list[Element] = []
        captions: list[Element] = []
        for child in _through_wrappers(node, {"figcaption"}):
            is_caption = child.is_element_node and child.tag == "figcaption"
            (captions if is_caption else content).append(child)
        if "wp-block-pullquote" in (node.attributes.get("class") or ""):
            quote = node.css_first("blockquote")
            if quote is not None and not captions:
                self._quote(quote, sink, place, pull=True)
                return
        blocks = self.flow(content, inside)
        caption = tuple(
            block for one in captions for block in self.flow(siblings(one.child), inside)
        )
        if (
            not blocks
            or not caption
            or not all(isinstance(b, Paragraph | List | Preformatted) for b in caption)
        ):
            single = len(blocks) == 1 and not caption
            picture = single and isinstance(blocks[0], Paragraph) and _only_images(blocks[0])
            if not picture:
                self._spread((*blocks, *caption), own, sink, place)
                return
        self.emit(sink, Figure(blocks=blocks, caption=caption, **own), place)  # type: ignore[arg-type]

    def _spread(self, blocks: Blocks, own: dict[str, object], sink: Sink, place: Place) -> None:
        """Blocks of a figure that needs none, with what it said of itself."""
        if isinstance(name := own.get("id"), str):
            self._pending.append(name)
        outer = replace(place, lang=own.get("lang") or place.lang, dir=own.get("dir") or place.dir)
        for block in blocks:
            self.emit(sink, block, outer)

    def _table(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        inside = replace(place, depth=place.depth + 3, lang=None, dir=None, align=None)
        reader = TableReader(
            lambda nodes, align: self.flow(nodes, replace(inside, align=align)),
            self._own,
            _alignment,
        )
        found, trimmed = reader.read(node, own)
        if trimmed:
            self.say(Code.TABLE_TRIMMED, f"{trimmed} cells")
        if isinstance(found, tuple):
            self._spread(found, own, sink, place)
        else:
            self.emit(sink, found, place)

    def _details(self, node: Element, sink: Sink, place: Place) -> None:
        own = self._own(node)
        children = list(siblings(node.child))
        summary = next((c for c in children if c.is_element_node and c.tag == "summary"), None)
        inside = replace(place, depth=place.depth + 1, lang=None, dir=None)
        label = self.flat(siblings(summary.child), inside) if summary is not None else ()
        rest = [c for c in children if summary is None or c.mem_id != summary.mem_id]
        blocks = self.flow(rest, inside)
        if not _visible(label):
            self._spread(blocks, own, sink, place)
            return
        self.emit(sink, Details(summary=label, blocks=blocks, **own), place)  # type: ignore[arg-type]

    def _hr(self, node: Element, sink: Sink, place: Place) -> None:
        self.emit(sink, ThematicBreak(**self._own(node)), place)  # type: ignore[arg-type]

    def _aligned(self, node: Element, place: Place) -> Place:
        align = _alignment(node)
        return replace(place, align=align) if align else place


_LEAVES = frozenset(
    [
        "svg",
        "canvas",
        "select",
        "textarea",
        "datalist",
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
        "math",
    ]
)


def _one_space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


def _holds_block(node: Element) -> bool:
    """Whether an element has a block anywhere inside."""
    for child in siblings(node.child):
        if child.is_element_node:
            if child.tag not in INLINE:
                return child.tag not in SILENT or _holds_block(child)
            if child.child is not None and child.tag not in _LEAVES and _holds_block(child):
                return True
    return False


def _visible(run: Iterable[Inline]) -> bool:
    """Whether there is anything to see in a run: text or a picture."""
    for node in run:
        match node:
            case Text():
                if node.text.strip():
                    return True
            case Image() | Ruby():
                return True
            case Styled() | Span() | Abbreviation() | Time() | Link():
                if _visible(node.content):
                    return True
            case LineBreak():
                pass
    return False


def _ids(run: Iterable[Inline]) -> list[str]:
    return [node.id for node in run if isinstance(node, Span) and node.id]


def _only_images(block: Paragraph) -> bool:
    def plain(node: Inline) -> bool:
        match node:
            case Image() | LineBreak():
                return True
            case Text():
                return not node.text.strip()
            case Link() | Span() | Styled():
                return all(plain(inner) for inner in node.content)
            case _:
                return False

    return all(plain(node) for node in block.content)


def _through_wrappers(node: Element, wanted: set[str]) -> list[Element]:
    """Children, with plain `div` wrappers that hold wanted elements opened."""
    found: list[Element] = []
    for child in siblings(node.child):
        if (
            child.is_element_node
            and child.tag == "div"
            and any(inner.tag in wanted for inner in siblings(child.child) if inner.is_element_node)
        ):
            found.extend(siblings(child.child))
        else:
            found.append(child)
    return found


def _text_after(node: Element) -> bool:
    return any(
        (after.text_content or "").strip() for after in siblings(node.next) if after.is_text_node
    )


def _picture_before(node: Element) -> bool:
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return (
        before is not None
        and before.is_element_node
        and (before.tag in {"img", "picture"} or before.css_first("img") is not None)
    )


def _direction(node: Element) -> Direction | None:
    written = (node.attributes.get("dir") or "").strip().lower()
    return cast("Direction", written) if written in {"ltr", "rtl"} else None


_ALIGNMENTS: dict[str, Alignment] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
}


def _alignment(node: Element) -> Alignment | None:
    """The alignment that an element asks for, by class, attribute, style or name."""
    if node.tag == "center":
        return "center"
    attributes = node.attributes
    if not attributes:
        return None
    if found := _ALIGN_CLASS.search(attributes.get("class") or ""):
        return _ALIGNMENTS[found[1]]
    written = (attributes.get("align") or "").strip().lower()
    if not written and (found := _ALIGN.search(attributes.get("style") or "")):
        written = found[1].lower()
    return _ALIGNMENTS.get(written)


def _integer(value: str | None) -> int | None:
    """HTML's rules for parsing integers, within what all formats can number."""
    found = re.match(r"\s*([+-]?\d{1,9})", value or "")
    return int(found[1]) if found else None
