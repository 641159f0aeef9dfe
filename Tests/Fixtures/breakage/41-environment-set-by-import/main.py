import os
import defaults
print(os.environ.get("LAZYLS_COLOR"))
