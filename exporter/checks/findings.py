"""What a check gives: findings with their places, measures of the text, and what wasn't assessed."""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct, to_builtins

from exporter.checks.codes import CHECK_RULES, CheckCode, CheckRule, Level


class Where(Struct, frozen=True, omit_defaults=True):
    """The place of a finding, for people to go to.

    Attributes:
        heading: The nearest heading above; empty before the first.
        block: The running number of the block, from 1, as `exporter tree --outline` lists them;
            0 for the post as a whole.
        quote: The words themselves, shortened.
    """

    heading: str = ""
    block: int = 0
    quote: str = ""

    def __str__(self) -> str:
        block = f"block {self.block}" if self.block else ""
        heading = f"under “{self.heading}”" if self.heading else ""
        return ", ".join(part for part in (block, heading) if part)


class Finding(Struct, frozen=True):
    """One thing that somebody should look at.

    Attributes:
        code: What kind of thing.
        level: How much it matters: the rule's, unless the settings say otherwise.
        message: What exactly, in one line.
        where: Its place.
        weight: How bad it is among those of its code; the worst come first.
    """

    code: CheckCode
    level: Level
    message: str
    where: Where = Where()
    weight: float = 0

    @property
    def rule(self) -> CheckRule:
        """What the code stands for."""
        return CHECK_RULES[self.code]

    def to_json(self) -> dict[str, Any]:
        """A flat object for programs."""
        return {
            "code": self.code.value,
            "level": self.level.value,
            "message": self.message,
            **to_builtins(self.where),
            "next_step": self.rule.next_step,
        }


class Measures(Struct, frozen=True):
    """Numbers about the wording of a text.

    Attributes:
        words: In sentences; headings, table cells and code aren't counted.
        sentences: A list item, a caption or a question is at least one of its own.
        long_sentences: Those above the limit of the settings.
        syllables: Of all words; None where no syllables can be counted.
        long_words: Words of three or more syllables; None where none can be counted.
        grade: Flesch-Kincaid grade level; None where it can't be computed.
        ease: Flesch reading ease; None where it can't be computed.
        smog: SMOG grade; None with fewer than 30 sentences or another language.
        you: How often the reader is addressed; None where it isn't known how to tell.
        passive: Sentences that seem to be in the passive; None likewise.
    """

    words: int = 0
    sentences: int = 0
    long_sentences: int = 0
    syllables: int | None = None
    long_words: int | None = None
    grade: float | None = None
    ease: float | None = None
    smog: float | None = None
    you: int | None = None
    passive: int | None = None


class NotAssessed(Struct, frozen=True):
    """Something that wasn't looked at.

    Attributes:
        what: A noun.
        why: A sentence without its full stop.
    """

    what: str
    why: str


Verdict = Literal["holds", "fails", "does not apply", "not assessed"]


class PematItem(Struct, frozen=True):
    """One item of PEMAT-P, as far as a program can say something of it.

    Attributes:
        number: The instrument's own.
        topic: What the item is about, in our words.
        verdict: What a program finds; people may judge otherwise.
        evidence: What the verdict rests on, or why there is none.
    """

    number: int
    topic: str
    verdict: Verdict
    evidence: str


class PostCheck(Struct, frozen=True):
    """What was found in one post.

    Attributes:
        origin: The file that it was read from.
        post: Its slug or number.
        title: Plain text.
        language: BCP 47 tag; empty if unknown.
        findings: The gravest first, then in reading order.
        measures: Of the wording.
        pemat: The items of PEMAT-P, one by one.
        not_assessed: What wasn't looked at, and why.
    """

    origin: str
    post: str
    title: str
    language: str
    findings: tuple[Finding, ...]
    measures: Measures
    pemat: tuple[PematItem, ...]
    not_assessed: tuple[NotAssessed, ...]

    def count(self, level: Level) -> int:
        """How many findings are of a level."""
        return sum(item.level is level for item in self.findings)


class Group(Struct, frozen=True):
    """The findings of one code in one post, the worst first."""

    code: CheckCode
    level: Level
    findings: tuple[Finding, ...]


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Findings by code, in the order in which codes first come."""
    groups: dict[tuple[CheckCode, Level], list[Finding]] = {}
    for item in findings:
        groups.setdefault((item.code, item.level), []).append(item)
    return [
        Group(code, level, tuple(sorted(items, key=lambda item: -item.weight)))
        for (code, level), items in groups.items()
    ]
