import importlib
import plugins.alpha
print(importlib.import_module("plugins.alpha").NAME)
