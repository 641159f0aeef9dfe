import importlib
import sys

for name in ("vendored", "vendored.tools"):
    sys.modules["compat." + name] = importlib.import_module(name)

NAME = "vendored"
