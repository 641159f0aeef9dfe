import hook
import virtual
print(virtual.NAME)
