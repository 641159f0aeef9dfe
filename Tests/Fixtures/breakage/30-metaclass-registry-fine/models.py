from base import Meta
class User(metaclass=Meta):
    pass
