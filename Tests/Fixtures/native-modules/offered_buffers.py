# Buffers that objects offer: arrays, and classes with `__buffer__`.
import sys
import _struct


class Abstract:
    class MutableSequence:
        register = staticmethod(lambda kind: None)


# The module tells the library of its type; here there is none.
sys.modules["collections.abc"] = Abstract
import array


class Offering:
    def __init__(self, view):
        self.view = view

    def __buffer__(self, flags):
        return self.view


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


numbers = array.array("H", [1, 2, 65535])
view = memoryview(numbers)
print(view.format, view.itemsize, view.nbytes, view.tolist(), view[1], bytes(view), len(view))
print(bytes(numbers), bytearray(numbers), _struct.unpack_from("<H", numbers, 2), b"x" + numbers, numbers == view)
print(type(numbers.__buffer__(0)), memoryview(array.array("d", [1.5, -2])).tolist(), bytes(array.array("i")))
offering = Offering(memoryview(b"abc"))
print(bytes(offering), b"".join([offering, numbers]), memoryview(offering).tobytes(), bytearray(b"x") + offering)
attempt(memoryview, Offering(None))
attempt(memoryview, 5)
attempt(b"".join, [5])
attempt(str, Offering(memoryview(b"text")), "ascii")
attempt(b"abcd".find, offering)
attempt(memoryview(array.array("w", "a")).tolist)
for letter in "efd":
    view = memoryview(bytearray(8)).cast(letter)
    view[0] = 1.5
    attempt(view.__setitem__, 0, "x")
    print(view.tolist(), bytes(view))
