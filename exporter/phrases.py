"""The few words that a file says of its own accord, in the file's language, and its dates.

A language that has no words here gets English ones; dates come from CLDR through Babel for every
language.
"""

from datetime import date, datetime

from msgspec import Struct


class Phrases(Struct, frozen=True):
    """Words of one language.

    Attributes:
        page: With `{page}` and `{pages}`.
        contents: Heading of a table of contents.
        picture: Stands before the text alternative of a picture that isn't at hand.
        source: Stands before the address of the article.
        by: Stands before the authors' names.
    """

    page: str
    contents: str
    picture: str
    source: str
    by: str


_ENGLISH = Phrases("Page {page} of {pages}", "Contents", "Picture", "Source", "By")

PHRASES: dict[str, Phrases] = {
    "en": _ENGLISH,
    "ar": Phrases("صفحة {page} من {pages}", "المحتويات", "صورة", "المصدر", "بقلم"),
    "bg": Phrases("Страница {page} от {pages}", "Съдържание", "Изображение", "Източник", "Автор:"),
    "cs": Phrases("Strana {page} z {pages}", "Obsah", "Obrázek", "Zdroj", "Autor:"),
    "de": Phrases("Seite {page} von {pages}", "Inhalt", "Bild", "Quelle", "Von"),
    "es": Phrases("Página {page} de {pages}", "Índice", "Imagen", "Fuente", "Por"),
    "fr": Phrases("Page {page} sur {pages}", "Sommaire", "Image", "Source", "Par"),
    "id": Phrases("Halaman {page} dari {pages}", "Daftar isi", "Gambar", "Sumber", "Oleh"),
    "it": Phrases("Pagina {page} di {pages}", "Indice", "Immagine", "Fonte", "Di"),
    "ja": Phrases("{page} / {pages} ページ", "目次", "画像", "出典", "著者:"),
    "nl": Phrases("Pagina {page} van {pages}", "Inhoud", "Afbeelding", "Bron", "Door"),
    "pl": Phrases("Strona {page} z {pages}", "Spis treści", "Obraz", "Źródło", "Autor:"),
    "pt": Phrases("Página {page} de {pages}", "Índice", "Imagem", "Fonte", "Por"),
    "ru": Phrases("Страница {page} из {pages}", "Содержание", "Изображение", "Источник", "Автор:"),
    "sv": Phrases("Sida {page} av {pages}", "Innehåll", "Bild", "Källa", "Av"),
    "tr": Phrases("Sayfa {page} / {pages}", "İçindekiler", "Görsel", "Kaynak", "Yazan:"),
    "vi": Phrases("Trang {page} / {pages}", "Mục lục", "Hình ảnh", "Nguồn", "Tác giả:"),
    "zh": Phrases("第 {page} 页，共 {pages} 页", "目录", "图片", "来源", "作者："),
}


def phrases(language: str) -> Phrases:
    """The words of a language, by the first part of its BCP 47 tag; English where unknown."""
    return PHRASES.get(language.partition("-")[0].lower(), _ENGLISH)


def display_date(stamp: str, language: str) -> str:
    """A date as people of a language write it out, without the time of day.

    Args:
        stamp: ISO 8601, as `tree.Source.published`; the day is the one that it names, in its own
            time zone.
        language: BCP 47 tag; `und` and languages unknown to CLDR get the ISO date.

    Returns:
        `27 February 2026`; the empty string for an empty stamp.
    """
    if not stamp:
        return ""
    day = datetime.fromisoformat(stamp).date()
    return day.isoformat() if language == "und" else _in_words(day, language)


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _in_words(day: date, language: str) -> str:
    if language in {"en", "en-US"}:
        # What CLDR says too; most posts are in these, and Babel takes 30 ms to load.
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms that few runs need
    from babel.dates import format_date  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    return format_date(day, format="long", locale=locale)
