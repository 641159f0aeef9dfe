from base import Base
import children
print([c.__name__ for c in Base.__subclasses__()])
