"""File names that every file system takes, and files that are whole or not there."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.errors import OutputFailed
from exporter.saving import Stems, safe_stem, save


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("sprained-ankle", "sprained-ankle"),
        ("%d0%bd%d0%be%d0%b3%d0%b0", "нога"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("con", "post-con"),
        ("LPT1.txt", "post-LPT1.txt"),
        ("trailing. ", "trailing"),
        ("two words\tand more", "two-words-and-more"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("%00%ff", "post"),
        ("", "post"),
    ],
)
def test_safe_stems(wish: str, name: str) -> None:
    assert safe_stem(wish) == name


def test_a_long_name_is_cut_between_characters() -> None:
    assert safe_stem("я" * 500) == "я" * 60


@given(st.text())
def test_any_text_gives_a_name_that_stays_in_its_folder(wish: str) -> None:
    name = safe_stem(wish)
    assert name
    assert name not in (".", "..")
    assert Path(name).name == name
    assert len(name.encode()) <= 126
    assert safe_stem(name) == name


def test_stems_are_unique_whatever_the_file_system_thinks_of_case() -> None:
    stems = Stems()
    found = [stems.stem(slug, "9", "T") for slug in ("a", "A", "a", "a", "ﬁ", "fi")]
    assert found == ["a", "A-9", "a-2", "a-3", "ﬁ", "fi-9"]


def test_a_file_appears_whole_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file.pdf"
    assert save(path, [b"one", b"two"]) == 6
    assert path.read_bytes() == b"onetwo"
    assert list(path.parent.iterdir()) == [path]


def test_a_writer_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    save(path, b"old")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save(path, chunks())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_running_out_of_room_is_said_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    save(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputFailed, match="can't save: File too large"):
            save(path, [b"x" * 900] * 3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, heard)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_run_leaves_no_torn_file_and_its_rest_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    save(path, b"a" * 3_000_000)
    program = (
        "import sys; from pathlib import Path; from exporter.saving import save\n"
        "print('go', flush=True)\n"
        "while True: save(Path(sys.argv[1]), (bytes([98]) * 1000 for _ in range(3000)))"
    )
    for delay in (0.02, 0.05, 0.09):
        with subprocess.Popen(
            [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(delay)
            child.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == 3_000_000
        assert len(set(content)) == 1
    for orphan in tmp_path.glob(".file.bin.*.part"):
        os.utime(orphan, (0, 0))
    save(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
