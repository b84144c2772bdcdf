"""The house stands: floors, types, style, quick starts, and a wheel that runs without the checkout."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAMS = Path(sys.executable).parent
EXAMPLE = ROOT / "examples" / "sprained-ankle.json"
MOST_LINES = 400
HEAVY = (
    *("PIL", "docx", "ebooklib", "jinja2", "latex2mathml", "lxml"),
    *("selectolax", "sentencex", "syllapy", "weasyprint", "ziamath"),
)


def run(
    command: Sequence[str | Path], cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )


def tracked() -> list[Path]:
    """The files that git has, as far as they are still there."""
    listed = run(["git", "ls-files", "-z"])
    assert listed.returncode == 0, listed.stderr
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_nothing_to_complain_of(command: list[str]) -> None:
    done = run([PROGRAMS / command[0], *command[1:]])
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_floors_are_really_watched(tmp_path: Path) -> None:
    """The contracts see a bad import of every kind that they forbid."""
    shutil.copytree(ROOT / "exporter", tmp_path / "exporter")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module, bad in {
        "tree/nodes.py": "import exporter.pipeline",
        "writers/html.py": "import exporter.writers.docx",
        "pipeline.py": "import exporter.writers.html\nimport exporter.readers.docx",
        "readers/wordpress.py": "import exporter.readers.docx",
        "markup/escape.py": "import babel, docx, ebooklib, eld, jinja2, PIL, selectolax, typer, weasyprint\n"
        "import latex2mathml, resvg_py, segno, sentencex, syllapy, ziamath",
    }.items():
        with (tmp_path / "exporter" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{bad}\n")
    (tmp_path / "exporter" / "cellar.py").touch()

    # -P and PYTHONPATH: the copy is looked at, not the checkout.
    done = run(
        [sys.executable, PROGRAMS / "lint-imports", "--no-cache"],
        tmp_path,
        PYTHONPATH=str(tmp_path),
    )

    contracts = re.findall(r'^name = "(.*)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    broken = re.findall(r"^(.*) BROKEN", done.stdout, re.MULTILINE)
    assert sorted(broken) == sorted(name for name in contracts if name != "exporter"), done.stdout
    assert "cellar" in done.stdout


def test_every_import_is_a_dependency_and_every_dependency_is_used() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "exporter").rglob("*.py")
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=]", line)[0].lower() for line in project["dependencies"]}
    come_with_others = {"cssselect2", "pydyf"}  # WeasyPrint rests on them
    modules = {
        name: {distribution.lower() for distribution in distributions}
        for name, distributions in packages_distributions().items()
    }

    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", source, re.MULTILINE)) - {"exporter"}
    named = set(re.findall(r"""(?:from|import|") ?(\w+)""", source))  # packages of fonts, as text

    needed = {name for module in imported for name in modules.get(module, ())}
    used = {name for module in named for name in modules.get(module, ())}
    assert needed - declared == come_with_others
    assert declared - used == set()


def imported_by(tmp_path: Path, *arguments: str) -> set[str]:
    """The top-level packages that a run of the command line has loaded when it ends."""
    program = (
        "import atexit, json, sys\n"
        "from exporter.cli import main\n"
        "atexit.register(lambda: json.dump(sorted(sys.modules), open('modules.json', 'w')))\n"
        f"sys.argv = {['exporter', *arguments]!r}\n"
        "main()\n"
    )
    done = run([sys.executable, "-P", "-c", program], tmp_path)
    assert done.returncode == 0, done.stderr
    modules = json.loads((tmp_path / "modules.json").read_text())
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("arguments", [[], ["--help"], ["--version"], ["export", "--help"]])
def test_help_loads_no_writer(tmp_path: Path, arguments: list[str]) -> None:
    assert imported_by(tmp_path, *arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("format_", "needed", "others"),
    [
        ("docx", {"docx"}, {"weasyprint", "ebooklib", "jinja2", "fontTools"}),
        ("epub", {"ebooklib"}, {"weasyprint", "docx", "fontTools"}),
        ("html", {"jinja2"}, {"weasyprint", "docx", "ebooklib", "fontTools"}),
        ("pdf", {"weasyprint"}, {"docx", "ebooklib"}),
    ],
)
def test_each_format_loads_its_own_library_only(
    tmp_path: Path, format_: str, needed: set[str], others: set[str]
) -> None:
    loaded = imported_by(tmp_path, "export", str(EXAMPLE), "--to", format_, "-o", str(tmp_path))
    assert needed <= loaded
    assert loaded.isdisjoint(others)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_ships_templates_and_styles(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    resources = [path for kind in ("templates", "styles") for path in (ROOT / kind).glob("**/*")]
    assert resources
    assert {
        f"exporter/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in resources
        if path.is_file()
    } <= shipped
    assert "exporter/py.typed" in shipped


def test_the_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site, post = tmp_path / "site", tmp_path / "post.json"
    done = run([sys.executable, "-m", "pip", "install", "--no-deps", "-q", "--target", site, wheel])
    assert done.returncode == 0, done.stderr
    shutil.copy(EXAMPLE, post)

    where = "import exporter, exporter.resources as r; print(exporter.__file__, r.folder('styles'))"
    found = run([sys.executable, "-P", "-c", where], tmp_path, PYTHONPATH=str(site)).stdout.split()
    done = run(
        [sys.executable, "-P", "-m", "exporter", "export", post, "--to", "pdf,docx,epub,html"],
        tmp_path,
        PYTHONPATH=str(site),
    )

    assert all(Path(path).is_relative_to(site) for path in found)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {
        ".pdf",
        ".docx",
        ".epub",
        ".html",
    }


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked()
        if path.suffix in {".py", ".sh", ".css", ".java"}
    }
    assert lengths
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}


def test_no_file_names_a_machine_that_someone_worked_on() -> None:
    home = re.compile(r"(?<![\w.~$}*-])/(?:work|home|root|Users|tmp)/[\w.]")
    found = {
        f"{path.relative_to(ROOT)}:{number}": line
        for path in tracked()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if home.search(line)
    }
    assert found == {}


def test_npm_packages_are_pinned_without_an_address() -> None:
    lock = json.loads((ROOT / "script" / "npm" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all("version" in package and "resolved" not in package for package in packages.values())
