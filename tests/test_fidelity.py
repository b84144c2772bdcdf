"""The measure of fidelity sees what is there, and sees every damage."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

html5lib = pytest.importorskip("html5lib", reason="html5lib isn't installed: script/benchmark does")

from benchmarks import cold  # noqa: E402 - after what it needs
from benchmarks.fidelity import __main__ as fidelity  # noqa: E402
from benchmarks.fidelity.docx import read_docx  # noqa: E402
from benchmarks.fidelity.exports import addresses, with_exporter, with_pandoc  # noqa: E402
from benchmarks.fidelity.files import Post, read_epub, read_post  # noqa: E402
from benchmarks.fidelity.pdf import UNTOLD, read_pdf  # noqa: E402
from benchmarks.fidelity.scores import ROWS, STRUCTURES, Score, compare  # noqa: E402
from benchmarks.fidelity.text import address, token, words  # noqa: E402

CONTENT = """
<p>A boat needs <strong>sound ribs</strong> and <em>dry timber</em>, says the
<a href="https://boats.example/guild">guild of wrights</a>.</p>
<h2>Choosing planks</h2>
<p>Larch lasts; see below.</p>
<h3>Seasoning sheds</h3>
<ul><li>Stack the boards<ol><li>with laths between</li><li>under a roof</li></ol></li>
<li>Wait two winters</li></ul>
<blockquote><p>Green wood never forgives.</p></blockquote>
<figure><img src="https://boats.example/keel.png" alt="A keel on blocks" width="64" height="48">
<figcaption>The keel in April</figcaption></figure>
<table><thead><tr><th>Timber</th><th>Years</th></tr></thead>
<tbody><tr><td>larch</td><td>thirty</td></tr><tr><td>spruce</td><td>twelve</td></tr></tbody></table>
<pre><code>length = beam * 3
draw(length)</code></pre>
<iframe src="https://www.youtube.com/embed/qWkEel0001" title="Steaming a rib"></iframe>
"""
NOTED = (
    '<p>Tar keeps.<sup class="fn"><a href="#n1" id="n1-link">1</a></sup></p>'
    '<ol class="wp-block-footnotes"><li id="n1">Stockholm tar. <a href="#n1-link">↩︎</a></li></ol>'
)
POST = Post("Building a skiff", CONTENT, "https://boats.example/skiff", "en")
READERS = {"docx": read_docx, "epub": read_epub, "pdf": read_pdf}


def post_file(folder: Path, content: str = CONTENT) -> Path:
    path = folder / "skiff.json"
    fields = {"id": 7, "link": POST.link, "lang": "en", "title": {"rendered": POST.title}}
    path.write_text(json.dumps({**fields, "content": {"rendered": content}}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The post in each format, by exporter."""
    files = {}
    for form in READERS:
        folder = tmp_path_factory.mktemp(form)
        files[form] = with_exporter(post_file(folder), POST, form, folder)
    return files


def scores_of(path: Path, form: str) -> dict[str, Score]:
    return compare(read_post(POST), READERS[form](path, POST.title))


def lost(path: Path, form: str) -> set[str]:
    return {row for row, score in scores_of(path, form).items() if score.kept < score.expected}


def test_the_post_holds_one_of_everything() -> None:
    expected = read_post(POST)
    counts = {name: len(expected.things.get(name, [])) for name in STRUCTURES}
    assert counts == {
        "headings": 2,
        "headings under their heading": 2,
        "lists": 2,
        "list items": 4,
        "tables": 1,
        "cells": 6,
        "header cells": 2,
        "links": 1,
        "images": 1,
        "alternative texts": 1,
        "captions": 1,
        "quoted words": 4,
        "lines of code": 2,
        "bold words": 2,
        "italic words": 2,
        "footnotes": 0,
        "embeds": 1,
    }
    assert expected.things["headings under their heading"][1] == "choosing planks > seasoning sheds"
    assert expected.things["list items"][2:] == ["ol 2 with laths between", "ol 2 under a roof"]


@pytest.mark.parametrize("form", READERS)
def test_whole_files_lose_nothing(made: dict[str, Path], form: str) -> None:
    expected = set(ROWS) - {"footnotes"}
    scores = scores_of(made[form], form)
    assert lost(made[form], form) - UNTOLD == set()
    assert {row for row, score in scores.items() if score.expected} == expected


def damaged(path: Path, to: Path, part: str, change: Callable[[str], str]) -> Path:
    """The archive with one part changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                changed = change(data.decode())
                assert changed != data.decode(), "the damage did nothing"
                data = changed.encode()
            new.writestr(name, data)
    return to


def sub(pattern: str, by: str = "") -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text, flags=re.DOTALL)


EPUB_DAMAGE = {
    "a word": (sub("forgives"), {"words", "words in order", "quoted words"}),
    "order": (sub(r"(needs)( .*?)(Larch)", r"\3\2\1"), {"words in order"}),
    "a heading": (
        sub(r"<h3([^>]*)>(.*?)</h3>", r"<p\1>\2</p>"),
        {"headings", "headings under their heading"},
    ),
    "a level": (sub(r"(</?)h3", r"\1h2"), {"headings under their heading"}),
    "a list's kind": (sub(r"(</?)ol", r"\1ul"), {"lists", "list items"}),
    "an item": (sub(r"<li>under a roof</li>"), {"lists", "list items", "words", "words in order"}),
    "a row": (
        sub(r"<tr><td>spruce.*?</tr>"),
        {"tables", "cells", "words", "words in order"},
    ),
    "a header cell": (sub(r"<th[^>]*>Timber</th>", "<td>Timber</td>"), {"header cells"}),
    "a cell": (sub(r"</td><td>twelve", " twelve"), {"cells"}),
    "a link": (sub(r'href="https://boats.example/guild"', 'href="https://e.org/"'), {"links"}),
    "an image": (sub(r"<img[^>]*>"), {"images", "alternative texts"}),
    "its alternative": (sub("A keel on blocks"), {"alternative texts"}),
    "a caption": (sub(r"(</?)figcaption", r"\1div"), {"captions"}),
    "a quotation": (sub(r"(</?)blockquote", r"\1div"), {"quoted words"}),
    "code": (sub(r"(</?)pre", r"\1div"), {"lines of code"}),
    "bold": (sub(r"</?strong>"), {"bold words"}),
    "italic": (sub(r"</?em>"), {"italic words"}),
    "a player": (sub("qWkEel0001"), {"embeds"}),
}


@pytest.mark.parametrize("what", EPUB_DAMAGE)
def test_damage_to_an_epub_is_seen(made: dict[str, Path], tmp_path: Path, what: str) -> None:
    change, rows = EPUB_DAMAGE[what]
    hurt = damaged(made["epub"], tmp_path / "hurt.epub", "EPUB/chapter-1.xhtml", change)
    assert lost(hurt, "epub") == rows


def style(name: str) -> Callable[[str], str]:
    return sub(f'<w:pStyle w:val="{name}"/>', '<w:pStyle w:val="BodyText"/>')


DOCX_DAMAGE = {
    "a word": (sub("forgives"), {"words", "words in order", "quoted words"}),
    "a heading": (style("Heading2"), {"headings", "headings under their heading"}),
    "a list": (sub(r"<w:numPr>.*?</w:numPr>"), {"lists", "list items"}),
    "a level": (sub(r'<w:ilvl w:val="1"/>', '<w:ilvl w:val="0"/>'), {"lists", "list items"}),
    "header cells": (
        lambda text: style("TableHeading")(text.replace("<w:tblHeader/>", "")),
        {"header cells"},
    ),
    "a link": (sub(r"<w:hyperlink r:id[^>]*>(.*?)</w:hyperlink>", r"\1"), {"links", "embeds"}),
    "an image": (sub(r"<w:drawing>.*?</w:drawing>"), {"images", "alternative texts"}),
    "a caption": (style("Caption"), {"captions"}),
    "a quotation": (style("Quote"), {"quoted words"}),
    "code": (style("SourceCode"), {"lines of code"}),
    "bold": (sub(r'<w:rStyle w:val="Strong"/>'), {"bold words"}),
    "italic": (sub(r'<w:rStyle w:val="Emphasis"/>'), {"italic words"}),
}


@pytest.mark.parametrize("what", DOCX_DAMAGE)
def test_damage_to_a_docx_is_seen(made: dict[str, Path], tmp_path: Path, what: str) -> None:
    change, rows = DOCX_DAMAGE[what]
    hurt = damaged(made["docx"], tmp_path / "hurt.docx", "word/document.xml", change)
    assert rows <= lost(hurt, "docx")


def test_notes_are_told_by_links_both_ways() -> None:
    reading = read_post(POST._replace(content=NOTED))
    assert reading.things["footnotes"] == ["stockholm tar"]
    assert "lists" not in reading.things
    assert "links" not in reading.things
    assert reading.words() == words("Building a skiff Tar keeps Stockholm tar")
    assert reading.words(aside=False) == words("Building a skiff Tar keeps")
    one_way = NOTED.replace('<a href="#n1-link">↩︎</a>', "")
    assert "footnotes" not in read_post(POST._replace(content=one_way)).things


def test_notes_of_word_processors_are_told_too() -> None:
    content = (
        '<p>Tar keeps.<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>'
        '<p><em><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> Stockholm</em> tar.</p><p id="x">End</p>'
    )
    reading = read_post(POST._replace(content=content))
    assert reading.things["footnotes"] == ["stockholm tar"]
    assert reading.words(aside=False) == words("Building a skiff Tar keeps End")


def test_notes_of_files_are_told_by_their_role(tmp_path: Path, made: dict[str, Path]) -> None:
    def add(text: str) -> str:
        note = '<aside epub:type="footnote"><p>Stockholm tar.</p></aside>'
        return text.replace("<footer>", f"{note}<footer>")

    path = damaged(made["epub"], tmp_path / "noted.epub", "EPUB/chapter-1.xhtml", add)
    assert read_epub(path, POST.title).things["footnotes"] == ["stockholm tar"]
    assert "footnotes" not in read_epub(made["epub"], POST.title).things


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://x.example/p.gif" width="1" height="1">',
        '<img class="wp-smiley" alt="🙂" src="https://s.w.org/72.png">',
        '<noscript><img src="https://boats.example/a.png" alt="twin"></noscript>',
        "<img alt='no address'>",
        '<iframe src="https://t.example/ns.html" width="0" height="0"></iframe>',
        "<script>let hidden = 1</script><style>.a{}</style><!-- said to nobody -->",
    ],
)
def test_what_nobody_sees_is_not_expected(markup: str) -> None:
    title = read_post(POST._replace(content=""))
    reading = read_post(POST._replace(content=markup))
    assert reading.things == title.things
    assert reading.words() == title.words()


def test_optional_words_are_neither_lost_nor_added() -> None:
    post = read_post(POST._replace(content='<p>Kept</p><form>Your name</form><p hidden="">H</p>'))
    with_them = read_post(POST._replace(content="<p>Kept</p><p>Your name</p><p>H</p>"))
    without = read_post(POST._replace(content="<p>Kept</p>"))
    assert compare(post, with_them)["words"][:3] == (4, 4, 0)
    assert compare(post, without)["words"][:3] == (4, 4, 0)
    marked = read_post(POST._replace(content='<p>Kept<a hidden href="#n">1</a></p>'))
    assert compare(without, marked)["words"][:3] == (4, 4, 0)
    assert compare(without, with_them)["words"][:3] == (4, 4, 3)


@pytest.mark.parametrize(
    "markup",
    [
        "[vc_row css=&#8221;.vc{}&#8221;][vc_column]Kept[/vc_column][/vc_row]",
        "[gallery ids=&#8221;1,2&#8243;]Kept[/gallery]",
        '<div id="toc_container" class="no_bullets"><ul><li><a href="#a">One</a></li></ul></div>Kept',
        'Kept<div class="sharedaddy sd-sharing-enabled"><h3>Share this</h3></div>',
    ],
)
def test_what_plugins_wrote_may_be_left_out(markup: str) -> None:
    post = read_post(POST._replace(content=markup))
    assert post.words() == words("Building a skiff Kept")
    assert not {"lists", "headings", "links"} & set(post.things)


@pytest.mark.parametrize("text", ["[sic]", "[the editor]", "[1]", "a[b]c", "[see x_y below]"])
def test_what_people_put_in_brackets_is_expected(text: str) -> None:
    assert read_post(POST._replace(content=text)).words() == words(f"Building a skiff {text}")


def test_a_typed_number_may_become_its_item_s() -> None:
    typed = read_post(POST._replace(content="<p>1. Plane<br>2. Caulk</p>"))
    listed = read_post(POST._replace(content="<ol><li>Plane</li><li>Caulk</li></ol>"))
    bulleted = read_post(POST._replace(content="<ul><li>Plane</li><li>Caulk</li></ul>"))
    assert compare(typed, listed)["words"].kept == 7
    assert compare(typed, listed)["words in order"].kept == 7
    assert compare(typed, bulleted)["words"].lost == ("1", "2")


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("https://E.org/Caf%C3%A9/", "http://e.org/café"),
        ("/skiff/two", "https://boats.example/skiff/two"),
        ("MAILTO:a@e.org", "mailto:a@e.org"),
    ],
)
def test_addresses_that_are_the_same(said: str, same: str) -> None:
    assert address(said, POST.link) == address(same, POST.link)


@pytest.mark.parametrize("said", ["", "#top", "javascript:x()", "https://boats.example/skiff#a"])
def test_addresses_that_lead_nowhere_else(said: str) -> None:
    assert address(said, POST.link) is None


def test_a_player_is_known_by_its_last_telling_part() -> None:
    assert token("https://www.youtube.com/embed/qWkEel0001?rel=0") == "qwkeel0001"
    assert token("//maps.example/embed?pb=1") == "//maps.example/embed?pb=1"


def test_neighbours_with_one_address_are_one_link() -> None:
    halves = '<a href="https://e.org/a">b</a><a href="https://e.org/a">oat</a>'
    other = '<a href="https://e.org/b">x</a>'
    reading = read_post(POST._replace(content=f"<p>{halves} {other} {halves}</p>"))
    assert reading.things["links"] == ["//e.org/a", "//e.org/b", "//e.org/a"]


def test_words_of_all_scripts() -> None:
    assert words("It's ﬁne\u00ad ly") == ["it", "s", "fine", "ly"]
    assert words("漢字かな") == ["漢", "字", "か", "な"]
    assert words("हिंदी में") == ["हिंदी", "में"]
    assert words("الأن") == words("األن")
    assert words("الأن") != words("الآن")


def test_order_is_the_longest_common_subsequence() -> None:
    def order(there: str) -> Score:
        empty = Post("", "", "", "en")
        post = read_post(empty._replace(content="<p>a b c d e f</p>"))
        return compare(post, read_post(empty._replace(content=there)))["words in order"]

    assert order("<p>a b c d e f</p>").kept == 6
    assert order("<p>f a b c d e</p>").kept == 5
    assert order("<p>f e d c b a</p>").kept == 1
    assert order("<p>x</p>").kept == 0


def test_every_address_of_a_picture_is_at_hand() -> None:
    post = POST._replace(
        content='<img data-src="/a.png?x&amp;y" src="data:image/gif;base64,R0" srcset="b.png 1x, c.png 2x">'
    )
    assert {"/a.png?x&y", "https://boats.example/a.png?x&y", "b.png", "c.png"} <= addresses(post)
    assert not any(each.startswith("data:") for each in addresses(post))


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert fidelity.shown(Score(10_000, 9_999)) == "99.9 %"
    assert fidelity.shown(Score(4, 4, 2)) == "100.0 % +2"
    assert fidelity.shown(Score(0, 0, 2)) == "–"


def test_posts_are_found(tmp_path: Path) -> None:
    path = post_file(tmp_path)
    (tmp_path / "notes.txt").write_text("no post")
    assert list(fidelity.posts_in([tmp_path, path])) == [path, path]


def test_a_bad_post_is_reported(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("[{")
    (tmp_path / "other.json").write_text('{"name": "no post"}')
    for name in ("bad.json", "other.json", "missing.json"):
        result = fidelity.measure([("exporter", "epub")], tmp_path / name)
        assert result.scores == {}
        assert len(result.problems) == 1


def test_a_file_that_was_not_made_holds_nothing(tmp_path: Path) -> None:
    path = post_file(tmp_path, content="")
    result = fidelity.measure([("exporter", "epub")], path)
    assert "EmptyContent" in result.problems[0]
    assert result.scores["exporter", "epub"]["words"][:2] == (3, 0)


def test_the_run_with_pandoc(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if not has_pandoc():
        pytest.skip("pandoc isn't installed: script/benchmark does; it was not compared")
    post_file(tmp_path)
    (tmp_path / "worse.json").write_text("[")

    fidelity.main([str(tmp_path), "--json", "--workers", "1"])
    found = json.loads(capfd.readouterr().out)
    assert [each["post"] for each in found["posts"]] == ["skiff.json", "worse.json"]
    assert found["total"]["exporter docx"]["words"]["kept"] == len(read_post(POST).words())
    assert found["total"]["pandoc epub"]["tables"]["kept"] == 1
    assert found["total"]["pandoc epub"]["embeds"]["kept"] == 0

    fidelity.main([str(tmp_path), "--markdown", "--workers", "1"])
    said = capfd.readouterr()
    assert "| links " in said.out
    assert "worse.json: can't be read" in said.err


def test_pandoc_is_given_the_same_pictures_and_no_network(tmp_path: Path) -> None:
    if not has_pandoc():
        pytest.skip("pandoc isn't installed: script/benchmark does; its pictures were not counted")
    made = with_pandoc(tmp_path, POST, "docx", tmp_path)
    reading = read_docx(made, POST.title)
    assert reading.things["images"] == ["image"]
    assert "boats.example/keel.png" not in (tmp_path / "page.html").read_text()


def has_pandoc() -> bool:
    try:
        return cold.pandoc().exists()
    except cold.NoPandocError:
        return False
