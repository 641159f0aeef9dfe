"""Records what CPython says of the programs in Tests/Fixtures/runtime/programs: run it with CPython 3.15, or name that in PYTHON.

A program is a file THEME/NAME.py, or a folder THEME/NAME with main.py and the modules that it imports. Beside each NAME.py
(or main.py) it writes NAME.out: what the program printed, then a line with its exit status and, if that is not 0, the last
line of the error output; for a folder all of the error output. In folders the path of the folder reads <ROOT>. Where the
first line of main.py is `# lazy_imports=all` the program runs with `-X lazy_imports=all`. With arguments, only the programs
whose paths contain one of them are run.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PYTHON = os.environ.get("PYTHON", sys.executable)
FOLDER = Path(__file__).resolve().parent.parent / "Fixtures" / "runtime" / "programs"


def record(program):
    is_folder = program.parent.parent.parent == FOLDER
    options = ["-B"]
    if program.read_text().startswith("# lazy_imports=all\n"):
        options += ["-X", "lazy_imports=all"]
    result = subprocess.run(
        [PYTHON, *options, program.name], cwd=program.parent, capture_output=True, text=True, timeout=60
    )
    text = result.stdout + f"--- exit {result.returncode}\n"
    if result.returncode:
        text += result.stderr if is_folder else (result.stderr.strip().splitlines() or [""])[-1] + "\n"
    if is_folder:
        text = text.replace(str(program.parent), "<ROOT>")
    answer = program.with_suffix(".out")
    if not answer.exists() or answer.read_text() != text:
        answer.write_text(text)
        print(program.relative_to(FOLDER))


def main():
    programs = sorted([*FOLDER.glob("*/*.py"), *FOLDER.glob("*/*/main.py")])
    if sys.argv[1:]:
        programs = [p for p in programs if any(part in str(p.relative_to(FOLDER)) for part in sys.argv[1:])]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(record, programs))


if __name__ == "__main__":
    main()
