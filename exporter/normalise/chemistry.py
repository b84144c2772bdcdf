r"""Chemical formulas and reactions as mhchem has them (`\ce{2H2 + O2 -> 2H2O}`), as plain LaTeX.

The part of mhchem that articles use: elements with counts and charges, amounts, states of
matter, bonds and arrows. Whatever else is in a formula, nobody guesses at.

Source: https://mhchem.github.io/MathJax-mhchem/
"""

import re

_COMMAND = re.compile(r"\\ce\s*\{((?:[^{}]|\{[^{}]*\})*+)\}")
_ARROWS = {
    "<=>": r"\rightleftharpoons",
    "<->": r"\leftrightarrow",
    "<-": r"\leftarrow",
    "->": r"\rightarrow",
}
_PART = re.compile(
    r"(?P<arrow><=>|<->|->|<-)(?:\[(?P<above>[^\[\]]*)\])?(?:\[(?P<below>[^\[\]]*)\])?"
    r"|(?P<space>\s+)"
    r"|(?P<gas>(?<=\s)\^(?=\s|\Z))|(?P<falls>(?<=\s)v(?=\s|\Z))"
    r"|(?P<plus>(?<=\s)[+](?=\s))"
    r"|\^(?:\{(?P<braced>[^{}]*)\}|(?P<high>\d*[+-]?))"
    r"|_(?:\{(?P<under>[^{}]*)\}|(?P<low>\d+|[a-z]))"
    r"|(?P<element>[A-Z][a-z]?|[a-z](?![a-z]))"
    r"|(?P<state>\((?:aq|s|l|g)\))"
    r"|(?P<count>(?<=[A-Za-z)\]])\d+)"
    r"|(?P<amount>\d+(?:[./]\d+)?)"
    r"|(?P<charge>(?<=[A-Za-z0-9)\]])[+-](?=\s|\Z|[)\]^]))"
    r"|(?P<bond>(?<=[A-Za-z0-9)])[-=\u2261](?=[A-Z(]))"
    r"|(?P<dot>[.*\u00b7])"
    r"|(?P<bracket>[()\[\]])"
)


def chemical(latex: str) -> str | None:
    r"""LaTeX with each `\ce{…}` written out; None if one holds something unknown."""
    parts: list[str] = []
    start = 0
    for found in _COMMAND.finditer(latex):
        written = _reaction(found[1])
        if written is None:
            return None
        parts.extend((latex[start : found.start()], f"{{{written}}}"))
        start = found.end()
    whole = "".join((*parts, latex[start:]))
    return None if re.search(r"\\ce(?![A-Za-z])", whole) else whole


def _reaction(text: str) -> str | None:
    written = []
    place = 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None or part.end() == place:
            return None
        made = _one(part)
        if made is None:
            return None
        written.append(made)
        place = part.end()
    return "".join(written)


def _one(part: re.Match[str]) -> str | None:
    """One part of a formula in LaTeX."""
    kind = part.lastgroup
    if part["arrow"]:
        return _arrow(part)
    if kind in {"braced", "high"}:
        return f"^{{{part[kind]}}}" if part[kind] else None
    if kind in {"under", "low", "count"}:
        return f"_{{{part[kind]}}}"
    if kind == "charge":
        return f"^{{{part[0]}}}"
    if kind == "element":
        return rf"\mathrm{{{part[0]}}}"
    plain = {
        "space": " ",
        "gas": r"\uparrow",
        "falls": r"\downarrow",
        "dot": r"\cdot ",
        "amount": part[0] + r"\,",
        "state": rf"\,\mathrm{{{part[0]}}}",
    }
    return plain.get(kind or "", part[0])


def _arrow(part: re.Match[str]) -> str | None:
    """An arrow, with what is said above and below it."""
    arrow = _ARROWS[part["arrow"]]
    above, below = (part[name] and rf"\text{{{part[name]}}}" for name in ("above", "below"))
    if below:
        arrow = rf"\underset{{{below}}}{{{arrow}}}"
    return rf"\overset{{{above}}}{{{arrow}}}" if above else f"{arrow} "
