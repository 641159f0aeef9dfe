try:
    exec("import lazyls_no_such_module")
    found = True
except ImportError:
    found = False
print(found)
