import shim
import fast
print(fast.NAME)
