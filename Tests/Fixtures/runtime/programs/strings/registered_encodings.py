import _codecs
for name in ('raw-unicode-escape', 'raw_unicode_escape', 'unicode-escape', 'Unicode_Escape'):
    for f in (lambda: 'a\xe9\u20ac\U0001F600\n\\'.encode(name), lambda: b'a\\u20ac\\n\xe9\\x41\\U0001f600'.decode(name), lambda: str(b'\\x', name, 'replace'), lambda: b'\\x4'.decode(name), lambda: bytes('\u20ac', name)):
        try: print(name, ascii(f()))
        except Exception as e: print(name, type(e).__name__, e)
def search(name):
    if name == 'mine': return (lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1] + e, len(b)), None, None)
    if name == 'bad': return (lambda s, e='strict': (s, len(s)), lambda b, e='strict': b, None, None)
    if name == 'fails': return (lambda s, e='strict': 1 / 0, lambda b, e='strict': {}['k'], None, None)
_codecs.register(search)
for name in ('mine', 'bad', 'MINE', 'fails'):
    for f in (lambda: 'abc'.encode(name), lambda: b'abc'.decode(name), lambda: bytearray(b'abc').decode(name, 'ignore'), lambda: str(b'xyz', name), lambda: bytes('x', name)):
        try: print(name, ascii(f()))
        except Exception as e: print(name, type(e).__name__, e)
