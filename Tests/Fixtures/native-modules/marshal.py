# marshal: values that come back, and bytes that are none.
import marshal

def show(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)

for value in [None, True, ..., 0, -1, 2**31, -2**31 - 1, 2**100, -2**45, 1.5, -0.0, 1j, '', 'a', '\xe9', '\u20ac', 'x' * 300,
              b'', b'abc', (), (1, (2, 3)), tuple(range(300)), [1, 'a'], {'a': [1]}, {1}, frozenset({1}), slice(1, 2, 3)]:
    for version in range(5, 7):
        back = marshal.loads(marshal.dumps(value, version))
        print(back == value, type(back).__name__)
    show(marshal.dumps, value, 0) if not isinstance(value, slice) else None
for data in [b'', b'i', b'Z', b'[', 'a', b'(\1\0\0\x000', b'r\0\0\0\0', b'i\1\0\0\0extra', b's\xff\xff\xff\xff',
             b'u\2\0\0\0\xff\xff', b'f\x031.5', b'I\1\0\0\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'l\1\0\0\0\0\0']:
    show(marshal.loads, data)
show(marshal.dumps, object())
show(marshal.dumps, len)
show(marshal.dumps, 1, 'a')
pair = (1, 2)
first, second = marshal.loads(marshal.dumps([pair, pair]))
print(first is second, marshal.version)
