import registry
import handlers
print(registry.NAMES)
def log():
    return handlers.NAME
