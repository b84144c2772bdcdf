"""One paragraph as a block."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from exporter.normalise.providers import opened
from exporter.phrases import embed_name, phrases
from exporter.readers.docx.assemble import Atom, assembled, differs, language_of
from exporter.readers.docx.entry import Entry
from exporter.readers.docx.said import Said
from exporter.readers.docx.session import Session, Story
from exporter.readers.docx.styles import Role
from exporter.tree import (
    Block,
    Direction,
    Embed,
    Heading,
    Image,
    Inlines,
    Link,
    Paragraph,
    Preformatted,
    Span,
    Style,
    Styled,
    Text,
    ThematicBreak,
    plain_text,
)
from exporter.tree.check import is_safe

_KINDS: dict[Role, Literal["code", "text", "verse"]] = {
    Role.CODE: "code",
    Role.TEXT: "text",
    Role.VERSE: "verse",
}
_DEEPEST_LEVEL = 6
_ADDRESS = re.compile(r"[^\s\[\]…]*[/:.][^\s\[\]…]*")
_STARS = re.compile(r"(?:[*#⁂]\s*){1,7}\Z")


class Maker:
    """Makes blocks of paragraphs.

    Args:
        session: The document.
        story: Where they stand.
    """

    def __init__(self, session: Session, story: Story) -> None:
        self._session = session
        self._story = story

    def inlines(self, atoms: list[Atom], language: str) -> Inlines:
        """A line's content; in documents of ours with pictures again for what stands for them."""
        if self._session.own:
            word = phrases(self._session.language).picture
            atoms = [each for atom in atoms for each in _pictured(atom, word)]
        return assembled(atoms, language)

    def plain(self, atoms: list[Atom]) -> Entry:
        """A paragraph that says nothing of itself."""
        return Entry(Paragraph(content=self.inlines(atoms, self._session.language)))

    def entry(self, atoms: list[Atom], anchors: Sequence[str], said: Said, *, rule: bool) -> Entry:
        """A paragraph as the block that its style makes it.

        Args:
            atoms: Its content.
            anchors: Ids at its start: the first is its own, the others get bare anchors.
            said: What it says of itself.
            rule: It holds a line across the page.
        """
        role = said.style.role
        name = anchors[0] if anchors else None
        if not atoms and (role is Role.RULE or rule or (said.bar and not self._session.own)):
            return Entry(ThematicBreak(id=name))
        tag = self._language(atoms)
        content = self.inlines(atoms, tag or self._session.language)
        content = (*(Span(id=each) for each in anchors[1:]), *content)
        block = replace(
            self._block(content, role, said),
            id=name,
            lang=tag or None,
            dir=self._direction(said, role),
        )
        role = Role.BODY if isinstance(block, ThematicBreak | Embed) else role
        return Entry(block, role, said.keep, joins=role in _KINDS and not self._session.own)

    def _language(self, atoms: list[Atom]) -> str:
        """The language that all of a paragraph is in, where it is another than the document's."""
        tags = {
            language_of(atom)
            for atom in atoms
            if isinstance(atom.node, Text) and any(map(str.isalpha, atom.node.text))
        }
        tag = tags.pop() if len(tags) == 1 else ""
        return tag if differs(tag, self._session.language) else ""

    def _direction(self, said: Said, role: Role) -> Direction | None:
        if said.rtl == self._session.rtl or (role is Role.CODE and not said.rtl):
            return None
        return "rtl" if said.rtl else "ltr"

    def _block(self, content: Inlines, role: Role, said: Said) -> Block:
        if role is Role.HEADING and content:
            return self._heading(content, said)
        if role in _KINDS:
            return Preformatted(content=content, kind=_KINDS[role])
        if role is Role.EMBED and (embed := self._embed(content)) is not None:
            return embed
        if role is Role.TITLE and not self._story.note and not self._story.nested:
            return Heading(level=2, content=content, align=said.align)
        own = self._session.own
        starred = not own and said.align == "center" and not said.style.level
        starred = starred or role is Role.RULE  # a manuscript's break between scenes
        if starred and _STARS.match(plain_text(content)):
            return ThematicBreak()
        plain = own and role is Role.BODY and said.mark is None
        return Paragraph(content=content, align=said.align, keep_with_next=plain and said.keep)

    def _heading(self, content: Inlines, said: Said) -> Block:
        """A heading, which is bold anyway; in a note, where none may stand, a bold line."""
        while (
            not self._session.own and len(content) == 1 and isinstance(first := content[0], Styled)
        ):
            if first.style is not Style.STRONG:
                break
            content = first.content
        if self._story.note:
            return Paragraph(content=(Styled(Style.STRONG, content),))
        level = min(max(said.style.level + self._session.heading_shift, 2), _DEEPEST_LEVEL)
        return Heading(level=level, content=content, align=said.align)

    def _embed(self, content: Inlines) -> Embed | None:
        """What a line in the style of embedded things stands for: our writer makes it a link."""
        link = content[0] if len(content) == 1 else None
        if not isinstance(link, Link) or link.href.startswith("#") or not is_safe(link.href):
            return None
        known = opened(link.href)
        shown = plain_text(link.content)
        language = self._session.language or "und"
        for kind in (known.kind, "video", "audio", "map", "post", "document", "page"):
            for provider in (known.provider, ""):
                if embed_name(kind, "", provider, link.href, language) == shown:
                    return Embed(link.href, kind=kind, provider=provider)
        provider = known.provider
        ending = f" ({provider})"
        title = shown.removesuffix(ending) if provider else shown
        return Embed(link.href, kind=known.kind, title=title, provider=provider)


def _pictured(atom: Atom, word: str) -> Iterator[Atom]:
    """The pictures for which texts in brackets stand: `[Picture: alt address]`.

    Args:
        atom: Perhaps a text that holds some.
        word: For “picture”, in the document's language.
    """
    node, look = atom
    opening = f"[{word}"
    if not isinstance(node, Text) or opening not in node.text:
        yield atom
        return
    text, place = node.text, 0
    look = look._replace(traits=look.traits - {Style.SMALL})
    while (start := text.find(opening, place)) >= 0:
        end = text.find("]", start)
        image = _image(text[start + len(opening) : end]) if end >= 0 else None
        stop = end + 1 if image is not None else start + len(opening)
        before = text[place : start if image is not None else stop]
        if before:
            yield Atom(Text(before), atom.look)
        if image is not None:
            yield Atom(image, look)
        place = stop
    if place < len(text):
        yield Atom(Text(text[place:]), atom.look)


def _image(said: str) -> Image | None:
    """The picture that a placeholder names; None for one without an address, or half of one."""
    before, _, address = said.rpartition(" ")
    if not _ADDRESS.fullmatch(address) or before[:1] not in {"", ":"}:
        return None
    return Image(address, before.removeprefix(":").strip() or None)
