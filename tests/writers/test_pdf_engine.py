"""Loading WeasyPrint: quickly, without a trace, and with a clear word where a library is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.errors import MissingLibrary
from exporter.writers.pdf import engine
from exporter.writers.pdf.fonts import MONO, SANS, font_files

ROOT = Path(__file__).parent.parent.parent


def python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program in a fresh interpreter that finds this checkout."""
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


def test_font_tools_wait_until_they_are_needed() -> None:
    done = python(
        "import sys, ctypes.util; find = ctypes.util.find_library\n"
        "from exporter.writers.pdf.engine import load\n"
        "load()\n"
        "assert not [name for name in sys.modules if name.startswith('fontTools')]\n"
        "assert ctypes.util.find_library is find\n"
        "import weasyprint.pdf.fonts as fonts\n"
        "try:\n    fonts.TTFont('no such file')\nexcept OSError:\n    pass\n"
        "import fontTools.ttLib, fontTools.subset\n"
        "assert fonts.TTFont is fontTools.ttLib.TTFont\n"
        "assert fonts.TTLibError is fontTools.ttLib.TTLibError\n"
        "assert fonts.subset is fontTools.subset\n"
        "assert fonts.subset.Subsetter\n"
        "import weasyprint.text.fonts as text\n"
        "assert text.TTFont is fontTools.ttLib.TTFont and text.woff2.decompress\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_font_tools_that_are_loaded_already_stay() -> None:
    done = python(
        "import fontTools.ttLib as before, sys\n"
        "from exporter.writers.pdf.engine import load\n"
        "load()\n"
        "assert sys.modules['fontTools.ttLib'] is before\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_others_get_weasyprints_own_styles() -> None:
    """A host that uses WeasyPrint itself sees no difference."""
    html = "<ol><li>one</li></ol><h1>two</h1><p style='list-style: lower-roman'>three</p>"
    program = (
        "import weasyprint, hashlib\n"
        f"made = weasyprint.HTML(string={html!r}).write_pdf(pdf_identifier=b'x')\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    plain = python(program)
    ours = python("from exporter.writers.pdf.engine import load\nload()\n" + program)
    assert (plain.returncode, plain.stderr) == (ours.returncode, ours.stderr) == (0, "")
    assert plain.stdout == ours.stdout


def test_a_trick_that_fails_leaves_the_plain_import() -> None:
    done = python(
        "from exporter.writers.pdf import engine\n"
        "engine._FONT_TOOLS = {**engine._FONT_TOOLS, 'fontTools.ttLib': ()}\n"
        "print(engine.load().__version__)\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("70.")


@pytest.mark.parametrize("library", ["pango-1.0", "pangoft2", "harfbuzz", "gobject", "fontconfig"])
def test_a_missing_system_library_is_named(library: str) -> None:
    """dlopen fails for one library, as on a machine without it."""
    done = python(
        "import cffi\n"
        "real = cffi.FFI.dlopen\n"
        "def dlopen(self, name, flags=0):\n"
        f"    if {library!r} in name:\n"
        "        raise OSError(f'cannot load library {name!r}')\n"
        "    return real(self, name, flags)\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from exporter.cli import main\n"
        "import sys\n"
        f"sys.argv = ['exporter', 'export', {str(ROOT / 'examples/sprained-ankle.json')!r},"
        " '--to', 'pdf', '--dry-run']\n"
        "main()\n"
    )
    assert done.returncode == MissingLibrary.exit_code, done.stderr
    assert "Traceback" not in done.stderr
    for package in (*engine.DEBIAN_PACKAGES, "brew install pango"):
        assert package in done.stderr
    assert "-----" not in done.stdout + done.stderr


def test_the_fonts_are_at_hand() -> None:
    assert len(font_files(SANS)) == len(font_files(MONO)) == 4
