from registry import PLUGINS
PLUGINS.append("beta")
