"""The files of `editors` that no test drives: they are well-formed, start the server, and name the commands it has."""

import json
import os
import re
import shlex
import struct
import subprocess
import tomllib
from pathlib import Path

import pytest

from connection import Connection
from patience import LIMIT
from wire import Wire

EDITORS = Path(__file__).resolve().parent.parent.parent / "editors"
FOLDERS = sorted(folder for folder in EDITORS.iterdir() if folder.is_dir())


def read(path):
    return (EDITORS / path).read_text(encoding="utf-8")


def helix():
    server = tomllib.loads(read("helix/languages.toml"))["language-server"]["lazyls"]
    return [server["command"], *server["args"]], server["config"]


def kate():
    server = json.loads(read("kate/settings.json"))["servers"]["python"]
    return server["command"], server["settings"]


def sublime():
    server = json.loads(read("sublime/LSP.sublime-settings"))["clients"]["lazyls"]
    return server["command"], server["initializationOptions"]


def zed():
    source = read("zed/src/lib.rs")
    words = re.search(r'worktree\.which\("(\w+)"\)', source).group(1), re.search(r'vec!\["([\w-]+)"', source).group(1)
    return list(words), {"lazyls": {}}


@pytest.mark.parametrize("editor", [helix, kate, sublime, zed])
def test_the_server_starts_as_written(lazyls, editor):
    (program, *arguments), options = editor()
    assert program == "lazyls"
    with Connection([lazyls, *arguments]) as server:
        server.send({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}})
        answer = server.receive(LIMIT)
        assert answer["id"] == 1 and "hoverProvider" in answer["result"]["capabilities"]
        server.send({"jsonrpc": "2.0", "method": "initialized", "params": {}})
        server.send({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})
        # Nobody complains of the settings before that.
        assert server.receive(LIMIT).get("id") == 2


def test_zed_finds_its_extension():
    manifest, cargo = tomllib.loads(read("zed/extension.toml")), tomllib.loads(read("zed/Cargo.toml"))
    assert manifest["language_servers"]["lazyls"]["languages"] == ["Python"]
    assert manifest["version"] == cargo["package"]["version"]
    assert (EDITORS / "zed" / cargo["lib"]["path"]).is_file()


def commands_of(folder):
    """The server's commands that the folder's files can run, without `lazyls.`."""
    if folder == "sublime":
        return [each["args"]["command_name"].removeprefix("lazyls.") for each in json.loads(read("sublime/lazyls.sublime-commands"))]
    if folder == "emacs":
        return re.findall(r'lazyls--execute\s+"(\w+)"', read("emacs/lazyls.el"))
    if folder == "neovim":
        source = read("neovim/lua/lazyls.lua")
        table = source.split("local commands = {")[1]
        return re.findall(r'^  (\w+) = ', table, re.M) + re.findall(r'"(\w+)"', re.search(r"in ipairs\(({[^}]*})\)", table).group(1))
    source = read("vim/autoload/lazyls.vim")
    return [word for line in re.findall(r"^let s:(?:with_document|all) = (.*)", source, re.M) for word in re.findall(r"'(\w+)'", line)]


# What the server answers programs, not people.
INTERNAL = {"score"}


@pytest.mark.parametrize("folder, more, fewer", [
    # The one who asks for a rule's page has to name the rule.
    ("sublime", set(), {"explainRule"}),
    ("emacs", set(), set()),
    ("neovim", {"rename"}, set()),
    ("vim", {"rename"}, set()),
])
def test_commands_are_the_servers(lazyls, folder, more, fewer):
    with Wire(lazyls) as wire:
        served = wire.seen[0]["result"]["capabilities"]["executeCommandProvider"]["commands"]
    assert set(commands_of(folder)) == {name.removeprefix("lazyls.") for name in served} - INTERNAL - fewer | more


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_folder_tells_what_to_do(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text):
        picture = (folder / name).read_bytes()
        assert picture.startswith(b"\x89PNG\r\n\x1a\n") and len(picture) < 60_000
        width, height = struct.unpack(">II", picture[16:24])
        assert 600 <= width <= 1400 and height >= 200
    # What it names in code is there.
    for name in re.findall(r"`([\w.-]+\.(?:el|lua|vim|toml|json|sublime-\w+))`", text):
        assert list(folder.rglob(name)) or name in {"init.lua", "config.toml", "settings.json", "pyproject.toml", "lazyls.toml"}, name
    assert folder.name in re.findall(r"\]\(([\w-]+)\)", read("README.md"))


def test_emacs_compiles_without_a_warning(tmp_path):
    (tmp_path / "lazyls.el").write_text(read("emacs/lazyls.el"), encoding="utf-8")
    done = subprocess.run(["emacs", "-Q", "--batch", "--eval", "(setq byte-compile-error-on-warn t)",
                           "-f", "batch-byte-compile", "lazyls.el"], cwd=tmp_path, env={**os.environ, "HOME": str(tmp_path)},
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and not done.stderr.strip(), done.stderr


def test_the_ways_to_install_are_there():
    """What a README copies from the project's root is in the project."""
    for folder in FOLDERS:
        for line in re.findall(r"cp -r (.*)", (folder / "README.md").read_text(encoding="utf-8")):
            source = shlex.split(line)[0]
            assert (EDITORS.parent / source).is_dir(), line
