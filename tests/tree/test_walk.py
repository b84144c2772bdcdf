"""Walking and rebuilding know every node's children, in reading order."""

from hypothesis import given
from support.everything import BLOCKS
from support.lawful import blocks
from support.trees import bullets, h, inlines, p, strong

from exporter.tree import (
    Block,
    Blocks,
    Callout,
    Cell,
    DefinitionItem,
    DefinitionList,
    Details,
    Figure,
    Image,
    Inlines,
    LabelledList,
    LineBreak,
    List,
    Paragraph,
    QuestionAnswer,
    Questions,
    Quote,
    Row,
    Ruby,
    Span,
    Table,
    Text,
    plain_text,
    rebuild,
    walk,
    words,
)


def texts(tree: Blocks) -> str:
    return "".join(node.text for node in walk(tree) if isinstance(node, Text))


def test_parents_stand_before_children_and_all_in_reading_order() -> None:
    tree: Blocks = (
        h(2, "1"),
        Table(
            caption=(p("2"),),
            head=(Row((Cell(blocks=(p("3"),)),)),),
            body=(Row((Cell(blocks=(p("4"), bullets("5"))),)),),
            foot=(Row((Cell(blocks=(p("6"),)),)),),
        ),
        Details(summary=inlines("7"), blocks=(p("8"),)),
        Questions(items=(QuestionAnswer(inlines("9"), (p("a"),)),)),
        DefinitionList(items=(DefinitionItem((inlines("b"), inlines("c")), ((p("d"),),)),)),
        Quote(blocks=(p("e"),), attribution=inlines("f")),
        Figure(blocks=(p("g"),), caption=(p("h"),)),
        LabelledList(label=inlines("i"), list=bullets("j")),
        Paragraph(content=(Ruby(inlines("k"), inlines("l")), strong("m"))),
        Callout(blocks=(p("n"), bullets("o")), kind="note"),
    )
    assert texts(tree) == "123456789abcdefghijklmno"
    kinds = [type(node).__name__ for node in walk(tree)]
    assert kinds[:3] == ["Heading", "Text", "Table"]
    assert kinds.index("Row") < kinds.index("Cell") < kinds.index("List")


def test_walking_never_recurses() -> None:
    tree: Block = p("bottom")
    for _ in range(5_000):
        tree = Quote(blocks=(tree,))
    assert sum(1 for _ in walk([tree])) == 5_002


def test_plain_text_parts_blocks_and_breaks_but_not_styles() -> None:
    tree = (
        Paragraph(content=(Text("un"), strong("bro"), Text("ken  "), LineBreak(), Text("line"))),
        Paragraph(content=(Image("x.png", alt="unsaid"), Span(id="anchor"))),
        bullets("one", "two"),
    )
    assert plain_text(tree) == "unbroken line one two"
    assert words(tree) == ["unbroken", "line", "one", "two"]


def test_terms_of_one_definition_are_words_of_their_own() -> None:
    item = DefinitionItem((inlines("splint"), inlines("brace")), ((p("It holds."),), (p("x"),)))
    assert plain_text([DefinitionList(items=(item,))]) == "splint brace It holds. x"


@given(blocks)
def test_what_no_function_changes_is_the_same_tree(tree: Blocks) -> None:
    assert rebuild(tree) == tree
    assert rebuild(tree, on_block=lambda block: block, on_blocks=lambda found: found) == tree
    assert rebuild(tree, on_inlines=lambda found: found) == tree


def test_unchanged_parts_are_shared() -> None:
    tree = (p("same"), bullets("same", (p("old"), bullets("deep"))), p("same"))

    def on_block(block: Block) -> Block:
        return p("new") if block == p("old") else block

    found = rebuild(tree, on_block=on_block)
    assert found[0] is tree[0]
    assert found[2] is tree[2]
    assert isinstance(found[1], List)
    assert found[1].items[0] is tree[1].items[0]
    assert found[1].items[1].blocks[0] == p("new")
    assert rebuild(tree, on_block=lambda block: block) is tree


def test_every_run_of_text_is_visited() -> None:
    seen: list[str] = []

    def on_inlines(run: Inlines) -> Inlines:
        seen.extend(node.text for node in run if isinstance(node, Text))
        return run

    rebuild(BLOCKS, on_inlines=on_inlines)
    assert sorted(seen) == sorted(node.text for node in walk(BLOCKS) if isinstance(node, Text))


def test_every_sequence_of_blocks_is_visited_innermost_first() -> None:
    tree = (Quote(blocks=(p("inner"), bullets("item"))),)
    seen: list[int] = []

    def on_blocks(found: Blocks) -> Blocks:
        seen.append(len(found))
        return found

    rebuild(tree, on_blocks=on_blocks)
    assert seen == [1, 2, 1]
    seen.clear()
    rebuild(tree, on_blocks=on_blocks, in_items=False)
    assert seen == [2, 1]


def test_a_sequence_may_grow_or_vanish() -> None:
    tree = (bullets((p("a"), p("b"))), Quote(blocks=(p("a"),)))

    def on_blocks(found: Blocks) -> Blocks:
        return tuple(each for block in found for each in ((block,) * (1 + (block == p("a")))))

    assert texts(rebuild(tree, on_blocks=on_blocks)) == "aabaa"
