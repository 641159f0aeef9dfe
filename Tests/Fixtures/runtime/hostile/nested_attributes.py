class A: pass
x = A()
for i in range(10**5):
    y = A()
    y.a = x
    y.b = [x, (x, {i: x})]
    x = y
import sys
sys.modules["deep"] = x
class M(type):
    def __mro_entries__(self, bases): return (self,)
    def mro(cls): return type.mro(cls) * 2
try:
    class B(metaclass=M): pass
except TypeError as e:
    print(e)
