cases = ['def f():\n    lazy import a', 'class C:\n    lazy import a', 'try:\n    lazy import a\nexcept: pass', 'lazy from a import *', 'if 1:\n    lazy import a\nprint(a)', 'lazy from __future__ import annotations', 'for i in []:\n    lazy import a', 'with x:\n    lazy import a', 'lambda: (lazy import a)', 'try: pass\nfinally:\n    lazy from a import v', 'while 0:\n    lazy import a', 'def f():\n    lazy from a import v', 'async def f():\n    lazy import a', 'lazy = 5\nprint(lazy)', 'lazy import', 'lazy from a', 'lazy\nimport a', 'lazy lazy import a', 'lazy x = 1', 'try:\n    pass\nexcept* E:\n    lazy import a', 'class C:\n    def f(self):\n        lazy import a', 'lazy: int = 3\nprint(lazy)', 'def lazy(): return 1\nprint(lazy())', 'if 1: lazy from a import v\nprint(v)']
for c in cases:
    try: exec(c, {}); print('fine', repr(c))
    except SyntaxError as e: print(repr(c), '|', e.msg, e.lineno, e.offset)
    except Exception as e: print(repr(c), type(e).__name__, e)
