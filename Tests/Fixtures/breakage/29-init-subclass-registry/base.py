class Base:
    known = []
    def __init_subclass__(cls):
        Base.known.append(cls.__name__)
