"""Posts exported as a person would: by the command line, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Exported(NamedTuple):
    """One post and its files."""

    post: Path
    pdf: Path
    docx: Path
    epub: Path
    html: Path


def export(post: Path, folder: Path, **environment: str) -> Exported:
    """All formats, in a folder of their own.

    Raises:
        CalledProcessError: The command line refused.
    """
    formats, output = Exported._fields[1:], folder / post.stem
    command = [sys.executable, "-P", "-m", "exporter", "export", str(post), "--quiet"]
    command += ["--set", "pdf.missing-glyphs=show"]  # not every machine has fonts for each script
    subprocess.run(
        [*command, "--to", ",".join(formats), "-o", f"{output}/"],
        check=True,
        env={**os.environ, **environment},
    )
    pdf, docx, epub, html = (next(output.glob(f"*.{kind}")) for kind in formats)
    return Exported(post, pdf, docx, epub, html)
