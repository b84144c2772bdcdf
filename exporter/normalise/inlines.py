"""Runs of text: inline elements to inlines."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from exporter.diagnostics import Code
from exporter.normalise import media
from exporter.normalise.attributes import direction
from exporter.normalise.elements import picture_before
from exporter.normalise.emoji import emoji
from exporter.normalise.formulas import FormulaReader
from exporter.normalise.looks import styles_of
from exporter.normalise.parse import Element, siblings
from exporter.normalise.place import Place, Sink, Wrap
from exporter.normalise.provider_table import Kind
from exporter.normalise.providers import file_name, opened, telling
from exporter.normalise.visible import is_visible
from exporter.normalise.vocabulary import EMBEDS, INLINE, SILENT, STYLES
from exporter.tree import (
    Abbreviation,
    Embed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Ruby,
    Span,
    Style,
    Styled,
    Text,
    Time,
    plain_text,
)
from exporter.tree.check import MAX_DEPTH, XML_ILLEGAL

MAX_LEVEL = 110
"""Deepest element that is walked: each takes some frames of Python's stack of 1,000."""

MAX_INLINE_DEPTH = MAX_DEPTH - 6
"""Tree depth that leaves room for what repairs add."""

_SPACES = re.compile(r"[ \t\r\f]*\n[ \t\n\r\f]*|[ \t\r\f]{2,}|[\t\r\f]")


class InlineReader(FormulaReader):
    """Reads inline elements, with what a whole conversion remembers.

    Args:
        base: The post's own address, against which relative ones are resolved.
    """

    def _text(self, node: Element, place: Place) -> Inlines:
        text = node.text_content or ""
        if ("$" in text or "\\" in text) and not place.pre:
            found = self.maths_in(text, node)
            if found is not None:
                return tuple(
                    made
                    for one in found
                    for made in (self._made_text(one.text) if isinstance(one, Text) else (one,))
                )
        return self._made_text(text, pre=place.pre)

    def _made_text(self, text: str, *, pre: bool = False) -> Inlines:
        # Looking for single characters first: most texts need neither of the two.
        if not pre and (
            "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text
        ):
            text = _SPACES.sub(_one_space, text)
        if not text.isprintable() and (found := XML_ILLEGAL.search(text)):
            self.say(Code.TEXT_SCRUBBED, f"U+{ord(found[0]):04X}", text)
            text = XML_ILLEGAL.sub(lambda found: " " if found[0] in "\v\f" else "", text)
        return (Text(text),) if text else ()

    def flat(self, nodes: Iterable[Element], place: Place) -> Inlines:
        """Nodes as inlines; blocks among them give their text, set off by line breaks."""
        gap: Inline = Text("\n") if place.pre else LineBreak()
        found: list[Inline] = []
        after_block = False
        for node in nodes:
            is_block = node.is_element_node and node.tag not in INLINE and node.tag not in EMBEDS
            run = self._flat_one(node, place)
            if not run:
                continue
            if found and (is_block or (after_block and is_visible(run))):
                found.append(gap)
                after_block = False
            found.extend(run)
            after_block = after_block or is_block
        return tuple(found)

    def _flat_one(self, node: Element, place: Place) -> Inlines:
        if self.footnotes.marks and (made := self.noted(node, place)) is not None:
            return made
        if node.is_text_node:
            return self._text(node, place)
        if not node.is_element_node or node.tag in SILENT:
            return ()
        if place.level > MAX_LEVEL:
            sink = Sink()
            self._too_deep(node, sink)
            return tuple(sink.run)
        below = replace(place, level=place.level + 1)
        if node.tag in EMBEDS:
            return self._marked(node, self._embed(node, below))
        if node.tag in INLINE:
            return self._inline(node, below)
        return self._marked(node, self.flat(siblings(node.child), below))

    def noted(self, node: Element, place: Place) -> Inlines | None:  # noqa: ARG002 - for readers of blocks
        """What stands for an element of a footnote; None for one that is none."""
        return None

    def _marked(self, node: Element, run: Inlines) -> Inlines:
        """A run with the anchor before it that its element's id asks for."""
        name = self.anchors.name(node.id) if node.id else None
        return (Span(id=name), *run) if name else run

    def _inline(self, node: Element, place: Place) -> Inlines:
        if self.has_formulas and (formula := self.formula(node)) is not None:
            return formula
        if node.tag == "img":
            return self._image(node)
        made = self._special(node, place)
        return self._styled(node, place) if made is None else self._marked(node, made)

    def _special(self, node: Element, place: Place) -> Inlines | None:  # noqa: C901, PLR0912 - by name
        """What stands for an element that isn't just text in a style; None for one that is."""
        tag = node.tag or ""
        match tag:
            case "br":
                return (Text("\n"),) if place.pre else (LineBreak(),)
            case "area":
                return self._area(node, place)
            case "wbr" | "source" | "track" | "param" | "link" | "meta":
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
            case "math":
                return self.mathml(node)
            case "svg" | "canvas":
                return self._drawing(node)
            case "input" | "select" | "textarea" | "datalist":
                return self._control(node)
            case "noscript":
                return self._noscript(node, place)
            case "ruby" if not place.in_ruby:
                return self._ruby(node, replace(place, in_ruby=True))
            case _:
                return None

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

    def _wrap_of(self, node: Element, place: Place, *, named: bool = True) -> Wrap | None:
        """What an inline element puts around its content; None for nothing.

        Args:
            node: The element.
            place: Where it stands.
            named: Its id goes around too.
        """
        tag = node.tag or ""
        attributes = node.attributes
        inner: Wrap | None = None
        if tag == "a":
            inner = self._link(node, place)
        elif tag in {"abbr", "acronym"}:
            expansion = " ".join((attributes.get("title") or "").split())
            inner = lambda run: (Abbreviation(run, expansion),) if run else ()  # noqa: E731
        elif tag == "time":
            stamp = (attributes.get("datetime") or "").strip()
            inner = (lambda run: (Time(run, stamp),) if run else ()) if stamp else None
        own = STYLES.get(tag)
        if styles := (styles_of(node, own) if attributes else (own,) if own else ()):
            inner = _styling(inner, styles)
        if not attributes:
            return inner
        written = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        name = self.anchors.name(written) if named else None
        lang, dir_ = self._language(node), direction(node)
        if tag == "bdo" and dir_ is None:
            dir_ = "ltr"
        if not (name or lang or dir_):
            return inner

        def wrapped(run: Inlines) -> Inlines:
            run = inner(run) if inner else run
            return (Span(content=run, id=name, lang=lang, dir=dir_),) if run or name else ()

        return wrapped

    def _image(self, node: Element) -> Inlines:
        if characters := emoji(node):
            return self._marked(node, self._made_text(characters))
        if media.is_counter(node):
            self.say(Code.MARKUP_DROPPED, f"a counter: {node.attributes.get('src') or ''}")
            return self._marked(node, ())
        found = media.image(node)
        if found is None:
            alt = (node.attributes.get("alt") or "").strip()
            self.say(Code.MARKUP_DROPPED, "<img> without an address", alt)
            return self._marked(node, self._made_text(alt))
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
        if not plain_text(content) and picture_before(node):
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
        """A player or frame where no block may stand, as its link; what else it holds stays."""
        inside: Inlines = ()
        if node.tag == "object":
            inside = self.flat(siblings(node.child), place)
        found = self._embedded(node)
        if found is None:
            return (*self._made_text(media.embed_label(node)), *inside)
        name = found.title or found.provider or found.href
        link: Inline = Text(name) if place.in_link else Link(found.href, (Text(name),))
        return (Text(" "), link, Text(" "), *inside)

    def _embedded(self, node: Element) -> Embed | None:
        """What a player or frame shows; None if it names nothing that may be opened."""
        address, label = media.embed_address(node), media.embed_label(node)
        target = self._address(address) if address else None
        if target is None or target.startswith("#"):
            self.say(Code.EMBED_REPLACED, f"<{node.tag}> {address}".strip(), label)
            return None
        return self.embed(target, label, media.EMBED_KINDS.get(node.tag or "", "page"))

    def embed(self, target: str, label: str, kind: Kind = "page") -> Embed:
        """The node for an embedded address, at which a person can open it."""
        found = opened(target, kind)
        self.say(Code.EMBED_REPLACED, found.href, label)
        title = telling(label) or file_name(target)
        return Embed(href=found.href, kind=found.kind, title=title, provider=found.provider)

    def _area(self, node: Element, place: Place) -> Inlines:
        """A region of an image map as the link that it is; no format has the map."""
        attributes = node.attributes
        href = (attributes.get("href") or "").strip()
        target = self._address(href) if href and not place.in_link else None
        if target is None or target == "#":
            return ()
        label = " ".join((attributes.get("alt") or "").split())
        self.say(Code.EMBED_REPLACED, f"<area> {target}", label)
        return (Text(" "), Link(target, self._made_text(label or target)), Text(" "))

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


def _styling(inner: Wrap | None, styles: tuple[Style, ...]) -> Wrap:
    """Styles around what an element puts around its content already."""

    def styled(run: Inlines) -> Inlines:
        run = inner(run) if inner else run
        for style in reversed(styles):
            run = (Styled(style, run),) if run else ()
        return run

    return styled


def _one_space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "
