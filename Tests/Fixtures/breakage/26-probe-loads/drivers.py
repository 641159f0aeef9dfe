from contextlib import suppress
redis = None
with suppress(ImportError):
    import lazyls_no_such_module as redis
