"""Puts the vendored modules on the path, for those who import this first."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent.parent / "_vendor"))
