"""lazyls itself in the hands of two real clients."""

import shutil
import subprocess

import pytest

import neovim
from editor import editor
from wire import Wire


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


def install(lazyls, folder):
    """As `make install` lays it out."""
    installed = folder / "bin/lazyls"
    installed.parent.mkdir(parents=True)
    shutil.copy2(lazyls, installed)
    pages = folder / "share/lazyls/rules"
    pages.mkdir(parents=True)
    subprocess.run([lazyls, "explain", "--all", "--output-folder", pages], check=True)
    assert (pages / "LZ901.md").read_text().startswith("# LZ901 unparsable-source")
    return installed, pages


def test_a_hover_links_to_the_pages_of_rules(lazyls, tmp_path):
    installed, pages = install(lazyls, tmp_path / "with space")
    client = {"textDocument": {"diagnostic": {}, "hover": {"contentFormat": ["markdown"]}}}
    with Wire(installed, client, options={"minSeverity": "hint"}) as wire:
        wire.open("untitled:a", "lazy import json\nclass A(json.JSONDecoder): ...\n")
        wire.pull("untitled:a", 1)
        wire.send("textDocument/hover",
                  {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 13}}, 2)
        hover = wire.until(lambda message: message.get("id") == 2)["result"]["contents"]["value"]
        assert f"Rules: [LZ506 lazy-used-at-import]({(pages / 'LZ506.md').as_uri()})." in hover


async def test_a_diagnostic_links_to_the_page_that_was_installed(lazyls, project, tmp_path):
    installed, pages = install(lazyls, tmp_path / "with space")
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
