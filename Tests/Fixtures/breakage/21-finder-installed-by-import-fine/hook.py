import sys
class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        return None
def install():
    sys.meta_path.append(Finder)
