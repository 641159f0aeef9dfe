class Stack:
    def __init__(self): self.callbacks = []
    def push(self, f, *a): self.callbacks.append((f, a)); return f
    def enter(self, cm): v = type(cm).__enter__(cm); self.callbacks.append((lambda *e: type(cm).__exit__(cm, *e), None)); return v
    def __enter__(self): return self
    def __exit__(self, *exc):
        swallowed = False
        while self.callbacks:
            f, a = self.callbacks.pop()
            try:
                if a is None:
                    if f(*exc): exc, swallowed = (None, None, None), True
                else: f(*a)
            except Exception as e: exc, swallowed = (type(e), e, e.__traceback__), False; last = e
        if exc[1] is not None and not swallowed: raise exc[1]
        return swallowed
class CM:
    def __init__(self, n, s=False): self.n, self.s = n, s
    def __enter__(self): print('in', self.n); return self.n
    def __exit__(self, t, v, tb): print('out', self.n, t and t.__name__); return self.s
with Stack() as s: s.enter(CM('a')); s.push(print, 'callback'); s.enter(CM('b'))
with Stack() as s: s.enter(CM('outer')); s.enter(CM('swallow', True)); raise KeyError
try:
    with Stack() as s: s.enter(CM('x')); s.push(lambda: 1 / 0)
except ZeroDivisionError as e: print('zero', e)
