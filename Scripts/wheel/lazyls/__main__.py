"""`python -m lazyls`: becomes the executable."""

import os
import sys

from lazyls import find

if __name__ == "__main__":
    try:
        executable = find()
    except FileNotFoundError as problem:
        sys.exit("lazyls: %s" % problem)
    os.execv(executable, [executable, *sys.argv[1:]])
