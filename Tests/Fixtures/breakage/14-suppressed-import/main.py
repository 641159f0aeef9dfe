from contextlib import suppress
fast = None
with suppress(ImportError):
    import lazyls_no_such_module as fast
print(fast is None)
