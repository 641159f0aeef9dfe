import registry
import plugin
plugin.install(registry.TABLE)
print(sorted(registry.TABLE))
