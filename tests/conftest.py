"""What every test has at hand: golden files, the shared material, the project's own fixtures."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Machines are noisy, so no example has a deadline; CI tries the same examples every time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
# `HYPOTHESIS_PROFILE=thorough` tries a hundred times as many, before a release: about an hour.
settings.register_profile("thorough", settings.get_profile("project"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))

ROOT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(os.environ.get("EXPORTER_SHARED", ROOT.parent / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what the golden tests found as the new truth"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name; --accept rewrites the file."""

    def compare(name: str, found: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert path.exists(), f"no golden file {name}: run pytest --accept once and read it"
        assert found == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def fixtures() -> Path:
    """The folder of the project's own post JSON."""
    return FIXTURES


@pytest.fixture(scope="session")
def seed() -> Path:
    """The post that the product was born from."""
    path = SHARED / "seed" / "post.json"
    if not path.exists():
        pytest.skip(f"{path} isn't here: the checks over the seed did not run")
    return path


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """Real posts from many sites."""
    paths = sorted((SHARED / "corpus").glob("*.json"))
    if not paths:
        pytest.skip(f"{SHARED / 'corpus'} isn't here: the checks over real posts did not run")
    return paths
