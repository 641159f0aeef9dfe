lazy from .a import a
lazy from .b import b
a_first = a
