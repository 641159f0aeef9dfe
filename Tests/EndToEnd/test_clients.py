"""The drivers of the two real clients, against the small server of our own: what they report is what happened."""

import sys
import time
from pathlib import Path

import pytest

import neovim
from editor import editor

FAKE = [sys.executable, str(Path(__file__).with_name("fake_server.py"))]


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.py").write_text("lazy import json\nprint(json)\n")
    return root


@pytest.fixture(scope="module")
def patience(tmp_path_factory):
    """Seconds in which the client surely does one thing: many times what each thing of a whole session took just now."""
    root = tmp_path_factory.mktemp("patience")
    (root / "a.py").write_text("lazy import json\n")
    begin = time.monotonic()
    assert neovim.run(FAKE, root, root / "a.py", root / "nvim", diagnostics=1, hover=(0, 13))["errors"] == []
    return max(3, 5 * (time.monotonic() - begin))


def test_neovim_sees_hovers_and_applies(project, tmp_path):
    got = neovim.run(FAKE, project, project / "a.py", tmp_path / "nvim", diagnostics=1, hover=(0, 13),
                     action={"line": 0, "title": "Drop it", "diagnostics": 0})
    assert got["errors"] == []
    assert [(each["line"], each["code"], each["message"]) for each in got["diagnostics"]] == [
        (0, "FAKE1", "the word lazy")]
    assert got["hover"]["contents"]["value"].startswith("**text**")
    assert got["actions"] == ["Drop it"]
    assert got["text"] == "import json\nprint(json)\n"
    assert not got["after"]


@pytest.mark.parametrize("habit, wanted, words", [
    ("good", 2, "wanted 2 diagnostics, have 1"),
    ("silent", 1, "textDocument/hover: timeout"),
    ("crash", 1, "textDocument/hover"),
])
def test_neovim_says_what_goes_wrong(project, tmp_path, patience, habit, wanted, words):
    got = neovim.run(FAKE + [habit], project, project / "a.py", tmp_path / "nvim", wanted, (0, 13), timeout=patience)
    assert any(words in error for error in got["errors"]), got


async def test_pytest_lsp_sees_and_asks(project):
    async with editor(FAKE, project) as session:
        assert session.initialized.capabilities.hover_provider is True
        session.open("a.py")
        found = await session.diagnostics("a.py", fits=lambda found: len(found) == 1)
        assert found[0].message == "the word lazy"
        assert (await session.hover("a.py", 0, 13)).contents.value.startswith("**text**")
        actions = await session.actions("a.py", found[0])
        assert [action.title for action in actions] == ["Drop it"]
        session.change("a.py", "import json\n", 2)
        assert await session.diagnostics("a.py", fits=lambda found: not found) == []


async def test_pytest_lsp_notices_a_bad_end(project):
    with pytest.raises(AssertionError, match="ended with 1"):
        async with editor(FAKE + ["bad-exit"], project):
            pass


async def test_pytest_lsp_does_not_wait_for_ever(project):
    with pytest.raises(TimeoutError):
        async with editor(FAKE + ["silent"], project, timeout=1) as session:
            await session.hover("a.py", 0, 13)
