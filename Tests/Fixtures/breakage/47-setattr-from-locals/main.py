import alpha
import beta
class Namespace:
    pass
for name in ("alpha", "beta"):
    setattr(Namespace, name, globals()[name])
print(type(Namespace.alpha).__name__)
