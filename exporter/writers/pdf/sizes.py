"""The sizes of type of a preset, as rules that follow the style sheet."""

from exporter.look import ARTICLE, Look
from exporter.writers.pdf.sheets import GAP


def type_rules(look: Look) -> str:
    """The sizes of a preset, bold instead of italics, and the colour; nothing for an article."""
    rules = [] if look.preset == ARTICLE else _sizes(look)
    if look.bold_emphasis:
        rules.append("em, cite, dfn, var { font-style: normal; font-weight: bold }")
    if look.colour:
        rules.append(f".title-block, thead th, .question {{ border-color: {look.colour} }}")
    return "\n".join(rules)


def _sizes(look: Look) -> list[str]:
    preset = look.preset
    title, second, third, lower = preset.headings
    rules = [
        f"html {{ font-size: {preset.body:.6g}pt; line-height: {preset.line:.6g} }}",
        f"p {{ margin-bottom: {preset.paragraph:.6g}em }}",
        f"li {{ margin-bottom: {preset.paragraph * 0.45:.4g}em }}",
        f".loose > li {{ margin-bottom: {preset.paragraph * 0.85:.4g}em }}",
        f"h1 {{ font-size: {title:.6g}pt }}",
        f"h2 {{ font-size: {second:.6g}pt }}",
        f"h3 {{ font-size: {third:.6g}pt }}",
        f"h4, h5, h6 {{ font-size: {lower:.6g}pt }}",
    ]
    if preset.smallest > preset.body * 0.8:
        # What is as large as the text can't be raised as far without touching the line above.
        rules.append("sup, footnote::footnote-call, address-mark::after { vertical-align: .3em }")
        rules.append("sub, sup { line-height: inherit }")
    if preset.columns > 1:
        rules += [
            f"article {{ columns: {preset.columns}; column-fill: auto; column-gap: {GAP:.6g}mm }}",
            ".title-block { column-span: all }",
        ]
    return rules
