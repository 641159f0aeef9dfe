import contextlib
import os
import sys
@contextlib.contextmanager
def extra_path(folder):
    sys.path.insert(0, folder)
    yield
    sys.path.remove(folder)
with extra_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), "vendored")):
    import engine
print(engine.NAME)
