"""Languages that nobody states, told by scripts and words, and blocks in another script."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import lawful
from support.shown import shown

from exporter.diagnostics import Code
from exporter.languages import detect
from exporter.normalise import NormalisedPost, normalise
from exporter.normalise.writing_systems import mark_scripts
from exporter.post.decode import decode_post
from exporter.scripts import language_of, prevailing, script_of
from exporter.tree import Blocks, Inlines, Note, Paragraph, Text, plain_text, rebuild

SENTENCES = {
    "en": "The sooner you rest the ankle after you have twisted it, the sooner it will heal.",
    "de": "Je früher Sie den Knöchel nach dem Umknicken schonen, desto eher heilt die Verletzung.",
    "nl": "Hoe eerder u de enkel rust geeft na het verzwikken, hoe eerder de blessure geneest, "
    "en dat is voor de meeste mensen van groot belang.",
    "fr": "Plus vous reposez la cheville tôt après l’entorse, plus la blessure guérit rapidement.",
    "es": "Cuanto antes descanse el tobillo después de la torcedura, antes se curará la lesión.",
    "it": "Prima si mette a riposo la caviglia dopo la distorsione, prima guarisce la lesione.",
    "pt": "Quanto mais cedo descansar o tornozelo depois da entorse, mais cedo a lesão sara, "
    "e isso é muito importante para a maioria das pessoas que não podem ficar paradas.",
    "id": "Semakin cepat Anda mengistirahatkan pergelangan kaki setelah terkilir, semakin cepat "
    "cedera itu sembuh karena tubuh membutuhkan waktu untuk pulih.",
    "tr": "Bileğinizi burktuktan sonra ne kadar çabuk dinlendirirseniz o kadar çabuk iyileşir.",
    "vi": "Bạn cho mắt cá chân nghỉ ngơi càng sớm sau khi bị bong gân thì vết thương càng mau lành.",
    "pl": "Im szybciej odpoczniesz po skręceniu kostki, tym szybciej zagoi się uraz stawu, "
    "a to jest bardzo ważne dla większości osób, które nie mogą leżeć przez wiele dni.",
    "ru": "Чем раньше вы дадите покой голеностопу после растяжения, тем быстрее он заживёт.",
    "bg": "Колкото по-скоро дадете почивка на глезена си, толкова по-бързо ще заздравее той.",
    "el": "Όσο πιο γρήγορα ξεκουράσετε τον αστράγαλο, τόσο πιο γρήγορα θα επουλωθεί.",
    "ar": "كلما أسرعت في إراحة الكاحل بعد الالتواء، كان الشفاء أسرع.",
    "fa": "هرچه زودتر پس از پیچ خوردن به مچ پا استراحت دهید، زودتر خوب می‌شود.",
    "ur": "موچ کے بعد ٹخنے کو جتنی جلدی آرام دیں گے، اتنی ہی جلدی ٹھیک ہو گا۔",
    "he": "ככל שתניחו לקרסול מוקדם יותר לאחר הנקע, כך הוא יחלים מהר יותר.",
    "ja": "捻挫のあとは、早く足首を休ませるほど、早く治ります。",
    "ko": "발목을 삔 뒤에는 빨리 쉴수록 빨리 낫습니다.",
    "zh-Hans": "扭伤之后，脚踝休息得越早，恢复得就越快，这是医生们的经验。",
    "zh-Hant": "扭傷之後，腳踝休息得越早，恢復得就越快，這是醫生們的經驗。",
    "th": "ยิ่งพักข้อเท้าเร็วเท่าไรหลังจากข้อเท้าแพลง ก็ยิ่งหายเร็วเท่านั้น",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_told(language: str) -> None:
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "12 – 14", "Ankle", "OK 3 mg", "👍👍👍", "x = y + 1; z()"])
def test_not_told(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gorgeous Summer Food Moments", "en"),
        ("Ibuprofen Paracetamol Aspirin Diclofenac", None),
        ("Lisbon Porto Madrid Barcelona Berlin Hamburg", None),
        ("Restaurant Menu Pizza Pasta Tiramisu", None),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "la"),
        (f"{SENTENCES['en']} Lorem ipsum dolor sit amet.", "en"),
        (f"{SENTENCES['de']} The Art of War, The Sound of Music, Lord of the Rings.", "de"),
        (f"WordPress, CodeIgniter: {SENTENCES['ja']}", "ja"),
        (
            "Saya tidak pergi kerana hujan lebat, iaitu hujan yang membawa banjir besar di sini.",
            "ms",
        ),
        (
            "Saya tidak pergi karena hujan lebat, yaitu hujan yang membawa banjir besar di sini.",
            "id",
        ),
    ],
)
def test_near_ones(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_the_same_text_is_told_alike_every_time() -> None:
    text = SENTENCES["de"] * 3
    assert {detect(text) for _ in range(5)} == {"de"}


def test_english_needs_no_tables() -> None:
    code = (
        "import sys; from exporter.languages import detect; "
        f"assert detect({SENTENCES['en']!r}) == 'en'; sys.exit('eld' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("language", "script"),
    [("en", "Latn"), ("ar-EG", "Arab"), ("zh-Hant", "Hani"), ("sr-Latn", "Latn"), ("ja", "Kana")],
)
def test_scripts_of_languages(language: str, script: str) -> None:
    assert script_of(language) == script


def test_a_text_without_a_prevailing_script() -> None:
    assert prevailing("ab אב") is None


def article(html: str, **fields: object) -> NormalisedPost:
    post = {"title": {"rendered": "1"}, "content": {"rendered": html}, **fields}
    return normalise(decode_post(json.dumps(post).encode(), "x"))


def test_what_the_post_says_goes_before_what_its_words_tell() -> None:
    found = article(f"<p>{SENTENCES['de']}</p>", lang="nl")
    assert found.chapter.language == "nl"
    found = article(f"<p>{SENTENCES['de']}</p>")
    assert found.chapter.language == "de"
    assert [item.code for item in found.diagnostics] == [Code.LANGUAGE_DETECTED]


def test_program_code_says_nothing_of_the_language() -> None:
    code = "<pre><code>" + "the of and that with from which have been " * 20 + "</code></pre>"
    assert article(f"{code}<p>{SENTENCES['de']}</p>").chapter.language == "de"
    assert (
        article(f"<div><figure>{code}</figure></div><p>{SENTENCES['de']}</p>").chapter.language
        == "de"
    )
    words = "<code>the of and that with from which have been</code> " * 20
    assert article(f"<p>{SENTENCES['de']} {words}</p>").chapter.language == "de"


def blocks(html: str, language: str) -> str:
    return shown(article(html, lang=language).chapter.blocks)


def test_blocks_in_another_script_get_its_direction_and_language() -> None:
    arabic, hebrew = SENTENCES["ar"], SENTENCES["he"]
    assert blocks(f"<p>One.</p><p>{arabic}</p><h2>{hebrew}</h2>", "en").splitlines()[1:] == [
        f"p lang=ar dir=rtl: {arabic}",
        f"h2 #section-1 lang=he dir=rtl: {hebrew}",
    ]
    assert blocks("<p>Only <b>English</b> words here</p>", "ar") == (
        "p dir=ltr: Only strong[English] words here"
    )
    assert blocks(f"<p>{SENTENCES['ja']}</p>", "en").startswith("p lang=ja: ")


def test_lists_quotes_and_tables_run_the_way_of_nearly_all_that_they_hold() -> None:
    arabic = SENTENCES["ar"]
    assert blocks(f"<ul><li>{arabic}</li><li>{arabic}</li></ul>", "en").splitlines() == [
        "list dir=rtl",
        f"  - lang=ar p: {arabic}",
        f"  - lang=ar p: {arabic}",
    ]
    table = f"<table><tr><td>{arabic}</td><td>12</td><td></td></tr></table>"
    assert blocks(table, "en").startswith("table dir=rtl")
    quote = f"<blockquote><p>{SENTENCES['en']}</p></blockquote>"
    assert blocks(quote, "he").startswith("quote dir=ltr")
    names = "<ul><li>WordPress</li><li>Drupal</li></ul>"
    assert blocks(names, "ar") == "list\n  - p: WordPress\n  - p: Drupal"


def test_mixed_lists_and_tables_stay_and_hold_their_parts_at_their_side() -> None:
    html = "<ol><li>The first.</li><li>أرح قدمك.</li><li>أرح قدمك</li></ol>"
    assert blocks(html, "en").splitlines() == [
        "ordered list",
        "  - p: The first.",
        "  - p lang=ar dir=rtl align=left: أرح قدمك.",
        "  - lang=ar p: أرح قدمك",
    ]
    html = f"<ul><li>{SENTENCES['ar']}</li><li>Ibuprofen 400 mg.</li><li>WordPress 6</li></ul>"
    assert blocks(html, "ar").splitlines()[2:] == [
        "  - p dir=ltr align=right: Ibuprofen 400 mg.",
        "  - p: WordPress 6",
    ]
    table = "<table><tr><td>Rest well.</td><td>أرح قدمك جيدًا</td></tr></table>"
    assert "dir=" not in blocks(table, "en")


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("WordPress", "p: "),
        ("4 points", "p dir=ltr align=right: "),
        ("What is SEO?", "p dir=ltr align=right: "),
        ("What is a search engine?", "p dir=ltr: "),
        ("A search engine finds things", "p dir=ltr: "),
    ],
)
def test_names_stay_at_the_side_of_a_right_to_left_article(text: str, shown_as: str) -> None:
    assert blocks(f"<p>{text}</p>", "ar") == shown_as + text


def test_code_runs_from_left_to_right() -> None:
    html = "<pre><code>print(1)</code></pre>"
    assert blocks(html, "ar").startswith("code dir=ltr")
    assert blocks(html, "en").startswith("code:")


def test_a_stated_language_runs_its_way_and_rules_what_it_holds() -> None:
    arabic = SENTENCES["ar"]
    html = f'<blockquote lang="ar"><p>{arabic}</p><p>{SENTENCES["en"]}</p></blockquote>'
    assert blocks(html, "en").splitlines() == [
        "quote lang=ar dir=rtl",
        f"  p: {arabic}",
        f"  p dir=ltr: {SENTENCES['en']}",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ئەم پیاوە لە ماڵەوە دەمێنێتەوە", None),  # Kurdish
        ("دا سړی په کور کې پاتې کېږي", None),  # Pashto
        ("سلام", None),  # Arabic and Persian
        ("מענטשן זאָגן אַז עס איז גוט, און עס װעט זײַן בעסער", "yi"),
        ("α + β = γ", None),
        ("ΑΒΓ", None),
        ("ሰላም ለሁሉም ሰዎች", "am"),
        ("日本語", None),  # Japanese and Chinese
        ("Ще дойда утре", None),  # Cyrillic letters are many languages'
    ],
)
def test_letters_tell_the_language_or_do_not(text: str, language: str | None) -> None:
    script = prevailing(text)
    assert script is not None
    assert language_of(text, script) == language


def test_east_asian_characters_outweigh_names_in_latin_letters() -> None:
    assert prevailing("WordPressの使い方を説明") == "Kana"
    assert prevailing("使用WordPress软件") == "Hani"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<p>The word سلام means peace.</p>", "en"),
        ("<p>😀 12:30 – 14:00</p>", "ar"),
        ("<p>https://example.org/a</p>", "ar"),
        ("<p>250 – 300</p>", "ar"),
        ("<p>α + β</p>", "en"),
        ("<h2>東京大学</h2>", "en"),
        ("<p>漢字</p>", "ja"),
        ("<p>https://example.org</p>", "en"),
    ],
)
def test_near_misses(html: str, language: str) -> None:
    assert "dir=" not in blocks(html, language)
    assert "lang=" not in blocks(html, language)


def test_what_a_block_states_itself_stays() -> None:
    html = f'<p lang="ps" dir="rtl">{SENTENCES["ar"]}</p>'
    found = article(html, lang="en")
    assert shown(found.chapter.blocks).startswith("p lang=ps dir=rtl: ")
    assert Code.SCRIPT_MARKED not in [item.code for item in found.diagnostics]
    assert blocks(f'<p dir="ltr">{SENTENCES["he"]}</p>', "en").startswith("p lang=he dir=ltr: ")


def test_notes_are_marked_too() -> None:
    note = Note(id="n", blocks=(Paragraph((Text(SENTENCES["he"]),)),))
    marked, said = mark_scripts((Paragraph((Text("As they say"), note)),), "en")
    paragraph = marked[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.dir is None
    found = paragraph.content[1]
    assert isinstance(found, Note)
    assert (found.blocks[0].lang, found.blocks[0].dir) == ("he", "rtl")
    assert [(item.code, item.detail) for item in said] == [(Code.SCRIPT_MARKED, "1")]


SPOKEN = [*SENTENCES.values(), "12", "WordPress", "أرح قدمك", "α + β", "print(1)"]


def spoken(run: Inlines) -> Inlines:
    """The run with each text replaced by one of many languages."""
    return tuple(
        Text(SPOKEN[ord(node.text[0]) % len(SPOKEN)]) if isinstance(node, Text) else node
        for node in run
    )


@given(lawful.blocks, st.sampled_from(["en", "ar", "he", "ja", "und"]))
def test_marks_change_no_word_and_are_made_once(tree: Blocks, language: str) -> None:
    tree = rebuild(tree, on_inlines=spoken)
    once, _ = mark_scripts(tree, language)
    assert plain_text(once) == plain_text(tree)
    assert mark_scripts(once, language) == (once, ())
