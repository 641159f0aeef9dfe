from base import Base
import children
Base.known.append("own")
print(Base.known)
