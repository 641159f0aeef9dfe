from contextlib import suppress
fast = None
with suppress(ImportError):
    import slow as fast
print(fast is None, fast.NAME)
