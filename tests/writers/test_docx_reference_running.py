"""Headers and footers of reference documents: what they show comes along, what fetches doesn't."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from support.contexts import chapter, context
from support.drafts import NAMESPACES, package
from support.references import HOUSE_STYLES, by_hand, headed, house, opened
from support.trees import p
from support.word import Word, text_of, written

from exporter.diagnostics import Code, Diagnostic
from exporter.tree import Publication

DRAWING = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='100' cy='100'/><wp:docPr id='1' name='x'/>"
    "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
    "<pic:pic><pic:nvPicPr><pic:cNvPr id='1' name='x'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
    "<a:blip {}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
SECRET = b"secret place"


def png() -> bytes:
    said = PngInfo()
    said.add_text("Comment", SECRET.decode())
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG", pnginfo=said)
    return out.getvalue()


def text(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


def field(instruction: str, shown: str = "shown") -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"{char('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{char('separate')}"
        f"<w:r><w:t>{shown}</w:t></w:r>{char('end')}"
    )


def header_of(folder: Path, content: str, **more: object) -> tuple[Word, str, list[Diagnostic]]:
    """The document, its header's XML, and what was said."""
    said: list[Diagnostic] = []
    related = more.pop("related", None)
    reference = headed(content, related, **more)  # type: ignore[arg-type]  # parts are bytes
    found = opened(folder, reference, p("Text."), report=said)
    assert {each.code for each in said} <= {Code.REFERENCE_REDUCED}
    return found, found.parts["word/header1.xml"].decode(), said


def test_headers_and_footers_of_all_pages_come_with_their_pictures(tmp_path: Path) -> None:
    found = opened(tmp_path, by_hand(), p("Text."))
    (section,) = found.find("w:sectPr")
    kinds = [each.tag.rpartition("}")[2] for each in section]
    assert kinds.count("headerReference") == 2
    assert "titlePg" in kinds
    texts = {
        name: text_of(root)
        for name, root in found.roots.items()
        if "word/header" in name and "rels" not in name
    }
    assert sorted(texts.values()) == ["\tThe Lindenhof Quarterly", "First page"]
    (name,) = [
        each
        for each in found.parts
        if each.startswith("word/media/")
        and each.rpartition("/")[2] in found.parts["word/_rels/header1.xml.rels"].decode()
    ]
    assert Image.open(io.BytesIO(found.parts[name])).size == (300, 80)


def test_a_reference_without_any_has_none(tmp_path: Path) -> None:

    found = opened(tmp_path, house(), p("Text."))
    assert not [name for name in found.parts if "header" in name or "footer" in name]


def test_a_section_without_a_header_has_that_of_the_one_before(tmp_path: Path) -> None:

    first = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    body = f"<w:p><w:pPr>{first}</w:pPr></w:p><w:sectPr/>"
    reference = package(
        body,
        styles=HOUSE_STYLES,
        parts={"word/h.xml": f"<w:hdr {NAMESPACES}>{text('Above')}</w:hdr>"},
        related={"h": ("header", "h.xml", False)},
    )
    found = opened(tmp_path, reference, p("Text."))
    assert text_of(found.roots["word/header1.xml"]) == "Above"


def test_fields_that_the_document_answers_stay(tmp_path: Path) -> None:
    inner = f"<w:p>{field(' PAGE ', '1')}{field('STYLEREF &quot;heading 1&quot;')}</w:p>"
    _, header, said = header_of(tmp_path, inner)
    assert "PAGE" in header
    assert "STYLEREF" in header
    assert not said


@pytest.mark.parametrize(
    "instruction",
    [
        'INCLUDEPICTURE "http://evil.example/x.png"',
        'INCLUDETEXT "C:\\\\secret.docx"',
        "LINK Excel.Sheet x y",
        'DDEAUTO c:\\\\windows\\\\cmd.exe "/k x"',
        'HYPERLINK "file:///etc/passwd"',
        'HYPERLINK "\\\\\\\\host\\\\share"',
        'DATABASE \\d "x"',
        'RD "other.docx"',
        "AUTOTEXT Logo",
        "MERGEFIELD Name",
        "",
    ],
)
def test_fields_that_fetch_leave_what_they_showed(instruction: str, tmp_path: Path) -> None:
    instruction = instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>simple</w:t></w:r></w:fldSimple>'
    _, header, said = header_of(tmp_path, f"<w:p>{field(instruction)}{simple}</w:p>")
    assert "shown" in header
    assert "simple" in header
    assert "instr" not in header
    assert "fldChar" not in header
    assert [each.code for each in said] == [Code.REFERENCE_REDUCED]


def test_a_field_within_the_name_of_a_field_hides_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    inner = (
        f"<w:p>{begin}{field('QUOTE', 'INCLUDEPICTURE')}<w:r><w:instrText> x</w:instrText></w:r>"
        f"{middle}<w:r><w:t>result</w:t></w:r>{end}</w:p>"
    )
    _, header, said = header_of(tmp_path, inner)
    assert "INCLUDEPICTURE" not in header
    assert "result" in header
    assert said


def test_a_link_to_the_web_stays_and_others_become_text(tmp_path: Path) -> None:
    inner = (
        '<w:p><w:hyperlink r:id="web"><w:r><w:t>web</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="file"><w:r><w:t>file</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="none"><w:r><w:t>none</w:t></w:r></w:hyperlink></w:p>'
    )
    related = {
        "web": ("hyperlink", "https://example.org/", True),
        "file": ("hyperlink", "file:///etc/passwd", True),
    }
    found, header, said = header_of(tmp_path, inner, related=related)
    assert header.count("w:hyperlink ") == 1
    assert text_of(found.roots["word/header1.xml"]) == "webfilenone"
    rels = found.parts["word/_rels/header1.xml.rels"].decode()
    assert "https://example.org/" in rels
    assert "passwd" not in rels
    assert said


def test_pictures_lose_what_they_tell_of_their_making(tmp_path: Path) -> None:
    assert SECRET in png()
    found, _, _ = header_of(
        tmp_path,
        DRAWING.format('r:embed="p"'),
        related={"p": ("image", "x.png", False)},
        x_png=png(),
    )
    media = [part for name, part in found.parts.items() if name.startswith("word/media/")]
    assert len(media) == 1
    assert SECRET not in media[0]


@pytest.mark.parametrize(
    ("blip", "related"),
    [
        ('r:link="p"', {"p": ("image", "http://evil.example/x.png", True)}),
        ('r:embed="p"', {"p": ("image", "http://evil.example/x.png", True)}),
        ('r:embed="p"', {"p": ("image", "../missing.png", False)}),
        ('r:embed="p"', {"p": ("oleObject", "x.png", False)}),
        ('r:embed="p"', {}),
    ],
)
def test_pictures_that_are_elsewhere_are_left_out(
    blip: str, related: dict[str, tuple[str, str, bool]], tmp_path: Path
) -> None:
    found, header, said = header_of(tmp_path, DRAWING.format(blip), related=related, x_png=png())
    assert "<w:drawing" not in header
    assert "evil" not in str(found.parts)
    assert said


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken", b"MZ\x90"])
def test_what_is_no_picture_is_left_out(data: bytes, tmp_path: Path) -> None:
    related = {"p": ("image", "x.png", False)}
    found, header, said = header_of(
        tmp_path, DRAWING.format('r:embed="p"'), related=related, x_png=data
    )
    assert "<w:drawing" not in header
    assert not [name for name in found.parts if "media" in name]
    assert said


def test_a_linked_picture_that_lies_within_too_is_shown_from_there(tmp_path: Path) -> None:
    related = {
        "p": ("image", "x.png", False),
        "away": ("image", "http://evil.example/x.png", True),
    }
    found, header, _ = header_of(
        tmp_path, DRAWING.format('r:embed="p" r:link="away"'), related=related, x_png=png()
    )
    assert "r:embed" in header
    assert "r:link" not in header
    assert "evil" not in str(found.parts)


VML = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office">{}</w:pict></w:r></w:p>'
)


def test_a_watermark_stays_and_opens_nothing(tmp_path: Path) -> None:
    shape = '<v:shape id="s" href="file:///x" o:href="y" style="width:9pt"><v:imagedata src="z"/></v:shape>'
    _, header, _ = header_of(tmp_path, VML.format(shape))
    assert "v:shape" in header
    assert "href" not in header
    assert "src=" not in header


def test_objects_controls_and_other_documents_are_left_out(tmp_path: Path) -> None:
    inner = (
        '<w:p><w:r><w:object><w:control r:id="c"/></w:object></w:r></w:p>'
        '<w:altChunk r:id="c"/><w:p><w:subDoc r:id="c"/></w:p>' + text("kept")
    )
    found, header, said = header_of(
        tmp_path, inner, related={"c": ("control", "x.bin", False)}, x_bin=b"MZ"
    )
    for name in ("object", "control", "altChunk", "subDoc"):
        assert name not in header
    assert text_of(found.roots["word/header1.xml"]) == "kept"
    assert {each.detail for each in said} == {"an embedded object", "another document within it"}


def test_controls_and_tracked_changes_become_what_they_show(tmp_path: Path) -> None:
    inner = (
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='y'/></w:sdtPr><w:sdtContent>"
        + text("bound")
        + "</w:sdtContent></w:sdt><w:p><w:ins w:id='1' w:author='Ann'><w:r><w:t>in</w:t></w:r>"
        "</w:ins><w:del w:id='2' w:author='Ann'><w:r><w:delText>out</w:delText></w:r></w:del></w:p>"
    )
    found, header, said = header_of(tmp_path, inner)
    assert text_of(found.roots["word/header1.xml"]) == "boundin"
    assert "Ann" not in header
    assert not said


def test_a_header_that_held_nothing_else_is_empty(tmp_path: Path) -> None:
    found, _, said = header_of(tmp_path, '<w:altChunk r:id="c"/>')
    assert text_of(found.roots["word/header1.xml"]) == ""
    assert len(found.roots["word/header1.xml"]) == 1
    assert said


def test_fields_say_what_the_document_does(tmp_path: Path) -> None:
    """A document that was made of another post, taken as a reference, names that post's title."""
    simple = '<w:fldSimple w:instr=" TITLE "><w:r><w:t>Old</w:t></w:r></w:fldSimple>'
    styled = field('STYLEREF "Title"'.replace('"', "&quot;"), "Old")
    author = field("AUTHOR", "Old")
    found, header, said = header_of(
        tmp_path, f"<w:p>{simple}{styled}{author}{field('PAGE', '3')}</w:p>"
    )
    assert text_of(found.roots["word/header1.xml"]) == "A titleA titleAnn O’Bee; Bo <b>3"
    assert header.count("instr") == 7
    assert not said


def test_a_document_of_ours_is_a_reference_whose_title_is_forgotten(tmp_path: Path) -> None:
    other = Publication.of_article(chapter(p("Text."), title="Another"))
    found = opened(tmp_path, written(context(other)), p("Text."))
    assert text_of(found.roots["word/header1.xml"]) == "A title"
    assert "Another" not in str(found.parts)
