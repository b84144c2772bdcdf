"""Ids for headings, so that every table of contents has something to point at."""

import re
import unicodedata

from msgspec.structs import replace

from exporter.tree import Block, Blocks, Heading, Note, plain_text, rebuild, walk

_OTHER = re.compile(r"[^a-z0-9]+")
_MAX = 48


def anchor_headings(blocks: Blocks) -> Blocks:
    """The tree with an id on each heading: its words in ASCII, else its number."""
    nodes = list(walk(blocks))
    if all(node.id for node in nodes if isinstance(node, Heading)):
        return blocks
    taken = {name for node in nodes if (name := getattr(node, "id", None))}
    taken.update(node.reference_id for node in nodes if isinstance(node, Note))
    counts: dict[str, int] = {}
    count = 0

    def on_block(block: Block) -> Block:
        nonlocal count
        if not isinstance(block, Heading):
            return block
        count += 1
        return (
            block if block.id else replace(block, id=free_name(_slug(block, count), taken, counts))
        )

    return rebuild(blocks, on_block=on_block)


def _slug(heading: Heading, number: int) -> str:
    text = unicodedata.normalize("NFKD", plain_text(heading.content)).encode("ascii", "ignore")
    slug = _OTHER.sub("-", text.decode().lower())[:_MAX].strip("-")
    if not slug:
        return f"section-{number}"
    return slug if slug[0].isalpha() else f"s-{slug}"


def free_name(wanted: str, taken: set[str], counts: dict[str, int]) -> str:
    """A name that isn't taken, which it is from now on.

    Args:
        wanted: The name itself, if it is free; else numbers are added to it.
        taken: The names in use.
        counts: Where counting has got to for each wanted name.
    """
    name = wanted
    while name in taken:
        counts[wanted] = counts.get(wanted, 1) + 1
        name = f"{wanted}-{counts[wanted]}"
    taken.add(name)
    return name
