"""How writers begin what must not be overlooked: the rules, as data by language.

The rules of all languages are tried on every post: a label or an order to call for help is
written in words that say the same in no other language, and posts mix languages.
"""

from exporter.normalise.passes.callout_rules.others import OTHERS
from exporter.normalise.passes.callout_rules.rule import NUMBERS, Rule
from exporter.normalise.passes.callout_rules.western import WESTERN

RULES: tuple[Rule, ...] = (*WESTERN, *OTHERS)
"""The first rule that fits wins; where languages share a label, the earlier one has it."""

__all__ = ["NUMBERS", "RULES", "Rule"]
