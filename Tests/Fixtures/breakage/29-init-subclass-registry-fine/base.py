class Base:
    known = []
    def __init_subclass__(cls):
        cls.label = cls.__name__
