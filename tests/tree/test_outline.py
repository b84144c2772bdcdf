"""The table of contents: headings nested by level, wherever they stand."""

from support.trees import bullets, h, inlines

from exporter.tree import OutlineEntry, Quote, outline, plain_text

Shape = list[tuple[str, "Shape"]]


def shape(entries: tuple[OutlineEntry, ...]) -> Shape:
    return [(plain_text(entry.content), shape(entry.children)) for entry in entries]


def test_nested_by_level() -> None:
    tree = (h(2, "a"), h(3, "b"), h(4, "c"), h(3, "d"), h(2, "e"), h(3, "f"))
    assert shape(outline(tree)) == [
        ("a", [("b", [("c", [])]), ("d", [])]),
        ("e", [("f", [])]),
    ]


def test_skipped_levels_and_a_deep_start() -> None:
    assert shape(outline((h(4, "a"), h(2, "b"), h(5, "c"), h(3, "d")))) == [
        ("a", []),
        ("b", [("c", []), ("d", [])]),
    ]


def test_headings_inside_other_blocks_count() -> None:
    tree = (h(2, "a"), Quote(blocks=(h(3, "b"),)), bullets((h(3, "c"),)))
    assert shape(outline(tree)) == [("a", [("b", []), ("c", [])])]


def test_entries_say_where_they_lead() -> None:
    (entry,) = outline((h(2, "A name", id="anchor"),))
    assert entry == OutlineEntry(2, "anchor", inlines("A name"))
    assert outline(()) == ()
