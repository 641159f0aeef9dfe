import sys
import alpha
import beta
class Namespace:
    pass
for name in ("alpha", "beta"):
    setattr(Namespace, name, getattr(sys.modules[__name__], name))
print(type(Namespace.alpha).__name__)
