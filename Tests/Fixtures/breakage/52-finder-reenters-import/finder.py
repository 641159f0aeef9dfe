import fnmatch
import sys
class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        fnmatch.fnmatch(name, "virtual*")
        return None
def install():
    sys.meta_path.insert(0, Finder)
