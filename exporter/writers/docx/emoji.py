"""Where a text is emoji, which text fonts haven't: they get a font of their own."""

import re
from functools import cache

FONT = "Segoe UI Emoji"
"""Word's own choice on Windows; programs elsewhere put theirs in its place (see fontTable.xml)."""

_ALONE = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693"
    "\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa"
    "\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251"
    "\U0001f300-\U0001f321\U0001f324-\U0001f393\U0001f396\U0001f397\U0001f399-\U0001f39b"
    "\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f4fd\U0001f4ff-\U0001f53d"
    "\U0001f549-\U0001f54e\U0001f550-\U0001f567\U0001f56f\U0001f570\U0001f573-\U0001f57a"
    "\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f595\U0001f596\U0001f5a4\U0001f5a5"
    "\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3"
    "\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3"
    "\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2\U0001f6d5-\U0001f6d8"
    "\U0001f6dc-\U0001f6e5\U0001f6e9\U0001f6eb\U0001f6ec\U0001f6f0\U0001f6f3-\U0001f6fc"
    "\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945"
    "\U0001f947-\U0001f9ff\U0001fa70-\U0001fa7c\U0001fa80-\U0001fa8a\U0001fa8e-\U0001fac6"
    "\U0001fac8\U0001facd-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8"
)
"""Characters that are emoji by themselves.

Source: Unicode 17, emoji-data.txt: Emoji_Presentation, and above U+1F000 Emoji.
"""

_FLAG = "\U0001f1e6-\U0001f1ff"
_TINTS = "\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What changes the look of an emoji before it: variation, keycap, shade of skin, tags."""


@cache
def emoji() -> re.Pattern[str]:
    """Finds stretches of emoji, sequences included (UTS 51, 1.4.9). Compiled when first needed.

    Not a character that asks for the look of text by U+FE0E.
    """
    one = (
        f"(?:[{_ALONE}](?!\ufe0e)|[{_FLAG}]{{2}}|[0-9#*]\ufe0f?\u20e3"
        "|[\u00a9\u00ae\u2000-\u3299\U0001f170-\U0001f17f]\ufe0f)"
    )
    joined = f"\u200d[\u2000-\u3299{_ALONE}]"
    return re.compile(f"((?:{one}(?:[{_TINTS}]|{joined})*)+)")


def may_hold_emoji(text: str) -> bool:
    """Whether it is worth the search: something stands above the letters, or a keycap does."""
    return max(text) >= "\u20e3"
