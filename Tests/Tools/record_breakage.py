"""Records what CPython does with the programs in Tests/Fixtures/breakage: run it with CPython 3.15, or name that in PYTHON.

Each folder holds a program, main.py. It is run as it is, for `eager.out`, and with `-X lazy_imports=all`, for `lazy.out`:
what it printed, then a line with its exit status and, if there is any error output, the last line of that. The folder's path
reads <ROOT>. A program and its look-alike (NAME-fine) differ in this: the first one's two recordings differ, the other's do
not; the tool says which are otherwise and exits with 1 then. With arguments, only folders whose names contain one are run.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PYTHON = os.environ.get("PYTHON", sys.executable)
FOLDER = Path(__file__).resolve().parent.parent / "Fixtures" / "breakage"


def run(program, options):
    result = subprocess.run(
        [PYTHON, "-B", *options, "main.py"], cwd=program, capture_output=True, text=True, timeout=60
    )
    text = result.stdout + f"--- exit {result.returncode}\n"
    if errors := result.stderr.strip():
        text += errors.splitlines()[-1] + "\n"
    return text.replace(str(program), "<ROOT>")


def record(program):
    eager, lazy = run(program, []), run(program, ["-X", "lazy_imports=all"])
    (program / "eager.out").write_text(eager)
    (program / "lazy.out").write_text(lazy)
    is_same = eager == lazy
    if is_same == program.name.endswith("-fine"):
        return True
    print(f"{program.name}: the recordings {'are the same' if is_same else 'differ'}")
    return False


def main():
    programs = sorted(path.parent for path in FOLDER.glob("*/main.py"))
    if sys.argv[1:]:
        programs = [p for p in programs if any(part in p.name for part in sys.argv[1:])]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(record, programs))
    sys.exit(0 if all(answers) else 1)


if __name__ == "__main__":
    main()
