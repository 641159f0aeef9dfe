"""Records what CPython says of the programs in Tests/Fixtures/runtime/programs: run it with CPython 3.15, or name that in PYTHON.

Beside each NAME.py it writes NAME.out: what the program printed, then a line with its exit status and, if that is not 0,
the last line of the error output. With arguments, only the programs whose paths contain one of them are run.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PYTHON = os.environ.get("PYTHON", sys.executable)
FOLDER = Path(__file__).resolve().parent.parent / "Fixtures" / "runtime" / "programs"


def record(program):
    result = subprocess.run(
        [PYTHON, program.name], cwd=program.parent, capture_output=True, text=True, timeout=60
    )
    text = result.stdout + f"--- exit {result.returncode}\n"
    if result.returncode:
        text += (result.stderr.strip().splitlines() or [""])[-1] + "\n"
    answer = program.with_suffix(".out")
    if not answer.exists() or answer.read_text() != text:
        answer.write_text(text)
        print(program.relative_to(FOLDER))


def main():
    programs = sorted(FOLDER.glob("*/*.py"))
    if sys.argv[1:]:
        programs = [p for p in programs if any(part in str(p.relative_to(FOLDER)) for part in sys.argv[1:])]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(record, programs))


if __name__ == "__main__":
    main()
