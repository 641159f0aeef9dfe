class A: pass
root = A
for i in range(20000):
    class A(A): pass
root.x = 1
print(A.x, A().x)
root.__bases__ = (object,)
del root.x
root.__subclasses__()
