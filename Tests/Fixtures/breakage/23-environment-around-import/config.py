import os
MODE = os.environ.get("LAZYLS_MODE", "slow")
