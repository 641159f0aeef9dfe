from base import Base
class Child(Base):
    pass
