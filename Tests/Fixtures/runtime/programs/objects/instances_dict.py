class A: cls_attr = 1
a = A(); a.x = 1; a.y = 2
print(a.__dict__, vars(a) is a.__dict__, list(vars(a)))
a.__dict__['z'] = 3; print(a.z)
a.__dict__ = {'n': 9}; print(a.n, hasattr(a, 'x'))
try: a.__dict__ = 5
except TypeError as e: print(e)
del a.n; print(vars(a))
b = A(); b.__dict__.update(p=1, q=2); print(b.p, b.q); del b.__dict__['p']
try: b.p
except AttributeError as e: print(e)
print(A.__dict__['cls_attr'], type(A.__dict__).__name__, 'cls_attr' in vars(A))
try: A.__dict__['new'] = 1
except TypeError as e: print(e)
A.new = 'later'; print(b.new); del A.new
try: del A.new
except AttributeError as e: print(e)
c = A(); c.__class__ = type('B', (), {'m': lambda s: 'switched'}); print(c.m())
try: (5).__class__ = str
except TypeError as e: print(e)
try: c.__class__ = 5
except TypeError as e: print(e)
for i in range(40): setattr(c, f'a{i}', i)
print(len(vars(c)), c.a39, sum(vars(c).values()))
for i in range(0, 40, 2): delattr(c, f'a{i}')
print(len(vars(c)), hasattr(c, 'a0'), c.a1)
class K: pass
k1, k2 = K(), K(); k1.a = 1; k1.b = 2; k2.b = 3; k2.a = 4
print(list(vars(k1)), list(vars(k2)))
try: vars(5)
except TypeError as e: print(e)
print(K.__name__, K.__qualname__, K.__module__, K.__doc__, K.__dict__.get('zz'))
K.__name__ = 'Renamed'; K.__qualname__ = 'Q.R'; K.__doc__ = 'doc'; print(K.__name__, repr(K), K.__doc__)
try: K.__name__ = 5
except TypeError as e: print(e)
try: del K.__name__
except TypeError as e: print(e)
class Doc: 'the doc'
print(Doc.__doc__, Doc().__doc__, Doc.__dict__['__doc__'])
o = object()
try: o.x = 1
except AttributeError as e: print(e)
print(sorted(k for k in dir(A()) if not k.startswith('__')), '__class__' in dir(A), '__subclasses__' in dir(A), 'mro' in dir(A), dir(type('T', (), {'b': 1, 'a': 2}))[-2:])
