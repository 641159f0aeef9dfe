import abc
class Shape(abc.ABC):
    pass
