import sys
lazy import sets
print(sets)
print(type(globals()['sets']).__name__)
lazy import deletes
print(deletes.__name__, 'deletes' in globals())
try: deletes
except NameError as e: print(e)
lazy from again import value
print(value, type(globals()['value']).__name__, repr(globals()['value']))
print(value)
lazy import fails
for i in range(2):
    try: fails
    except ValueError as e: print(e, type(globals().get('fails')).__name__)
import holder
print(holder.inner, type(vars(holder)['inner']).__name__)
print(holder.other, vars(holder).get('other', 'gone'))
try: holder.other
except AttributeError as e: print(e)
lazy import same
first = globals()['same']
lazy import same
print(first is globals()['same'], first == globals()['same'], same is vars(sys.modules['__main__'])['same'])
keep = same
del sys.modules['same']
print(same is keep)
lazy import same as one, same as two
print(one is keep, two is one)
del sys.modules['same']
def twice():
    proxy = __lazy_import__('same', globals())
    a = proxy.resolve()
    del sys.modules['same']
    return a is proxy.resolve()
exec("proxy = [__lazy_import__('same', globals())]")
a = proxy[0].resolve()
del sys.modules['same']
print(a is proxy[0].resolve())
try: twice()
except SyntaxError as e: print(e)
