import registry
import plugins
print(sorted(registry.PLUGINS))
