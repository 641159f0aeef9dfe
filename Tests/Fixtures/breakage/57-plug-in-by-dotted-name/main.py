import sys
import plugins.alpha
import plugins.beta
for name in ("alpha", "beta"):
    print(sys.modules["plugins." + name].NAME)
