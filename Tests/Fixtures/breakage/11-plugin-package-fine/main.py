import importlib
import registry
for name in ("alpha", "beta"):
    importlib.import_module("plugins." + name)
print(sorted(registry.PLUGINS))
