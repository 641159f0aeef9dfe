from base import Base
import children
child = children.Child()
print([c.__name__ for c in Base.__subclasses__()])
