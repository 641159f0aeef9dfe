import p
print(hasattr(p, 'a'))
import p.a
print(p.a, p.b) if False else print(p.a.NAME, p.b.NAME)
p.a = 'replaced'
import p.a
print(p.a)
from p import a
print(a)
import sys
print(sys.modules['p.a'].NAME)
import p.a as direct
print(direct)
del p.a
from p import a
print(a.NAME)
try: import p.a as direct2
except Exception as e: print(type(e).__name__, e)
else: print(direct2.NAME)
try: p.a
except AttributeError as e: print(e)
import p.shadow
print(type(p.shadow).__name__)
from p import shadow
print(type(shadow).__name__)
