"""One journey, in several editors: open a project, see a hazard, read the hover, take the fix and see it vanish, rename a
module, lose the analysis and go on. The scripts in `journeys` are the editors' side of it."""

import json
import os
import shutil
from pathlib import Path

import headless
from patience import LIMIT

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = Path(__file__).with_name("journeys")

# In the sample project: an import of a name that is not there, and the name that is meant.
FILE, MODULE, NEW_NAME = "src/teashop/stock.py", "src/teashop/currency.py", "money.py"
HOVER, FIX = "import format_prise", "Import `format_price` instead"
FIXED = "lazy from teashop.currency import format_price as format_prise"
RENAMED = "lazy from teashop.money import format_price as format_prise"


def copy_of(project, folder):
    """The project where it may be changed."""
    return Path(shutil.copytree(project, folder / "project"))


def travel(command, lazyls, plugin, project, scratch, **more):
    """Runs an editor's script on a copy of the project; what it has seen.

    command  the editor, a list of words
    plugin   the folder of `editors` that the script uses
    """
    scratch.mkdir(parents=True, exist_ok=True)
    out = scratch / "seen.json"
    job = {"lazyls": lazyls, "plugin": str(ROOT / "editors" / plugin), "root": f"{project}/", "scratch": str(scratch),
           "file": str(project / FILE), "module": str(project / MODULE), "new_name": NEW_NAME, "hover": HOVER, "fix": FIX,
           "out": str(out), "limit": LIMIT, **more}
    environment = {**os.environ, "LAZYLS_JOB": json.dumps(job), "HOME": str(scratch), "TERM": "dumb"}
    # What an editor leaves behind belongs into the scratch folder.
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{kind}_HOME"] = str(scratch / kind.lower())
    said = headless.run(command, environment, 4 * LIMIT, project)
    assert out.exists(), said
    return json.loads(out.read_text())


def first_child(process):
    """The first process that the process has started."""
    return int(Path(f"/proc/{process}/task/{process}/children").read_text().split()[0])
