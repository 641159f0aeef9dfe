"""Search: borrows a vendored module by a change of sys.path that is undone before the module is loaded."""
import pathlib
import sys

VENDOR = str(pathlib.Path(__file__).parent.parent / "_vendor")

sys.path.insert(0, VENDOR)
lazy import soundslike
sys.path.pop(0)

NAMES = ["assam", "sencha", "lapsang souchong"]


def find(words):
    # 3.15: ModuleNotFoundError: No module named 'soundslike': it is looked for now, and the path is as before.
    return [name for name in NAMES if any(soundslike.same(word, name) for word in words)]
