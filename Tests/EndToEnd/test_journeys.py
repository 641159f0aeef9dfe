"""What people do all day, in real editors and in pytest-lsp, with the configuration that `editors` offers."""

import os
import signal

import pytest
from lsprotocol import types

from editor import editor
from journeys import FILE, FIX, FIXED, HOVER, MODULE, NEW_NAME, RENAMED, SCRIPTS, copy_of, first_child, travel


def check(seen, project):
    """What every editor must have seen, and left behind."""
    assert "error" not in seen, seen["error"]
    assert "lazy from teashop.currency import format_prise" in seen["hover"]
    assert "loaded when it is first used" in seen["hover"]
    assert "`teashop.stock` does not load `teashop.currency` when it is imported, but may later" in seen["why"]
    assert seen["fixed"] == FIXED
    assert seen["renamed"] == RENAMED
    assert not (project / MODULE).exists() and (project / MODULE).with_name(NEW_NAME).exists()
    assert "lazy from teashop.money import format_price\n" in (project / "src/teashop/cli.py").read_text()
    assert seen["is_same_server"] and seen["is_new_worker"]


def test_neovim(lazyls, sample_project, tmp_path):
    project = copy_of(sample_project, tmp_path)
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {SCRIPTS / 'neovim.lua'}"]
    seen = travel(command, lazyls, "neovim", project, tmp_path / "nvim")
    check(seen, project)
    assert "teashop.currency (lazy)" in seen["graph"]


@pytest.mark.parametrize("client", ["eglot", "lsp-mode"])
def test_emacs(lazyls, sample_project, tmp_path, client):
    project = copy_of(sample_project, tmp_path)
    # Not -Q: Debian's packages are found by the site's start-up files.
    command = ["emacs", "-q", "--batch", "-l", str(SCRIPTS / "emacs.el")]
    check(travel(command, lazyls, "emacs", project, tmp_path / "emacs", client=client), project)


def test_vim_with_ale(lazyls, sample_project, tmp_path):
    project = copy_of(sample_project, tmp_path)
    command = ["vim.nox", "-es", "-u", str(SCRIPTS / "ale.vim")]
    check(travel(command, lazyls, "vim", project, tmp_path / "vim", ale="/usr/share/vim-ale"), project)


def codes(found):
    return sorted(each.code for each in found)


def edited(texts, edit, session):
    """The texts after a workspace edit; path in the project → text."""
    result = dict(texts)
    for change in edit.document_changes:
        path = change.text_document.uri.removeprefix(session.root.as_uri() + "/")
        lines = result[path].splitlines(keepends=True)
        # From the last one on, so that places stay what they are.
        for each in sorted(change.edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
            start, end = each.range.start, each.range.end
            assert start.line == end.line
            line = lines[start.line]
            lines[start.line] = line[:start.character] + each.new_text + line[end.character:]
        result[path] = "".join(lines)
    return result


async def test_pytest_lsp(lazyls, sample_project, tmp_path):
    project = copy_of(sample_project, tmp_path)
    texts = {str(path.relative_to(project)): path.read_text() for path in project.rglob("*.py")}
    async with editor([lazyls, "--stdio"], project) as session:
        client, versions = session.client, iter(range(2, 100))
        seen = {}

        def line(start):
            number, = (index for index, text in enumerate(texts[FILE].splitlines()) if text.startswith(start))
            return number

        async def wait_for(wanted):
            return await session.diagnostics(FILE, fits=lambda found: codes(found) == wanted)

        session.open(FILE)
        hazard, = (each for each in await wait_for(["LZ101", "LZ104"]) if each.code == "LZ104")
        place = line("lazy from"), texts[FILE].splitlines()[line("lazy from")].index(HOVER) + len(HOVER) - 1
        seen["hover"] = (await session.hover(FILE, *place)).contents.value

        arguments = [{"uri": session.uri(FILE), "position": {"line": place[0], "character": place[1]}}]
        answer = await session.within(client.workspace_execute_command_async(
            types.ExecuteCommandParams("lazyls.explain", arguments)))
        seen["why"] = answer["message"] if isinstance(answer, dict) else answer.message
        client.messages.clear()

        action, = (each for each in await session.actions(FILE, hazard) if FIX in each.title)
        if action.edit is None:
            action = await session.within(client.code_action_resolve_async(action))
        texts = edited(texts, action.edit, session)
        session.change(FILE, texts[FILE], next(versions))
        await wait_for(["LZ101"])
        seen["fixed"] = texts[FILE].splitlines()[line("lazy from")]

        new = MODULE.rsplit("/", 1)[0] + "/" + NEW_NAME
        moves = types.RenameFilesParams([types.FileRename(old_uri=session.uri(MODULE), new_uri=session.uri(new))])
        edit = await session.within(client.workspace_will_rename_files_async(moves))
        texts = edited(texts, edit, session)
        for path, text in texts.items():
            (project / path).write_text(text)
        (project / MODULE).rename(project / new)
        client.workspace_did_rename_files(moves)
        session.change(FILE, texts[FILE], next(versions))
        await wait_for(["LZ101"])
        seen["renamed"] = texts[FILE].splitlines()[line("lazy from")]

        server = client._server.pid
        worker = first_child(server)
        os.kill(worker, signal.SIGKILL)
        # Typed while nobody is there to read it.
        texts[FILE] = texts[FILE].replace("suplier", "money")
        session.change(FILE, texts[FILE], next(versions))
        await wait_for([])
        texts[FILE] = texts[FILE].replace("format_price as", "format_prize as")
        session.change(FILE, texts[FILE], next(versions))
        await wait_for(["LZ104"])
        seen["is_same_server"] = client._server.pid == server and client._server.returncode is None
        seen["is_new_worker"] = first_child(server) != worker
        told = [each.message for each in client.messages]
        assert len(told) == 1 and "started again" in told[0]
    check(seen, project)
