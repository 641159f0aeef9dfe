import registry
import handlers
def log():
    return handlers.NAME
print(log())
print(registry.NAMES)
