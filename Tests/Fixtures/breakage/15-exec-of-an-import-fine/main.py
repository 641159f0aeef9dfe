def probe():
    try:
        exec("import lazyls_no_such_module")
        return True
    except ImportError:
        return False
print(probe())
