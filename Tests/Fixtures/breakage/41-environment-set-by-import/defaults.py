import os
os.environ["LAZYLS_COLOR"] = "never"
