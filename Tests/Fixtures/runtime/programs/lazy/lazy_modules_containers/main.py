import sys
def kind(name): return type(globals()[name]).__name__
def forget():
    for name in 'ma', 'mb', 'pk', 'pk.sub': sys.modules.pop(name, None)
for box in (['ma'], ('ma',), {'ma'}, frozenset({'ma'}), {'ma': 0}, 'xmax', [], (n for n in ['mb', 'ma']), iter(['mb']), range(3), {'ma': 1}.keys()):
    __lazy_modules__ = box
    import ma
    print(type(box).__name__, kind('ma'))
    forget()
__lazy_modules__ = (n for n in ['ma', 'mb'])
import mb
import ma
print('used up', kind('mb'), kind('ma'), list(__lazy_modules__))
forget()
class OnlyIter:
    def __iter__(self): print('iter'); return iter(['ma'])
class OnlyItems:
    def __getitem__(self, i): print('item', i); return ['mb', 'ma'][i]
class Odd:
    def __contains__(self, name): print('asked', name); return answer
for box, answer in ((OnlyIter(), 0), (OnlyItems(), 0), (Odd(), []), (Odd(), 'yes'), (Odd(), 2)):
    __lazy_modules__ = box
    import ma
    print(type(box).__name__, kind('ma'))
    del ma
    forget()
class Fails:
    def __contains__(self, name): raise LookupError(name)
for box in (5, None, object(), b'ma', 1.5, Fails(), Odd, lambda n: True):
    __lazy_modules__ = box
    try:
        exec('import ma')
    except Exception as e: print(type(e).__name__, str(e).partition(' at 0x')[0])
__lazy_modules__ = ['pk', 'pk.sub', '.sub', 'sub']
import pk.asks
print(pk.asks.kinds, pk.asks.queries)
lazy import mb
def in_function():
    import mb
    return type(mb).__name__
class C:
    import mb as inside
print(in_function(), type(C.inside).__name__)
ns = {'__lazy_modules__': ['ma']}
exec('import ma', ns)
print(type(ns['ma']).__name__)
ns = {'__lazy_modules__': ['ma']}
local = {}
exec('import ma', ns, local)
print(type(local['ma']).__name__)
forget()
exec('__lazy_modules__ = ["ma"]\nimport ma\n', {}, local)
print(type(local['ma']).__name__)
__builtins__.__lazy_modules__ = ['mb']
del __lazy_modules__
forget()
import mb
print(kind('mb'))
