import sys

import compat

compat.NAME
print(sorted(name for name in sys.modules if name.startswith("compat")))
