import registry
import extra
def setup(item):
    return extra.prepare(item)
for item in registry.ITEMS:
    setup(item)
print(sorted(registry.ITEMS))
