"""Site furniture: what plugins add around an article is taken out of the parsed elements.

Only `furniture_rules.RULES` says what goes. Nothing goes that holds a large share of the post's
words, whatever its name.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from exporter.diagnostics import Code, Diagnostic
from exporter.normalise.furniture_rules import RULES, Rule
from exporter.normalise.media import said
from exporter.normalise.parse import Element, siblings
from exporter.normalise.twins import TELL, repetitions
from exporter.normalise.vocabulary import EMBEDS, INLINE

MOST = 0.4
"""Share of a post's words above which an element is the article, not furniture."""

_PART = re.compile(r"(?P<kind>[.#]?)(?P<name>[\w-]+)|\[(?P<attribute>\w+)\*=(?P<value>[^\]]+)\]")
_PATIENCE = 8
"""Elements refused for their size after which no more are measured, so that time stays linear."""

_CLASSES = re.compile(r"""class=["']?([^"'<>]*)""")
_IDS = re.compile(r"""id=["']?([^"'<>]*)""")
_GONE = INLINE | EMBEDS
"""Elements that go whole: nothing of them would part what stands around."""

_UNREAD = frozenset(["script", "style", "template"])


class Selector(Struct, frozen=True):
    """A compound selector, taken apart.

    Attributes:
        rule: Whose it is.
        tag: The element's name; empty for any.
        names: Class names that it has.
        id: Its id; empty for any.
        attribute: One that holds `value`; empty for none.
        value: Part of the attribute's value.
    """

    rule: Rule
    tag: str = ""
    names: frozenset[str] = frozenset()
    id: str = ""
    attribute: str = ""
    value: str = ""

    @property
    def name(self) -> str:
        """A class name or id that such an element has; empty if it needs none."""
        return self.id or min(self.names, default="")

    @property
    def tell(self) -> str:
        """What a source with such an element holds, if the element needs no name."""
        return self.value or f"<{self.tag}"

    def meets(self, node: Element, names: frozenset[str]) -> bool:
        """Whether an element with those class names is meant."""
        attributes = node.attributes
        return (
            (not self.tag or node.tag == self.tag)
            and self.names <= names
            and (not self.id or attributes.get("id") == self.id)
            and (not self.attribute or self.value in (attributes.get(self.attribute) or ""))
        )


@cache
def selectors() -> tuple[Selector, ...]:
    """All selectors of all rules."""
    return tuple(_selector(rule, text) for rule in RULES for text in rule.selectors)


def _selector(rule: Rule, text: str) -> Selector:
    parts = list(_PART.finditer(text))
    return Selector(
        rule,
        tag="".join(part["name"] for part in parts if part["name"] and not part["kind"]),
        names=frozenset(part["name"] for part in parts if part["kind"] == "."),
        id="".join(part["name"] for part in parts if part["kind"] == "#"),
        attribute="".join(part["attribute"] or "" for part in parts),
        value="".join(part["value"] or "" for part in parts),
    )


Finding = tuple[Element, Diagnostic]


def without_furniture(
    html: str, nodes: list[Element]
) -> tuple[list[Element], tuple[Diagnostic, ...]]:
    """The top nodes of a post without the furniture among and in them, and what was taken out.

    Args:
        html: The source; where it has no tell-tale name, nothing is walked.
        nodes: Its top nodes, which are changed in place.
    """
    wanted = _possible(html)
    found = list(_furniture(nodes, wanted)) if wanted else []
    if TELL in html:
        found.extend(
            (node, said(Code.REPETITION_DROPPED, "shown on some screens only", _text(node)))
            for node in repetitions(nodes)
        )
    if not found:
        return nodes, ()
    doomed = {node.mem_id for node, _diagnostic in found}
    outermost = [item for item in found if doomed.isdisjoint(_above(item[0]))]
    # Nothing is destroyed before all is decided: what lies in a destroyed node can't be asked.
    kept = [node for node in nodes if node.mem_id not in doomed or node.tag not in _GONE]
    for node, _diagnostic in outermost:
        _remove(node)
    return kept, tuple(diagnostic for _node, diagnostic in outermost)


@cache
def _by_name() -> dict[str, list[Selector]]:
    """The selectors under the name that each needs; under the empty one, those without."""
    found: dict[str, list[Selector]] = {}
    for each in selectors():
        found.setdefault(each.name, []).append(each)
    return found


def _possible(html: str) -> list[Selector]:
    """The selectors that may meet an element of a source."""
    table = _by_name()
    written = set(" ".join((*_CLASSES.findall(html), *_IDS.findall(html))).split())
    return [
        each
        for name, those in table.items()
        for each in those
        if (name in written if name else each.tell in html)
    ]


def _furniture(nodes: list[Element], wanted: list[Selector]) -> Iterator[Finding]:
    """The outermost elements that a rule names and that may go."""
    limit: float | None = None
    refused = 0
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if not node.is_element_node:
            continue
        rule = _rule_for(node, wanted)
        if rule is not None and refused < _PATIENCE:
            if limit is None:
                limit = MOST * sum(map(_count, nodes))
            if _count(node) <= limit:
                yield node, said(Code.FURNITURE_DROPPED, rule.name, _text(node))
                continue
            refused += 1
        waiting.extend(reversed(list(siblings(node.child))))


def _rule_for(node: Element, wanted: list[Selector]) -> Rule | None:
    """The rule that names an element."""
    attributes = node.attributes
    if not attributes:
        return None
    names = frozenset((attributes.get("class") or "").split())
    for each in wanted:
        if each.meets(node, names) and not (each.rule.only_inner_links and _leads_out(node)):
            return each.rule
    return None


def _leads_out(node: Element) -> bool:
    """Whether any link in an element has no place in a page to lead to."""
    return any("#" not in (link.attributes.get("href") or "#") for link in node.css("a"))


def _words(node: Element) -> Iterator[str]:
    """The texts that a reader could see in a node."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.is_text_node:
            yield here.text_content or ""
        elif here.tag not in _UNREAD:
            waiting.extend(reversed(list(siblings(here.child))))


def _count(node: Element) -> int:
    return sum(len(text.split()) for text in _words(node))


def _text(node: Element) -> str:
    return " ".join(" ".join(_words(node)).split())


def _above(node: Element) -> Iterator[int]:
    """The identities of the elements around one."""
    above = node.parent
    while above is not None:
        yield above.mem_id
        above = above.parent


def _remove(node: Element) -> None:
    """Take an element out; one that parts paragraphs stays, empty, to part them still."""
    if node.tag in _GONE:
        node.decompose()
        return
    for child in list(siblings(node.child)):
        child.decompose()
