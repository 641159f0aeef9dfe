class A: pass
a = A()
a.a = a
for action in (lambda: ("{0" + ".a" * 10**6 + "}").format(a), lambda: ("{0:" * 1000 + "}" * 1000).format(1),
               lambda: ("{0" + "[0]" * 10**6 + "}").format([1]), lambda: "%(" + "(" * 10**6 + ")" * 10**6 + ")s" % {}):
    try:
        action()
    except (RecursionError, TypeError, ValueError, KeyError) as e:
        print(type(e))
