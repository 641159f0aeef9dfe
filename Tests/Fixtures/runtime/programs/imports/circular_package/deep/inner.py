import deep.inner as me
print(me is not None)
import deep
print(deep.later)
