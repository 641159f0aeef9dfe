while True:
    try:
        "x" * 10**12
    except MemoryError:
        pass
