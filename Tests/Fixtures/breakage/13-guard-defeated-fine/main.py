try:
    import lazyls_no_such_module
except ImportError:
    lazyls_no_such_module = None
print(lazyls_no_such_module is not None)
