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
        video: What a player is called that has no title.
        audio: The same.
        map: The same.

    The others are a leaflet's; each is its English text.
    """

    page: str
    contents: str
    picture: str
    source: str
    by: str
    video: str
    audio: str
    map: str
    about_leaflet: str = "About this leaflet"
    written_by: str = "Written by"
    reviewed_by: str = "Clinical reviewer"
    published_by: str = "Published by"
    published: str = "Published"
    last_reviewed: str = "Last reviewed"
    next_review: str = "Next review"
    version: str = "Version"
    not_stated: str = "not stated"
    read_online: str = "Read this online"
    scan: str = "Scan this code with a phone to read this online."
    other_formats: str = (
        "This leaflet is available in other formats, such as larger print, audio or other "
        "languages. Please ask us."
    )
    phone: str = "Phone"
    email: str = "E-mail"
    website: str = "Website"
    hours: str = "Opening hours"
    out_of_hours: str = "When we are closed"
    feedback: str = "Tell us what you think of this leaflet"
    disclaimer: str = "Please note"
    fill_in: str = "For you to fill in"
    name: str = "Name"
    date: str = "Date"
    appointment: str = "Next appointment"
    notes: str = "Notes"
    questions: str = "Questions to ask"
    checklist: str = "Checklist"
    tear_off: str = "Cut here to keep this checklist"
    links: str = "Web addresses"


_ENGLISH = Phrases(
    "Page {page} of {pages}", "Contents", "Picture", "Source", "By", "Video", "Audio", "Map"
)

PHRASES: dict[str, Phrases] = {
    "en": _ENGLISH,
    "ar": Phrases(
        "صفحة {page} من {pages}", "المحتويات", "صورة", "المصدر", "بقلم", "فيديو", "صوت", "خريطة"
    ),
    "bg": Phrases(
        "Страница {page} от {pages}",
        "Съдържание",
        "Изображение",
        "Източник",
        "Автор:",
        "Видео",
        "Аудио",
        "Карта",
    ),
    "cs": Phrases(
        "Strana {page} z {pages}", "Obsah", "Obrázek", "Zdroj", "Autor:", "Video", "Zvuk", "Mapa"
    ),
    "da": Phrases(
        "Side {page} af {pages}", "Indhold", "Billede", "Kilde", "Af", "Video", "Lyd", "Kort"
    ),
    "de": Phrases(
        "Seite {page} von {pages}", "Inhalt", "Bild", "Quelle", "Von", "Video", "Audio", "Karte"
    ),
    "el": Phrases(
        "Σελίδα {page} από {pages}",
        "Περιεχόμενα",
        "Εικόνα",
        "Πηγή",
        "Από",
        "Βίντεο",
        "Ήχος",
        "Χάρτης",
    ),
    "es": Phrases(
        "Página {page} de {pages}", "Índice", "Imagen", "Fuente", "Por", "Vídeo", "Audio", "Mapa"
    ),
    "fa": Phrases(
        "صفحهٔ {page} از {pages}", "فهرست", "تصویر", "منبع", "نوشتهٔ", "ویدئو", "صدا", "نقشه"
    ),
    "fi": Phrases(
        "Sivu {page} / {pages}",
        "Sisällys",
        "Kuva",
        "Lähde",
        "Kirjoittaja:",
        "Video",
        "Ääni",
        "Kartta",
    ),
    "fr": Phrases(
        "Page {page} sur {pages}", "Sommaire", "Image", "Source", "Par", "Vidéo", "Audio", "Carte"
    ),
    "he": Phrases(
        "עמוד {page} מתוך {pages}", "תוכן העניינים", "תמונה", "מקור", "מאת", "סרטון", "שמע", "מפה"
    ),
    "hi": Phrases(
        "पृष्ठ {page} / {pages}", "विषय-सूची", "चित्र", "स्रोत", "लेखक:", "वीडियो", "ऑडियो", "मानचित्र"
    ),
    "hu": Phrases(
        "{page}. oldal, összesen {pages}",
        "Tartalom",
        "Kép",
        "Forrás",
        "Szerző:",
        "Videó",
        "Hang",
        "Térkép",
    ),
    "id": Phrases(
        "Halaman {page} dari {pages}",
        "Daftar isi",
        "Gambar",
        "Sumber",
        "Oleh",
        "Video",
        "Audio",
        "Peta",
    ),
    "it": Phrases(
        "Pagina {page} di {pages}", "Indice", "Immagine", "Fonte", "Di", "Video", "Audio", "Mappa"
    ),
    "ja": Phrases(
        "{page} / {pages} ページ", "目次", "画像", "出典", "著者:", "動画", "音声", "地図"
    ),
    "ko": Phrases(
        "{page} / {pages} 페이지", "목차", "그림", "출처", "글:", "동영상", "오디오", "지도"
    ),
    "nb": Phrases(
        "Side {page} av {pages}", "Innhold", "Bilde", "Kilde", "Av", "Video", "Lyd", "Kart"
    ),
    "nl": Phrases(
        "Pagina {page} van {pages}",
        "Inhoud",
        "Afbeelding",
        "Bron",
        "Door",
        "Video",
        "Audio",
        "Kaart",
    ),
    "pl": Phrases(
        "Strona {page} z {pages}",
        "Spis treści",
        "Obraz",
        "Źródło",
        "Autor:",
        "Film",
        "Nagranie",
        "Mapa",
    ),
    "pt": Phrases(
        "Página {page} de {pages}", "Índice", "Imagem", "Fonte", "Por", "Vídeo", "Áudio", "Mapa"
    ),
    "ro": Phrases(
        "Pagina {page} din {pages}", "Cuprins", "Imagine", "Sursa", "De", "Video", "Audio", "Hartă"
    ),
    "ru": Phrases(
        "Страница {page} из {pages}",
        "Содержание",
        "Изображение",
        "Источник",
        "Автор:",
        "Видео",
        "Аудио",
        "Карта",
    ),
    "sv": Phrases(
        "Sida {page} av {pages}", "Innehåll", "Bild", "Källa", "Av", "Video", "Ljud", "Karta"
    ),
    "th": Phrases("หน้า {page} จาก {pages}", "สารบัญ", "รูปภาพ", "ที่มา", "โดย", "วิดีโอ", "เสียง", "แผนที่"),
    "tr": Phrases(
        "Sayfa {page} / {pages}",
        "İçindekiler",
        "Görsel",
        "Kaynak",
        "Yazan:",
        "Video",
        "Ses",
        "Harita",
    ),
    "uk": Phrases(
        "Сторінка {page} з {pages}",
        "Зміст",
        "Зображення",
        "Джерело",
        "Автор:",
        "Відео",
        "Аудіо",
        "Карта",
    ),
    "ur": Phrases(
        "صفحہ {page} از {pages}", "فہرست", "تصویر", "ماخذ", "از", "ویڈیو", "آڈیو", "نقشہ"
    ),
    "vi": Phrases(
        "Trang {page} / {pages}",
        "Mục lục",
        "Hình ảnh",
        "Nguồn",
        "Tác giả:",
        "Video",
        "Âm thanh",
        "Bản đồ",
    ),
    "zh": Phrases(
        "第 {page} 页，共 {pages} 页", "目录", "图片", "来源", "作者：", "视频", "音频", "地图"
    ),
    "zh-Hant": Phrases(
        "第 {page} 頁，共 {pages} 頁", "目錄", "圖片", "來源", "作者：", "影片", "音訊", "地圖"
    ),
}


_NAMES = {"iw": "he", "nn": "nb", "no": "nb"}
_TRADITIONAL_CHINESE = ("zh-hant", "zh-hk", "zh-mo", "zh-tw")


def phrases(language: str) -> Phrases:
    """The words of a language, by the first part of its BCP 47 tag; English where unknown."""
    low = language.lower()
    if low.startswith(_TRADITIONAL_CHINESE):
        return PHRASES["zh-Hant"]
    first = low.partition("-")[0]
    return PHRASES.get(_NAMES.get(first, first), _ENGLISH)


def embed_name(kind: str, title: str, provider: str, href: str, language: str) -> str:
    """What an embedded thing is called: its title, else its kind, and who serves it.

    Args:
        kind: As `tree.Embed` has it.
        title: May be empty.
        provider: May be empty.
        href: Names what has nothing else to be named by.
        language: BCP 47 tag of the file.
    """
    words = phrases(language)
    known = {"video": words.video, "audio": words.audio, "map": words.map}
    name = title or known.get(kind, "")
    if provider and provider.casefold() not in name.casefold():
        return f"{name} ({provider})" if name else provider
    return name or href


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
