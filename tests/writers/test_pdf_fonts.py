"""Texts whose script no installed font has: refused by name, or shown as numbers if asked."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.posts import post

NO_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{}</cachedir></fontconfig>
"""

HINDI = "टखने को दो दिन आराम दें और उस पर ठंडी पट्टी रखें।"
CHINESE = "让脚踝休息两天，并用毛巾包好冰袋冷敷十分钟。"


def run(folder: Path, html: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Export a post on a machine that has no fonts but the project's own."""
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder / "cache"))
    (folder / "post.json").write_text(json.dumps(post(html, title={"rendered": "A title"})))
    return subprocess.run(
        [sys.executable, "-m", "exporter", "export", "post.json", *arguments],
        cwd=folder,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("text", "script", "package"),
    [
        (HINDI, "Devanagari", "apt-get install fonts-noto-core"),
        (CHINESE, "Chinese", "apt-get install fonts-noto-cjk"),
        ("ข้อเท้าแพลงให้พักสองวัน " * 3, "Thai", "brew install --cask font-noto-sans-thai"),
        (f"{HINDI} {CHINESE}", "Chinese and Devanagari", "fonts-noto-core fonts-noto-cjk"),
    ],
)
def test_a_script_without_a_font_is_named_with_its_package(
    tmp_path: Path, text: str, script: str, package: str
) -> None:
    ran = run(tmp_path, f"<p>{text}</p>", "--to", "pdf")
    assert ran.returncode == 12
    assert f"no installed font has the letters of {script}" in ran.stderr
    assert package in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "UserWarning" not in ran.stderr
    assert not list(tmp_path.glob("out/*"))


def test_other_formats_are_written_all_the_same(tmp_path: Path) -> None:
    ran = run(tmp_path, f"<p>{HINDI}</p>", "--to", "pdf,docx,epub")
    assert ran.returncode == 12
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".epub"]


def test_a_few_letters_have_stand_ins(tmp_path: Path) -> None:
    english = "Rest the ankle for two days and put a cold pack on it. " * 8
    ran = run(tmp_path, f"<p>{english} Nepal is written नेपाल.</p>", "--to", "pdf")
    assert ran.returncode == 0
    assert "glyph" in ran.stderr or "U+0928" in ran.stderr
    assert list(tmp_path.glob("out/*.pdf"))


def test_numbers_are_shown_if_asked(tmp_path: Path) -> None:
    ran = run(tmp_path, f"<p>{HINDI}</p>", "--to", "pdf", "--set", "pdf.missing-glyphs=show")
    assert ran.returncode == 0
    assert list(tmp_path.glob("out/*.pdf"))


def test_what_the_own_font_has_needs_no_other(tmp_path: Path) -> None:
    text = "Sprained ankle. Verstauchter Knöchel. Растяжение. Διάστρεμμα."
    ran = run(tmp_path, f"<p>{text}</p>", "--to", "pdf", "--json")
    assert ran.returncode == 0
    assert "glyph-missing" not in ran.stdout
