class A:
    def __lt__(self, o): return o > self
    def __gt__(self, o): return o < self
    def __add__(self, o): return o + self
    __radd__ = __add__
    def __contains__(self, x): return x in self
    def __len__(self): return len(self)
    def __index__(self): return self.__index__()
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __iter__(self): yield from self
    def __getitem__(self, i): return self[i]
    def __setitem__(self, i, v): self[i] = v
    def __delitem__(self, i): del self[i]
    def __setattr__(self, n, v): setattr(self, n, v)
    def __delattr__(self, n): delattr(self, n)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): return True
    def __call__(self): return self()
    def __dir__(self): return dir(self)
    def __reversed__(self): return reversed(self)
    def __neg__(self): return -self
    def __divmod__(self, o): return divmod(self, o)
    def __pow__(self, o): return self ** o
    def __round__(self): return round(self)
    def __str__(self): return str(self)
    def __bytes__(self): return bytes(self)
    def __missing__(self, k): return self[k]
    def __next__(self): return next(self)
    def __get__(self, o, t): return self.__get__(o, t)
    def __instancecheck__(self, o): return isinstance(o, self)
    def __complex__(self): return complex(self)
a = A()
def enter():
    with a: pass
def store(): a[0] = 1
def delete(): del a[0]
def attribute(): a.x = 1
def remove(): del a.x
for f in (lambda: a < a, lambda: a + a, lambda: 1 in a, lambda: len(a), lambda: [1][a], lambda: int(a), lambda: float(a),
          lambda: list(a), lambda: a[0], store, delete, attribute, remove, enter, a, lambda: dir(a), lambda: reversed(a),
          lambda: -a, lambda: divmod(a, a), lambda: a ** a, lambda: round(a), lambda: str(a), lambda: bytes(a),
          lambda: next(a), lambda: isinstance(1, a), lambda: complex(a), lambda: "%d" % a, lambda: "%s" % a,
          lambda: range(a), lambda: "x" * a, lambda: sum(a), lambda: a(), lambda: print(a)):
    try:
        f()
    except RecursionError:
        pass
    except Exception as e:
        print(type(e), e)
