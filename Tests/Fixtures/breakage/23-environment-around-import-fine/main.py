import os
os.environ["LAZYLS_MODE"] = "fast"
import config
print(config.MODE)
