"""`--fix`, `--unsafe-fixes` and `--diff`: what changes on disk, what is shown, how it ends."""

import os
import subprocess

ROW = """\
from typing import TypedDict
lazy import decimal

class Row(TypedDict):
    when: decimal.Decimal
"""
FIXED = ROW.replace("decimal.Decimal", '"decimal.Decimal"')


def run(lazyls, folder, *arguments):
    return subprocess.run([lazyls, "--check", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def project(folder):
    (folder / "lazyls.toml").write_text('dialect = "explicit"\n')
    (folder / "row.py").write_text(ROW)
    (folder / "order.py").write_text("lazy import re\nPATTERN = re.compile('x')\nlazy import csv\nDIALECT = csv.excel\n")


def test_safe_fixes_are_applied_and_a_second_run_changes_nothing(lazyls, tmp_path):
    project(tmp_path)
    first = run(lazyls, tmp_path, "--fix")
    assert (tmp_path / "row.py").read_text() == FIXED
    assert "Fixed 1 finding in 1 file; 1 more with --unsafe-fixes.\n" in first.stdout
    assert "LZ203" not in first.stdout
    assert "LZ506" in first.stdout and first.returncode == 1
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    second = run(lazyls, tmp_path, "--fix")
    assert "Nothing to fix; 1 with --unsafe-fixes.\n" in second.stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == times


def test_all_fixes(lazyls, tmp_path):
    project(tmp_path)
    done = run(lazyls, tmp_path, "--unsafe-fixes")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Fixed 2 findings in 2 files.")
    assert (tmp_path / "order.py").read_text().splitlines()[2] == "import csv"


def test_the_difference_changes_nothing_and_patch_reads_it(lazyls, tmp_path):
    project(tmp_path)
    shown = run(lazyls, tmp_path, "--diff")
    assert (tmp_path / "row.py").read_text() == ROW
    assert shown.returncode == 1
    assert shown.stdout.startswith("--- row.py\n+++ row.py\n@@ -2,4 +2,4 @@\n")
    assert shown.stderr == "Would fix 1 finding in 1 file; 1 more with --unsafe-fixes.\n"
    (tmp_path / "row.py").write_text(FIXED)
    assert (run(lazyls, tmp_path, "--diff").returncode, run(lazyls, tmp_path, "--diff").stdout) == (0, "")


def test_links_modes_marks_and_line_ends_stay(lazyls, tmp_path):
    (tmp_path / "lazyls.toml").write_text('dialect = "explicit"\n')
    text = b"\xef\xbb\xbf" + ROW.replace("\n", "\r\n").rstrip().encode()
    (tmp_path / "store").mkdir()
    (tmp_path / "store/row.txt").write_bytes(text)
    os.chmod(tmp_path / "store/row.txt", 0o640)
    (tmp_path / "row.py").symlink_to("store/row.txt")
    assert run(lazyls, tmp_path, "--fix", "row.py").returncode == 0
    assert (tmp_path / "row.py").is_symlink()
    assert (tmp_path / "store/row.txt").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "row.py").read_bytes() == text.replace(b"decimal.Decimal", b'"decimal.Decimal"')
    assert os.listdir(tmp_path / "store") == ["row.txt"]


def test_other_encodings_are_left_alone(lazyls, tmp_path):
    text = ("# -*- coding: latin-1 -*-\n# \xe9\n" + ROW).encode("latin-1")
    (tmp_path / "lazyls.toml").write_text('dialect = "explicit"\n')
    (tmp_path / "row.py").write_bytes(text)
    done = run(lazyls, tmp_path, "--fix")
    assert (tmp_path / "row.py").read_bytes() == text
    assert done.stderr == "lazyls: 'row.py' is left as it is: it is not in UTF-8; save it as UTF-8 first\n"
