"""Captions that Word counts: a SEQ field in each (ISO/IEC 29500-1, 17.16.5.56).

Word's tables of figures, its cross-references and its numbering find captions by that field alone.
A number that the author has typed becomes the field's result; where there is none, the field shows
nothing, so that the text stays as it is, unless numbers are asked for.
"""

import re
from collections import Counter
from typing import Literal

from exporter.messages import Phrases
from exporter.writers.docx.xml import attribute, escape

Kind = Literal["figure", "table"]

_LABEL_STYLE = "CaptionLabel"
_HIDDEN = '<w:rPr><w:rStyle w:val="CaptionCount"/></w:rPr>'
"""A style that hides: LibreOffice doesn't know the switch by which a field shows nothing."""

_FIRST_RUN = re.compile(
    r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t></w:r>'
)
_TYPED = re.compile(r"([^\W\d_]+)(\.?[ \u00a0]?)([1-9]\d{0,3})(?=[.:)\s–—-]|$)")

_LABELS = frozenset(
    (
        *("figure", "fig", "table", "tab", "tbl", "illustration", "chart", "map", "plate", "photo"),
        *("abbildung", "abb", "bild", "tabelle", "grafik", "diagramm", "foto", "karte"),
        *("figura", "tabla", "tabela", "tabella", "tableau", "carte", "schéma", "gráfico"),
        *("grafico", "imagen", "imagem", "figuur", "tabel", "figur", "tabell", "kuva", "taulukko"),
        *("rysunek", "rys", "obrázek", "obr", "tabulka", "ábra", "táblázat", "şekil", "tablo"),
        *("hình", "bảng", "gambar", "εικόνα", "πίνακας", "рисунок", "рис", "таблица", "таблиця"),
        *("фигура", "図", "表", "图", "圖", "그림", "표", "شكل", "جدول", "איור", "טבלה"),
    )
)
"""What captions are counted as, in small letters, without a full stop."""


class Captions:
    """The captions of a document.

    Args:
        words: Of the document's language, for labels.
        numbered: Captions without a number get one.
    """

    def __init__(self, words: Phrases, *, numbered: bool) -> None:
        self._labels: dict[Kind, str] = {"figure": words.figure, "table": words.table}
        self._numbered = numbered
        self._counts: Counter[str] = Counter()

    def counted(self, kind: Kind, runs: str) -> str:
        """A caption's runs with its field.

        Args:
            kind: Of what it is the caption.
            runs: Of its first paragraph.
        """
        first = _FIRST_RUN.match(runs)
        typed = None if first is None else _TYPED.match(first[2])
        if first is not None and typed is not None and typed[1].casefold() in _LABELS:
            return self._typed(first, typed) + runs[first.end() :]
        label = self._labels[kind]
        name = _identifier(label)
        self._counts[name] += 1
        if not self._numbered:
            return _field(f"SEQ {name} \\h", _HIDDEN, None) + runs
        before, _, after = label.partition("{number}")
        look = f'<w:rPr><w:rStyle w:val="{_LABEL_STYLE}"/></w:rPr>'
        number = _field(f"SEQ {name} \\* ARABIC", look, str(self._counts[name]))
        return f"{_run(before, look)}{number}{_run(f'{after}. ', look)}{runs}"

    def _typed(self, first: re.Match[str], typed: re.Match[str]) -> str:
        """The first run, in which the author has typed a number, with that as the field's result."""
        label, gap, number = typed.groups()
        self._counts[label] += 1
        reset = "" if int(number) == self._counts[label] else f" \\r {number}"
        self._counts[label] = int(number)
        look = first[1] or ""
        field = _field(f"SEQ {label} \\* ARABIC{reset}", look, number)
        # The text is escaped already, and a label has no letter that would be.
        rest = first[2][typed.end() :]
        return f"{_run(label + gap, look)}{field}{_escaped_run(rest, look)}"


def _identifier(label: str) -> str:
    """What the field calls its kind of caption: the label's word."""
    return re.sub(r"\W+", "_", label.replace("{number}", " ").strip(" .")).strip("_")


def _field(instruction: str, look: str, result: str | None) -> str:
    """A field with its result; none shows nothing, as its instruction says too."""
    code = f"<w:instrText{attribute('xml:space', 'preserve')}> {escape(instruction)} </w:instrText>"
    shown = "" if result is None else _char("separate", look) + _run(result, look)
    return f"{_char('begin', look)}<w:r>{look}{code}</w:r>{shown}{_char('end', look)}"


def _char(kind: str, look: str) -> str:
    return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _run(text: str, look: str) -> str:
    return _escaped_run(escape(text), look)


def _escaped_run(text: str, look: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
