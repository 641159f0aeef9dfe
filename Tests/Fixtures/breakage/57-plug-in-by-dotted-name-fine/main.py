import importlib
import plugins.alpha
import plugins.beta
for name in ("alpha", "beta"):
    print(importlib.import_module("plugins." + name).NAME)
