import sys
class Fake:
    tag = 'fake'
    __path__ = __path__
    __name__ = __name__
    __spec__ = __spec__
sys.modules[__name__] = Fake()
