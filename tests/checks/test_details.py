"""What the checks make of the hard cases: false alarms that must not come, and places."""

import pytest
from checks.conftest import Checked
from support.trees import article, h, p

from exporter.checks.checker import check
from exporter.checks.codes import CheckCode
from exporter.checks.findings import PostCheck
from exporter.checks.pictures import file_name, useless
from exporter.checks.structure import column_count
from exporter.checks.thresholds import Thresholds
from exporter.diagnostics import Code, Diagnostic, Place
from exporter.tree import Cell, Row, Table


def codes(found: PostCheck) -> set[CheckCode]:
    return {item.code for item in found.findings}


@pytest.mark.parametrize(
    ("alt", "src"),
    [
        ("", "a.jpg"),
        ("X-ray", "x-ray.jpg"),
        ("A girl drinks", "a-girl-drinks.jpg"),
        ("Photo of a wrist splint", "1.jpg"),
        ("2 tablets beside a cup", "p.jpg"),
        ("Bild einer Schiene", "b.jpg"),
    ],
)
def test_alternative_texts_that_may_say_something(alt: str, src: str) -> None:
    assert not alt or not useless(alt, src)


@pytest.mark.parametrize(
    ("alt", "src"),
    [
        ("photo.jpg", "a.jpg"),
        ("IMG_0001", "a.jpg"),
        ("DSC 1234", "a.jpg"),
        ("Screenshot 2024-05-06 at 10.11.12", "a.png"),
        ("image 3", "a.png"),
        ("Foto", "a.png"),
        ("图片", "a.png"),
        ("3f2a9c1e77b04d55", "a.png"),
        ("cold_pack_v2", "https://x.example/cold_pack_v2-300x200.png"),
        ("***", "a.png"),
        ("5", "a.png"),
    ],
)
def test_alternative_texts_that_say_nothing(alt: str, src: str) -> None:
    assert useless(alt, src)


def test_names_of_files() -> None:
    assert file_name("https://x.example/a/b%20c.png?w=300") == "b c.png"
    assert file_name("data:image/png;base64,AAAA") == "data:image/png"
    assert file_name("http://[bad") == "http://[bad"


def test_a_picture_that_is_all_of_a_link_must_have_a_text(check_html: Checked) -> None:
    linked = '<p><a href="https://x.example/"><img src="a.png" alt=""></a></p>'
    assert CheckCode.ALT_MISSING in codes(check_html(linked))
    beside = '<p><a href="https://x.example/"><img src="a.png" alt=""> Our map</a></p>'
    assert CheckCode.ALT_MISSING not in codes(check_html(beside))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Click here"), ("en", "read more »"), ("es", "aquí"), ("fr", "En savoir plus"),
        ("de", "hier"), ("pt", "Clique aqui"), ("it", "clicca qui"), ("nl", "Lees meer…"),
        ("ar", "اضغط هنا"), ("he", "לחצו כאן"), ("zh", "点击这里"), ("ru", "Подробнее"),
        ("hi", "यहाँ क्लिक करें"), ("sv", "click here"),
    ],
)  # fmt: skip
def test_links_that_say_nothing(lang: str, text: str, check_html: Checked) -> None:
    html = f'<p><a href="https://x.example/">{text}</a></p>'
    assert CheckCode.LINK_VAGUE in codes(check_html(html, lang=lang))


def test_links_that_say_something(check_html: Checked) -> None:
    for text in ("Read more about splints", "Fever in children", "Here is our map"):
        html = f'<p><a href="https://x.example/">{text}</a></p>'
        assert CheckCode.LINK_VAGUE not in codes(check_html(html))


def test_a_table_of_one_column_or_row_needs_no_header(check_html: Checked) -> None:
    assert CheckCode.TABLE_HEADLESS not in codes(
        check_html("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    )
    assert CheckCode.TABLE_HEADLESS not in codes(
        check_html("<table><tr><td>a</td><td>b</td></tr></table>")
    )
    beside = "<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>"
    assert CheckCode.TABLE_HEADLESS not in codes(check_html(beside))


def test_columns_of_cells_that_reach_over_rows() -> None:
    cell = Cell(blocks=(p("x"),))
    tall = Cell(blocks=(p("x"),), rowspan=2, colspan=2)
    assert column_count(Table(body=(Row((tall, cell)), Row((cell, cell))))) == 4
    assert column_count(Table(body=(Row((tall,)), Row((cell,)), Row((cell, cell))))) == 3


def test_questions_part_a_text_into_sections(check_html: Checked) -> None:
    answer = "You need to rest a lot now. " * 12
    asked = "".join(f"<p><strong>Q: Why {x}?</strong><br>{answer}</p>" for x in "abcd")
    assert CheckCode.SECTION_LONG not in codes(check_html(f"<h2>Questions</h2>{asked}"))
    assert CheckCode.SECTION_LONG in codes(check_html(f"<p>{answer * 4}</p>"))


def test_a_repaired_heading_is_found_in_the_diagnostics() -> None:
    said = Diagnostic(Code.HEADING_LEVEL_CHANGED, "4 to 3", Place(near="At night"))
    found = check(article(h(2, "Rest"), p("Lie down."), h(3, "At night"), p("Sleep.")), [said])
    (skipped,) = (item for item in found.findings if item.code is CheckCode.HEADING_SKIPPED)
    assert (skipped.where.block, skipped.where.heading) == (3, "At night")
    assert skipped.message == "the post has an h4 where an h3 is due"


def test_the_place_of_a_finding(check_html: Checked) -> None:
    html = "<p>One.</p><h2>Care</h2><p>Two.</p><ul><li>Take 5 % off.</li></ul>"
    (found,) = (i for i in check_html(html).findings if i.code is CheckCode.NUMBER_HARD)
    assert str(found.where) == "block 4, under “Care”"
    assert found.where.quote == "Take 5 % off."


def test_languages_without_formulas_say_so(check_html: Checked) -> None:
    german = check_html(f"<p>{'Bleiben Sie im Bett und trinken Sie viel. ' * 40}</p>", lang="de")
    assert german.measures.sentences == 40
    assert (german.measures.grade, german.measures.you) == (None, None)
    assert any("formula" in item.why and "de" in item.why for item in german.not_assessed)
    chinese = check_html("<p>请多喝水。好好休息。</p>", lang="zh")
    assert chinese.measures.sentences == 0
    assert "sentences, words and sections" in {item.what for item in chinese.not_assessed}


def test_text_in_another_language_is_left_out_of_the_formulas(check_html: Checked) -> None:
    own = "<p>Keep the leg up.</p>"
    other = '<p lang="de">Bewegungseinschränkungen sind unvermeidlich.</p>'
    assert check_html(own + other).measures == check_html(own).measures


def test_pemat_is_never_called_a_score_and_has_all_its_items(check_html: Checked) -> None:
    items = check_html("<p>Rest. You can call us.</p>").pemat
    numbers = [item.number for item in items]
    assert numbers == [*range(1, 13), *range(15, 27)]
    assert [i.number for i in items if i.verdict == "not assessed"] == [
        1, 2, 3, 4, 9, 10, 11, 15, 16, 18, 20, 22, 23, 24, 25, 26,
    ]  # fmt: skip


def test_settings_move_the_thresholds(check_html: Checked) -> None:
    html = "<p>Keep your leg up and rest.</p><ul><li>One.</li><li>Two.</li><li>Six.</li></ul>"
    tight = Thresholds(sentence_words=4, list_items=2, section_words=5)
    found = codes(check_html(html, thresholds=tight))
    assert {CheckCode.SENTENCE_LONG, CheckCode.LIST_LONG, CheckCode.SECTION_LONG} <= found
    assert codes(check_html(html)) == set()
