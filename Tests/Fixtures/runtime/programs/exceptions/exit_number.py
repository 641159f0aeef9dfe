import sys
try: sys.exit(3)
except SystemExit as e: print('code', e.code)
try: raise SystemExit
except SystemExit as e: print(e.code)
try: exit(5)
except SystemExit as e: print(e.code)
sys.exit(7)
