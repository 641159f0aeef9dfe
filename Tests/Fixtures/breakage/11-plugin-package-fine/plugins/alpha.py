from registry import PLUGINS
PLUGINS.append("alpha")
