"""The scripts pass on everything, notice what has changed, and cost next to nothing."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "script" / "exporter"
EXAMPLE = ROOT / "examples" / "sprained-ankle.json"
ENVIRONMENT = Path(sys.prefix)


def ready(checkout: Path, environment: Path, what: str = "exporter") -> bool:
    """What the script itself says of an environment."""
    program = '. "$1/script/lib/ready.sh"; root=$1 script=$1/script venv=$2; ready "$3"'
    command = ["sh", "-c", program, "sh", checkout, environment, what]
    return subprocess.run(list(map(str, command)), check=False).returncode == 0


@pytest.fixture(scope="module")
def _set_up() -> None:
    if not ready(ROOT, ENVIRONMENT):
        pytest.skip("these tests run in an environment that script/test made")


def exporter(
    arguments: Sequence[str | Path], cwd: Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(SCRIPT), *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "EXPORTER_VENV": str(ENVIRONMENT)},
    )


@pytest.mark.usefixtures("_set_up")
def test_paths_are_the_callers_and_spaces_stay(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a post.json")

    done = exporter(["export", "a post.json", "-o", "my files/the post.html"], tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my files" / "the post.html").exists()


@pytest.mark.usefixtures("_set_up")
def test_standard_input_and_exit_codes_pass_through(tmp_path: Path) -> None:
    read = exporter(["tree", "-", "--outline"], tmp_path, EXAMPLE.read_bytes())
    refused = exporter(["tree", "-"], tmp_path, b"<html>")

    assert (read.returncode, read.stderr) == (0, b"")
    assert read.stdout
    assert refused.returncode == 4
    assert refused.stderr.startswith(b"exporter: error: ")


@pytest.mark.usefixtures("_set_up")
def test_it_works_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "exporter").symlink_to(SCRIPT)
    done = subprocess.run(
        ["./exporter", "--version"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "EXPORTER_VENV": str(ENVIRONMENT)},
    )
    assert done.stdout.startswith(b"exporter ")
    assert done.stderr == b""


@pytest.mark.usefixtures("_set_up")
def test_it_costs_a_few_milliseconds(tmp_path: Path) -> None:
    def seconds(command: Path) -> float:
        started = time.perf_counter()
        subprocess.run(
            [str(command), "--version"],
            stdout=subprocess.DEVNULL,
            check=True,
            cwd=tmp_path,
            env={**os.environ, "EXPORTER_VENV": str(ENVIRONMENT)},
        )
        return time.perf_counter() - started

    direct = ENVIRONMENT / "bin" / "exporter"
    assert statistics.median(seconds(SCRIPT) - seconds(direct) for _ in range(15)) < 0.03


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The parts of a checkout that `ready` looks at."""
    shutil.copytree(ROOT / "script" / "lib", tmp_path / "checkout" / "script" / "lib")
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "checkout")
    return tmp_path / "checkout"


@pytest.fixture
def environment(tmp_path: Path, checkout: Path) -> Path:
    """An environment as `set_up` leaves it, but for the packages."""
    folder = tmp_path / "environment"
    (folder / "set-up").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    shutil.copy(checkout / "pyproject.toml", folder / "set-up" / "exporter.pyproject.toml")
    shutil.copy(checkout / "script/lib/set-up.sh", folder / "set-up" / "exporter.set-up.sh")
    (folder / "set-up" / "exporter").write_text(f"{Path(sys.executable).resolve()}\n{checkout}\n")
    return folder


def test_a_finished_set_up_is_ready(checkout: Path, environment: Path) -> None:
    assert ready(checkout, environment)
    assert not ready(checkout, environment, "test")


def test_a_changed_project_is_not(checkout: Path, environment: Path) -> None:
    with (checkout / "pyproject.toml").open("a") as file:
        file.write("# one more line\n")
    assert not ready(checkout, environment)


def test_nor_one_whose_python_went(checkout: Path, environment: Path) -> None:
    (environment / "bin" / "python").unlink()
    (environment / "bin" / "python").symlink_to("/usr/bin/env")
    assert not ready(checkout, environment)


def test_nor_one_that_was_moved(checkout: Path, environment: Path) -> None:
    moved = checkout.rename(checkout.with_name("moved"))
    assert not ready(moved, environment)


def test_nor_one_that_broke_off(checkout: Path, environment: Path) -> None:
    (environment / "set-up" / "exporter").unlink()
    assert not ready(checkout, environment)


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path, checkout: Path) -> None:
    shutil.copytree(ROOT / "script", checkout / "script", dirs_exist_ok=True)
    precious = tmp_path / "home"
    precious.mkdir()
    (precious / "letter.txt").write_text("Dear")

    done = subprocess.run(
        [str(checkout / "script" / "exporter"), "--version"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "EXPORTER_VENV": str(precious), "PATH": _without_apt(tmp_path)},
    )

    assert done.returncode == 12
    assert "is not a virtual environment" in done.stderr
    assert (precious / "letter.txt").read_text() == "Dear"


def _without_apt(tmp_path: Path) -> str:
    """A PATH that has the commands of the scripts, and no way to install a Debian package."""
    folder = tmp_path / "bin"
    folder.mkdir()
    names = "sh cat cmp cp dirname env id ls mkdir mktemp mv python3 readlink rm tail uname"
    for name in names.split():
        found = sys.executable if name == "python3" else shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return str(folder)
