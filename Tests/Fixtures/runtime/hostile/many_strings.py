while True:
    "x" * 60000
