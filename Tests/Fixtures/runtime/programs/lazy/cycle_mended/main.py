import sys
lazy from shapes import Circle
lazy from render import draw, Canvas
print(sorted(n for n in sys.modules if n in ('shapes', 'render', 'style')))
print(draw(Circle(3)))
print(sorted(n for n in sys.modules if n in ('shapes', 'render', 'style')))
print(Canvas().kinds(), Circle.__annotations__, Circle.on.__annotations__)
import eager_a
print(eager_a.outcome)
try: import eager_c
except ImportError as e: print(type(e).__name__, e.msg.split(' (')[0], e.name, getattr(e, '__notes__', None))
print('eager_c' in sys.modules, 'eager_d' in sys.modules)
