"""lazyls itself in the hands of two real clients."""

import shutil
import subprocess

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


async def test_a_diagnostic_links_to_the_page_that_was_installed(lazyls, project, tmp_path):
    # As `make install` lays it out.
    installed = tmp_path / "with space/bin/lazyls"
    installed.parent.mkdir(parents=True)
    shutil.copy2(lazyls, installed)
    pages = tmp_path / "with space/share/lazyls/rules"
    pages.mkdir(parents=True)
    subprocess.run([lazyls, "explain", "--all", "--output-folder", pages], check=True)
    assert (pages / "LZ901.md").read_text().startswith("# LZ901 unparsable-source")
    async with editor([installed, "--stdio"], project) as session:
        session.open("a.py")
        found = await session.diagnostics("a.py", fits=lambda found: len(found) == 1)
        assert found[0].code_description.href == (pages / "LZ901.md").as_uri()


async def test_without_pages_there_is_no_link(lazyls, project, tmp_path):
    installed = tmp_path / "bin/lazyls"
    installed.parent.mkdir()
    shutil.copy2(lazyls, installed)
    async with editor([installed, "--stdio"], project) as session:
        session.open("a.py")
        found = await session.diagnostics("a.py", fits=lambda found: len(found) == 1)
        assert found[0].code_description is None
