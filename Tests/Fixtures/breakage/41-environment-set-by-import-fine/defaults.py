import os
COLOR = os.environ.get("LAZYLS_COLOR")
