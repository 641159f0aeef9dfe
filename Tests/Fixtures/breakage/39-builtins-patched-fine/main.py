import builtins
import gettext_setup
gettext_setup.install()
print(hasattr(builtins, "_lazyls"))
