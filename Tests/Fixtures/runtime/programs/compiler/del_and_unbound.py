"""del of every kind of target, names that vanish (except ... as), unbound locals and cells, messages for each scope."""


def attempt(f, *args):
    try: return f(*args)
    except Exception as e: return f"{type(e).__name__}: {e}"


def unbound_after_except():
    try: raise ValueError("v")
    except ValueError as e: inner = e
    return e
def nested_except():
    e = "outer"
    try: raise KeyError("k")
    except KeyError as e:
        try: raise TypeError("t")
        except TypeError as e: pass
        try: return e
        except UnboundLocalError as u: return str(u)
def deleted_in_handler():
    try: 1 / 0
    except ZeroDivisionError as e: del e
    return "no complaint"
def rebound_in_handler():
    try: 1 / 0
    except ZeroDivisionError as e: e = 5
    return "e" in locals()
def closure_over_except():
    try: raise ValueError("c")
    except ValueError as e: f = lambda: e
    return f()
def cell_deleted():
    x = 1
    def inner(): return x
    del x
    return inner()
def cell_deleted_by_inner():
    x = 1
    def inner():
        nonlocal x
        del x
    inner()
    return x
def deleted_twice():
    x = 1
    del x
    del x
def cell_deleted_twice():
    x = 1
    def inner(): return x
    del x
    del x
def assigned_later():
    if False: y = 1
    return y
def loop_variable():
    for i in []: pass
    return i
def with_variable():
    class M:
        def __enter__(self): raise OSError("enter")
        def __exit__(self, *a): pass
    try:
        with M() as m: pass
    except OSError: return m
def augmented(): total += 1; return total
def walrus():
    [w := i for i in ()]
    return w
def import_name():
    try: import does_not_exist_at_all as d
    except ImportError as e: print(type(e).__name__, e, e.name)
    return d
def match_binding(x):
    match x:
        case [a, 1]: pass
        case [b, 2]: pass
    return sorted(locals()), a
def class_body():
    x = "function"
    class A:
        print(x)
        x = "class"
        del x
        print(attempt(lambda: x))
        try: print(x)
        except NameError as e: print("in class:", e)
        try: del x
        except NameError as e: print("again:", e)
def free_unbound():
    def inner(): return later
    result = attempt(inner)
    later = 1
    return result, inner()
def comprehension_unbound(): return [z for _ in range(1)]; z = 1
def generator_unbound():
    g = (q for _ in range(1))
    try: next(g)
    except NameError as e: return str(e)
    q = 1
def default_unbound(x=1):
    del x
    return x
def star_unbound(*args, **kw):
    del args, kw
    return args


for f in (unbound_after_except, nested_except, deleted_in_handler, rebound_in_handler, closure_over_except, cell_deleted, cell_deleted_by_inner, deleted_twice, cell_deleted_twice, assigned_later, loop_variable, with_variable, augmented, walrus, import_name, class_body, free_unbound, comprehension_unbound, generator_unbound, default_unbound, star_unbound): print(f"{f.__name__:<22}", attempt(f))
print(attempt(match_binding, [5, 1]), attempt(match_binding, [5, 2]))
g = 5
def global_delete():
    global g
    del g
    return g
print(attempt(global_delete), attempt(global_delete), attempt(lambda: g))
log = []
class Target:
    def __getattr__(self, name): log.append(f"get {name}"); return self
    def __delattr__(self, name): log.append(f"del .{name}")
    def __getitem__(self, key): log.append(f"getitem {key}"); return self
    def __delitem__(self, key): log.append(f"del [{key}]")
    def __call__(self, *a): log.append("call"); return self
t, u, v = Target(), 1, 2
del t.a, t.b.c, t[0], t[1:2], t[..., ::3], t.d[1][2], t().x, (u), (t.y, [t.z, (t["k"])]), [v]
print(*log, sep="; ")
print("u" in globals(), "v" in globals())
del ()
del [], ()
items = list(range(10))
del items[0], items[-1], items[::3]
print(items)
del items[:]
print(items, attempt(lambda: exec("del x")), attempt(lambda: exec("del (1)")), attempt(lambda: exec("del f(), x")), attempt(lambda: exec("del *a")), attempt(lambda: exec("del x.y", {"x": 5})), attempt(lambda: exec("del x[0]", {"x": ()})), attempt(lambda: exec("del (x, y)", {"x": 5})), attempt(lambda: exec("del None")), attempt(lambda: exec("del a + b")))
attempt.mark = 1
print(attempt(lambda: delattr(attempt, "__dict__")), attempt(lambda: setattr(attempt, "__dict__", 5)))
attempt.__dict__ = {"new": 2}
print(attempt.new, attempt(lambda: attempt.mark))
print(attempt.__dict__, attempt(lambda: undefined_name), attempt(lambda: pritn), attempt(lambda: Targett))
class Meta(type):
    def __delattr__(cls, name): print("meta deletes", name); super().__delattr__(name)
class WithMeta(metaclass=Meta): x = 1
del WithMeta.x
print(attempt(lambda: WithMeta.x), attempt(lambda: delattr(WithMeta, "x")))
