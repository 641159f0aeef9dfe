class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        return None
