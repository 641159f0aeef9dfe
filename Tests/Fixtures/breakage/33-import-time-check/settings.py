import os
import sys
TOKEN = os.environ.get("LAZYLS_TOKEN_OF_NOBODY")
if not TOKEN:
    sys.exit("no token")
