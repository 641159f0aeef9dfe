import registry
import handlers
handlers.NAME
print(registry.NAMES)
def log():
    return handlers.NAME
