import builtins
import gettext_setup
print(hasattr(builtins, "_lazyls"))
