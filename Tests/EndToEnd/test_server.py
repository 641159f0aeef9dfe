"""lazyls itself in the hands of two real clients."""

import pytest

import neovim
from editor import editor


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.py").write_text("import json\nx = (\n")
    return root


def test_neovim_shows_what_is_no_python(lazyls, project, tmp_path):
    got = neovim.run([lazyls, "--stdio"], project, project / "a.py", tmp_path / "nvim", diagnostics=1)
    assert got["errors"] == []
    assert [(each["line"], each["code"]) for each in got["diagnostics"]] == [(1, "LZ901")]


async def test_pytest_lsp_sees_an_edit_mend_it(lazyls, project):
    async with editor([lazyls, "--stdio"], project) as session:
        session.open("a.py")
        found = await session.diagnostics("a.py", fits=lambda found: len(found) == 1)
        assert found[0].code == "LZ901"
        session.change("a.py", "import json\nx = ()\n", 2)
        assert await session.diagnostics("a.py", fits=lambda found: not found) == []
