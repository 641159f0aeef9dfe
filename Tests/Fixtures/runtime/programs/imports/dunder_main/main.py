import other, __main__
print(__name__, __main__.__name__, __main__.other is other, __package__, __spec__, __doc__)
print(other.main_name(), __main__ is other.__main__)
x = 5
print(other.main_x())
def late(): return 'late'
print(other.call('late'))
from __main__ import x as y
print(y)
print(other.__dict__.keys() >= {'__name__', '__file__', '__builtins__', '__spec__', '__loader__', '__package__', '__doc__'}, '__cached__' in vars(other))
print(__file__, type(__loader__).__name__, type(other.__loader__).__name__, repr(other))
