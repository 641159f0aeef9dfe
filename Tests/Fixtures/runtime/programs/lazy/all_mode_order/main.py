# lazy_imports=all
print('main')
import registry
import plugin_a
import plugin_b
print('imported', registry.names)
plugin_a.touch
print(registry.names)
from plugin_b import thing
print(registry.names)
thing
print(registry.names)
print(plugin_b.thing)
