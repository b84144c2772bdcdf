"""Words that checks look for, as data by language: small letters, no full stops."""

VAGUE_LINKS: dict[str, frozenset[str]] = {
    "en": frozenset([
        "here", "click here", "click", "click this", "click this link", "click to read",
        "this", "this link", "this page", "this article", "this website", "this site", "link",
        "the link", "more", "read more", "learn more", "see more", "find out more", "more info",
        "more information", "further information", "info", "details", "more details", "read",
        "read on", "read this", "continue", "continue reading", "view", "view more", "go",
        "website", "web page", "page", "tap here", "press here", "start here", "see here",
        "check here", "check it out", "download", "download here", "pdf", "visit", "source",
    ]),
    "es": frozenset([
        "aquí", "haga clic aquí", "haz clic aquí", "clic aquí", "pulse aquí", "pincha aquí",
        "este enlace", "enlace", "esta página", "más", "más información", "leer más", "lee más",
        "ver más", "saber más", "seguir leyendo", "continuar leyendo", "descargar", "este sitio",
    ]),
    "fr": frozenset([
        "ici", "cliquez ici", "cliquer ici", "clique ici", "ce lien", "lien", "cette page",
        "plus", "en savoir plus", "lire plus", "lire la suite", "voir plus", "plus d'infos",
        "plus d'informations", "suite", "télécharger", "ce site",
    ]),
    "de": frozenset([
        "hier", "hier klicken", "klicken sie hier", "klick hier", "klicke hier", "link",
        "dieser link", "diesem link", "diese seite", "dieser seite", "mehr", "mehr lesen",
        "weiterlesen", "mehr erfahren", "mehr informationen", "mehr infos", "weitere informationen",
        "details", "download", "herunterladen",
    ]),
    "pt": frozenset([
        "aqui", "clique aqui", "clicar aqui", "este link", "link", "esta página", "mais",
        "saiba mais", "leia mais", "ler mais", "ver mais", "mais informações", "continue lendo",
        "baixar", "este site",
    ]),
    "it": frozenset([
        "qui", "clicca qui", "cliccare qui", "questo link", "link", "questa pagina", "leggi tutto",
        "leggi di più", "scopri di più", "continua a leggere", "maggiori informazioni", "scarica",
    ]),
    "nl": frozenset([
        "hier", "klik hier", "deze link", "link", "deze pagina", "meer", "lees meer",
        "lees verder", "meer informatie", "meer info", "download",
    ]),
    "ar": frozenset([
        "هنا", "اضغط هنا", "انقر هنا", "من هنا", "هذا الرابط", "الرابط", "رابط", "المزيد",
        "اقرأ المزيد", "لمزيد من المعلومات", "هذه الصفحة", "تحميل",
    ]),
    "he": frozenset([
        "כאן", "לחץ כאן", "לחצו כאן", "קישור", "קישור זה", "לקישור", "עוד", "קרא עוד", "קראו עוד",
        "למידע נוסף", "מידע נוסף", "דף זה", "הורדה",
    ]),
    "zh": frozenset([
        "这里", "點擊這裡", "点击这里", "点击此处", "此处", "這裡", "链接", "連結", "更多", "阅读更多",
        "了解更多", "查看更多", "更多信息", "详情", "下载",
    ]),
    "ru": frozenset([
        "здесь", "тут", "нажмите здесь", "нажмите сюда", "кликните здесь", "по ссылке", "ссылка",
        "эта ссылка", "эта страница", "подробнее", "читать далее", "читать дальше", "узнать больше",
        "далее", "скачать",
    ]),
    "hi": frozenset([
        "यहाँ", "यहां", "यहाँ क्लिक करें", "यहां क्लिक करें", "लिंक", "यह लिंक", "और पढ़ें",
        "अधिक जानें", "अधिक जानकारी", "यह पृष्ठ", "डाउनलोड",
    ]),
}  # fmt: skip
"""Whole texts of links that say nothing without the words around them (WCAG 2.2, 2.4.9)."""

EMPTY_ALTS: frozenset[str] = frozenset([
    "image", "an image", "the image", "photo", "a photo", "picture", "a picture", "pic", "graphic",
    "figure", "illustration", "screenshot", "thumbnail", "banner", "icon", "img", "alt", "alt text",
    "alt tag", "text", "untitled", "placeholder", "null", "undefined", "none", "blank", "spacer",
    "featured image", "post image", "blog image", "hero image", "header image", "stock photo",
    "imagen", "foto", "fotografía", "ilustración", "gráfico", "sin título",
    "photographie", "illustration", "dessin", "sans titre",
    "bild", "grafik", "abbildung", "unbenannt", "vorschaubild",
    "imagem", "fotografia", "ilustração", "sem título", "immagine", "senza titolo",
    "afbeelding", "plaatje", "صورة", "الصورة", "תמונה", "图片", "圖片", "照片", "картинка",
    "изображение", "фото", "рисунок", "चित्र", "तस्वीर", "छवि",
])  # fmt: skip
"""Whole alternative texts that say no more than that there is a picture."""

TEXT_PICTURES: frozenset[str] = frozenset([
    "infographic", "infographics", "infografik", "infografía", "infografia", "infographie",
    "flyer", "poster", "leaflet", "brochure", "pamphlet", "factsheet", "handout", "screenshot",
    "screencap", "screengrab", "timetable", "pricelist", "certificate", "quotecard", "cheatsheet",
    "bildschirmfoto", "captura", "scan", "scanned", "worksheet",
])  # fmt: skip
"""Words in a picture's file name or alternative text that speak of a picture with text in it."""
