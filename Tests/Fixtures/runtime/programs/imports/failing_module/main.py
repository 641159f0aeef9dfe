import sys
for i in range(2):
    try: import broken
    except RuntimeError as e: print(e, 'broken' in sys.modules)
try: import syntax
except SyntaxError as e: print(e.msg, e.lineno, e.filename.rsplit('/')[-1], e.text)
try: import outer
except RuntimeError as e: print(e, 'outer' in sys.modules, 'helper' in sys.modules)
try: from pk import bad
except KeyError as e: print(repr(e), sorted(n for n in sys.modules if n.startswith('pk')))
import pk
print(hasattr(pk, 'bad'), hasattr(pk, 'good'))
try: import exits
except SystemExit as e: print('exit', e.code)
switch = type(sys)('switch'); switch.on = False; sys.modules['switch'] = switch
for i in range(3):
    try: import depends; print(depends.value); break
    except ValueError as e: print(e); switch.on = True
