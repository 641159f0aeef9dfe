import sys
class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        name.startswith("virtual")
        return None
def install():
    sys.meta_path.append(Finder)
