"""What all end-to-end tests share: the binary, the validator, folders of their own."""

import os
from pathlib import Path

import pytest

import metamodel

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def lazyls():
    """The binary under test: `LAZYLS`, or the release build."""
    binary = Path(os.environ.get("LAZYLS") or ROOT / ".build/release/lazyls")
    if not binary.is_file():
        pytest.fail(f"there is no {binary}; type: make lazyls")
    return str(binary)


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory):
    """No test reads or fills the cache of whoever runs it."""
    os.environ["LAZYLS_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def validator():
    return metamodel.load()


@pytest.fixture(scope="session")
def sample_project():
    return ROOT / "Tests/Fixtures/sample-project"
