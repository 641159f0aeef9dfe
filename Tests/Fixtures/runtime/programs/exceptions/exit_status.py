import sys
print('before')
def f():
    try: sys.exit('message to stderr')
    finally: print('cleanup')
f()
