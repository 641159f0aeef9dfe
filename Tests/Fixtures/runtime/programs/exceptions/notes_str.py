e = ValueError('msg')
e.add_note('one'); e.add_note('two')
print(e.__notes__, str(e))
try: e.add_note(5)
except TypeError as x: print(x)
for x in (ValueError(), ValueError('a'), ValueError('a', 2), KeyError('k'), KeyError(), KeyError(1, 2), OSError(2, 'No such'), OSError(2, 'No such', 'file'), OSError(13, 'p', 'f', None, 'g'), StopIteration(3), SystemExit(4), UnicodeDecodeError('utf8', b'abc', 1, 2, 'why'), UnicodeEncodeError('ascii', 'a\xe9', 1, 2, 'why'), ImportError('i', name='n', path='p'), AttributeError('at', name='n', obj=3), NameError('nm', name='q'), SyntaxError('s', ('f', 1, 2, 'text', 1, 3)), AssertionError(), LookupError([1])):
    print(type(x).__name__, '|', str(x), '|', repr(x), '|', x.args)
o = OSError(2, 'm', 'fn'); print(type(o).__name__, o.errno, o.strerror, o.filename, o.filename2)
print([type(OSError(n, '')).__name__ for n in (1, 2, 4, 11, 13, 17, 20, 21, 32, 104, 110, 111, 9999)])
print(StopIteration(1, 2).value, SystemExit(1, 2).code, SystemExit().code, StopIteration().value)
class E(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
    def __str__(self): return f'E({self.a}, {self.b})'
e = E(1, b=3); print(e, repr(e), e.args)
class E2(ValueError):
    def __init__(self, msg): super().__init__(msg.upper())
print(E2('low'), repr(E2('low')))
try: ValueError(a=1)
except TypeError as x: print(x)
try: ImportError(foo=1)
except TypeError as x: print(x)
print(ValueError('a') == ValueError('a'), hash(e) == hash(e), ValueError.__mro__[1:3], issubclass(ModuleNotFoundError, ImportError), EnvironmentError is OSError, IOError is OSError)
print(BaseException.__subclasses__()[:1], Exception('x').with_traceback(None), ValueError('%d' % 3).__reduce__())
print(e.__dict__, ValueError().__dict__)
e.extra = 5; print(e.extra, e.__dict__)
