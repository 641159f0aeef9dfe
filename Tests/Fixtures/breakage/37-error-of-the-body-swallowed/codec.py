import os
KEY = os.environ["LAZYLS_KEY_OF_NOBODY"]
def decode(value):
    return value + len(KEY)
