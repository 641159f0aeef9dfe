import os
TOKEN = os.environ.get("LAZYLS_TOKEN_OF_NOBODY")
def check():
    if not TOKEN:
        raise SystemExit("no token")
