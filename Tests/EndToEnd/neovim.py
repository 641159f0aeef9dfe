"""Headless Neovim as a client: opens a file, waits for diagnostics, hovers, applies a code action."""

import json
import os
import shutil
from pathlib import Path

import headless
from patience import LIMIT

DRIVER = Path(__file__).with_name("neovim.lua")


def run(command, root, file, scratch, diagnostics, hover=None, action=None, settings=None, timeout=LIMIT):
    """What Neovim knows after the steps, as a dictionary.

    command      the server, a list of words
    file         absolute path of the file to open; root: the project's folder
    scratch      a folder for Neovim's own files
    diagnostics  how many diagnostics to wait for
    hover        (line, character), 0-based and in the encoding that was agreed
    action       {"line": 0, "title": "…"}, optionally {"diagnostics": how many there are afterwards}

    Members of the answer: `errors` (a list of words, empty when all went well), `encoding`, `diagnostics`, `hover`,
    `actions` (titles), `text` (the buffer after the action), `after` (diagnostics after it), `exit`.
    """
    scratch = Path(scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    out, job = scratch / "result.json", scratch / "job.json"
    steps = {
        "command": [str(word) for word in command], "root": str(root), "file": str(file), "out": str(out),
        "diagnostics": diagnostics, "timeout": int(timeout * 1000), "settings": settings or {"lazyls": {}},
        "action": action, "hover": hover and {"line": hover[0], "character": hover[1]},
    }
    # Lua would take a null for true.
    job.write_text(json.dumps({key: value for key, value in steps.items() if value is not None}))
    # Neovim writes state, logs and swap files; all of it belongs into the scratch folder.
    environment = {**os.environ, "LAZYLS_JOB": str(job), "HOME": str(scratch)}
    for kind in ("CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"):
        folder = scratch / kind.lower()
        folder.mkdir(mode=0o700, exist_ok=True)
        environment["XDG_RUNTIME_DIR" if kind == "RUNTIME" else f"XDG_{kind}_HOME"] = str(folder)
    nvim = shutil.which("nvim")
    if nvim is None:
        raise FileNotFoundError("nvim is not installed; Scripts/test installs Debian's package neovim")
    command = [nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {DRIVER}"]
    said = headless.run(command, environment, 4 * LIMIT)
    if not out.exists():
        return {"errors": [f"Neovim wrote no result: {said}"]}
    result = json.loads(out.read_text())
    # An empty Lua table is written as an object.
    result["errors"] = result["errors"] or []
    return result
