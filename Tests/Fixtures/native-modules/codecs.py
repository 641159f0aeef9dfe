# The codecs of `_codecs`: an expression, then the answer of CPython 3.15.
import _codecs as c

TABLE = [
    ("c.utf_8_encode('a\xe9')", "= (b'a\\xc3\\xa9', 2)"),
    ("c.utf_8_decode(b'a\\xc3')", "= ('a', 1)"),
    ("c.utf_8_decode(b'a\\xc3',None,True)", "! UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data"),
    ("c.utf_8_decode(b'a\\xc3','strict',False)", "= ('a', 1)"),
    ("c.utf_8_decode(b'\\xff','strict')", "! UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    ("c.utf_16_decode(b'a\\0b')", "= ('a', 2)"),
    ("c.utf_16_ex_decode(b'\\xff\\xfea\\0',None,0,False)", "= ('a', 4, -1)"),
    ("c.utf_16_ex_decode(b'\\xfe\\xff\\0a',None,0,False)", "= ('a', 4, 1)"),
    ("c.utf_16_ex_decode(b'a\\0',None,0,False)", "= ('a', 2, 0)"),
    ("c.utf_16_ex_decode(b'a\\0',None,1,True)", "= ('\\u6100', 2, 1)"),
    ("c.utf_16_encode('a')", "= (b'\\xff\\xfea\\x00', 1)"),
    ("c.utf_16_encode('a','strict',1)", "= (b'\\x00a', 1)"),
    ("c.utf_16_le_encode('a')", "= (b'a\\x00', 1)"),
    ("c.utf_32_decode(b'a\\0\\0\\0b')", "= ('a', 4)"),
    ("c.latin_1_encode('\xe9')", "= (b'\\xe9', 1)"),
    ("c.latin_1_encode('\u20ac')", "! UnicodeEncodeError: 'latin-1' codec can't encode character '\\u20ac' in position 0: ordinal not in range(256)"),
    ("c.latin_1_decode(b'\\xe9')", "= ('\\xe9', 1)"),
    ("c.ascii_encode('\xe9','replace')", "= (b'?', 1)"),
    ("c.ascii_decode(b'\\xe9','ignore')", "= ('', 1)"),
    ("c.unicode_escape_encode('a\\n\xe9\u20ac\U0001f600\\\\')", "= (b'a\\\\n\\\\xe9\\\\u20ac\\\\U0001f600\\\\\\\\', 6)"),
    ("c.unicode_escape_decode(b'a\\\\n\\\\u20ac\\\\x41\\\\N{DIGIT ONE}')", "= ('a\\n\\u20acA1', 26)"),
    ("c.unicode_escape_decode(b'\\\\u12')", "! UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape"),
    ("c.unicode_escape_decode(b'\\\\u12','strict',False)", "= ('', 0)"),
    ("c.unicode_escape_decode('\\\\n')", "= ('\\n', 2)"),
    ("c.raw_unicode_escape_encode('a\\n\xe9\u20ac\U0001f600\\\\')", "= (b'a\\n\\xe9\\\\u20ac\\\\U0001f600\\\\', 6)"),
    ("c.raw_unicode_escape_decode(b'a\\\\u20ac\\\\n')", "= ('a\\u20ac\\\\n', 9)"),
    ("c.escape_encode(b'a\\n\\xff\\'')", '= (b"a\\\\n\\\\xff\\\\\'", 4)'),
    ("c.escape_decode(b'a\\\\n\\\\xff\\\\101')", "= (b'a\\n\\xffA', 11)"),
    ("c.escape_decode(b'\\\\x1')", '! ValueError: invalid \\x escape at position 0'),
    ("c.charmap_build('ab\\ufffe')", '= {97: 0, 98: 1, 65534: 2}'),
    ("c.charmap_decode(b'\\0\\1',None,'ab')", "= ('ab', 2)"),
    ("c.charmap_decode(b'\\2',None,'ab')", "! UnicodeDecodeError: 'charmap' codec can't decode byte 0x02 in position 0: character maps to <undefined>"),
    ("c.charmap_decode(b'\\2','replace','ab')", "= ('\\ufffd', 1)"),
    ("c.charmap_decode(b'\\2','strict',{2:'xy'})", "= ('xy', 1)"),
    ("c.charmap_decode(b'\\2','strict',{2:65})", "= ('A', 1)"),
    ("c.charmap_encode('ab',None,{97:1,98:b'zz'})", "= (b'\\x01zz', 2)"),
    ("c.charmap_encode('c',None,{97:1})", "! UnicodeEncodeError: 'charmap' codec can't encode character '\\x63' in position 0: character maps to <undefined>"),
    ("c.charmap_encode('c','replace',{97:1,63:63})", "= (b'?', 1)"),
    ("c.readbuffer_encode(b'ab')", "= (b'ab', 2)"),
    ("c.readbuffer_encode('ab')", "= (b'ab', 2)"),
    ("c._normalize_encoding('UTF 8-x')", "= 'UTF_8_x'"),
    ("c.lookup_error('nope')", "! LookupError: unknown error handler name 'nope'"),
    ('c.register(3)', '! TypeError: argument must be callable'),
    ("c.encode('a','utf-8')", "= b'a'"),
    ("c.decode(b'a','utf-8')", "= 'a'"),
    ('c.utf_8_encode(3)', '! TypeError: utf_8_encode() argument 1 must be str, not int'),
    ("c.utf_8_decode('a')", "! TypeError: a bytes-like object is required, not 'str'"),
    ("c.charmap_encode('a',None,c.charmap_build('a'+'b'*255))", "= (b'\\x00', 1)"),
    ("c.charmap_decode(b'a')", "= ('a', 1)"),
    ("c.charmap_encode('\xe9')", "= (b'\\xe9', 1)"),
    ("c.lookup_error('strict')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "! UnicodeEncodeError: 'x' codec can't encode characters in position 1-2: r"),
    ("c.lookup_error('ignore')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "= ('', 3)"),
    ("c.lookup_error('replace')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "= ('??', 3)"),
    ("c.lookup_error('backslashreplace')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "= ('\\\\xe9\\\\u20ac', 3)"),
    ("c.lookup_error('xmlcharrefreplace')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "= ('&#233;&#8364;', 3)"),
    ("c.lookup_error('namereplace')(UnicodeEncodeError('x', 'a\xe9\u20acb', 1, 3, 'r'))", "= ('\\\\N{LATIN SMALL LETTER E WITH ACUTE}\\\\N{EURO SIGN}', 3)"),
    ("c.lookup_error('strict')(UnicodeDecodeError('x', b'a\\xe9\\xffb', 1, 3, 'r'))", "! UnicodeDecodeError: 'x' codec can't decode bytes in position 1-2: r"),
    ("c.lookup_error('ignore')(UnicodeDecodeError('x', b'a\\xe9\\xffb', 1, 3, 'r'))", "= ('', 3)"),
    ("c.lookup_error('replace')(UnicodeDecodeError('x', b'a\\xe9\\xffb', 1, 3, 'r'))", "= ('\\ufffd', 3)"),
    ("c.lookup_error('backslashreplace')(UnicodeDecodeError('x', b'a\\xe9\\xffb', 1, 3, 'r'))", "= ('\\\\xe9\\\\xff', 3)"),
    ("c.lookup_error('xmlcharrefreplace')(UnicodeDecodeError('x', b'a\\xe9\\xffb', 1, 3, 'r'))", "! TypeError: don't know how to handle UnicodeDecodeError in error callback"),
    ("c.lookup_error('ignore')(3)", "! TypeError: don't know how to handle int in error callback"),
    ("c.register_error('mine', lambda e: ('<>', e.end))", '= None'),
    ("c.charmap_encode('xc', 'mine', {120: 1, 60: 2, 62: 3})", "= (b'\\x01\\x02\\x03', 2)"),
    ("c.charmap_decode(b'\\7', 'mine', 'ab')", "= ('<>', 1)"),
    ("c.unicode_escape_decode(b'\\\\x', 'mine')", "= ('<>', 2)"),
    ("c.ascii_encode('\xe9', 'mine')", "= (b'<>', 1)"),
    ("c.utf_8_decode(b'a\\xe2\\x82')", "= ('a', 1)"),
    ("c.utf_8_decode(b'a\\xed\\xa0')", "= ('a', 1)"),
    ("c.utf_16_le_decode(b'a\\0\\0\\xd8')", "= ('a', 2)"),
    ("c.utf_32_be_encode('a')", "= (b'\\x00\\x00\\x00a', 1)"),
    ("c.utf_16_be_decode(b'\\0a', 'strict', True)", "= ('a', 2)"),
    ("c.unicode_escape_decode(b'\\\\', 'strict')", "! UnicodeDecodeError: 'unicodeescape' codec can't decode byte 0x5c in position 0: \\ at end of string"),
    ("c.unicode_escape_decode(b'\\\\N{NOPE}')", "! UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name"),
    ("c.unicode_escape_decode(b'\\\\101\\\\7z')", "= ('A\\x07z', 7)"),
    ("c.escape_decode(b'\\\\')", '! ValueError: Trailing \\ in string'),
    ("c.escape_decode(b'a\\\\xzz', 'replace')", "= (b'a?zz', 5)"),
    ("c.raw_unicode_escape_decode(b'\\\\U00110000')", "! UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in position 0-9: \\Uxxxxxxxx out of range"),
]

wrong = []
for source, answer in TABLE:
    try:
        got = '= ' + ascii(eval(source))
    except Exception as error:
        got = f'! {type(error).__name__}: {error}'
    if got != answer:
        wrong.append(f'{source}: {got} and not {answer}')
if wrong:
    raise AssertionError(f'{len(wrong)} of {len(TABLE)}\n' + '\n'.join(wrong))

# str.encode and bytes.decode by codecs of the registry.
def answer(f):
    try: return ascii(f())
    except Exception as e: return f'{type(e).__name__} {e}'
def search_more(name):
    if name == 'mine': return (lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1] + e, len(b)), None, None)
    if name == 'bad': return (lambda s, e='strict': (s, len(s)), lambda b, e='strict': b, None, None)
    if name == 'fails': return (lambda s, e='strict': 1 / 0, lambda b, e='strict': {}['k'], None, None)
c.register(search_more)
by_registry = []
for name in ('raw-unicode-escape', 'Unicode_Escape'):
    for f in (lambda: 'a\xe9\u20ac\U0001F600\n\\'.encode(name), lambda: b'a\\u20ac\\n\xe9\\x41'.decode(name), lambda: str(b'\\x', name, 'replace'), lambda: bytes('\u20ac', name)):
        by_registry.append(answer(f))
for name in ('mine', 'bad', 'fails'):
    for f in (lambda: 'abc'.encode(name), lambda: b'abc'.decode(name), lambda: bytearray(b'abc').decode(name, 'ignore'), lambda: bytes('x', name)):
        by_registry.append(answer(f))
assert by_registry == [
    "b'a\\xe9\\\\u20ac\\\\U0001f600\\n\\\\'",
    "'a\\u20ac\\\\n\\xe9\\\\x41'",
    "'\\\\x'",
    "b'\\\\u20ac'",
    "b'a\\\\xe9\\\\u20ac\\\\U0001f600\\\\n\\\\\\\\'",
    "'a\\u20ac\\n\\xe9A'",
    "'\\ufffd'",
    "b'\\\\u20ac'",
    "b'cba'",
    "'cbastrict'",
    "'cbaignore'",
    "b'x'",
    "TypeError 'bad' encoder returned 'str' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
    'TypeError decoder must return a tuple (object,integer)',
    'TypeError decoder must return a tuple (object,integer)',
    "TypeError 'bad' encoder returned 'str' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
    'ZeroDivisionError division by zero',
    "KeyError 'k'",
    "KeyError 'k'",
    'ZeroDivisionError division by zero',
]
