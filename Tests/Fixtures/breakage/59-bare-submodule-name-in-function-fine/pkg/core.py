VERSION = 7
def build():
    return None
