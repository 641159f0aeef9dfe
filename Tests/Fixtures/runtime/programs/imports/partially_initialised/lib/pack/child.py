import pack
try: pack.child
except AttributeError as e: pack.notes.append(str(e))
from pack import child as me
pack.notes.append(me is __import__('sys').modules[__name__])
import pack.child as myself
pack.notes.append(myself is me)
