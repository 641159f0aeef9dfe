"""unicode_escape and raw_unicode_escape as encodings."""
def t(f):
    try: print(f.__name__,'=',f())
    except BaseException as e: print(f.__name__,'!',type(e).__name__,e)
@t
def ue(): return b'a\\n\\x41\\u1234\\U0001F600\\N{BULLET}\\101\\\nq\xff'.decode('unicode_escape')
@t
def ue2(): return 'a\n\t\\é\u1234\U0001F600\x00\x7f'.encode('unicode_escape')
@t
def ue3(): return 'a\n\t\\é\u1234\U0001F600\x00\xff'.encode('raw_unicode_escape')
@t
def ue4(): return b'a\\n\\u1234\\U0001F600\xff\\\\u1234'.decode('raw_unicode_escape')
@t
def ue5(): return b'\\x4'.decode('unicode_escape')
@t
def ue6(): return b'\\u123'.decode('raw_unicode_escape')
@t
def ue7(): return b'abc\\'.decode('unicode_escape')
@t
def ue8(): return b'\\q\\N{foo}'.decode('unicode-escape')
@t
def ue9(): return b'\\x4z'.decode('unicode_escape','replace')
@t
def ue10(): return b'\\U99999999'.decode('unicode_escape')
@t
def ue11(): return b'\\x4zq'.decode('unicode_escape','ignore')
