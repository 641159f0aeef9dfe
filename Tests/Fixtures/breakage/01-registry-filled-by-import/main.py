import registry
import plugin
print(sorted(registry.TABLE))
