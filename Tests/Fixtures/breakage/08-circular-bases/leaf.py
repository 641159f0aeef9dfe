import base
class Leaf(base.Base):
    pass
