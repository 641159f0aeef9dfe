import sys

import vendored

NAME = vendored.__name__
for name in list(sys.modules):
    if name == NAME or name.startswith(NAME + "."):
        sys.modules["compat." + name] = sys.modules[name]
