from base import Base
import children
print(Base.known)
