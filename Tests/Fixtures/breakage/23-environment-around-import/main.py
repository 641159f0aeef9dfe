import os
os.environ["LAZYLS_MODE"] = "fast"
import config
del os.environ["LAZYLS_MODE"]
print(config.MODE)
