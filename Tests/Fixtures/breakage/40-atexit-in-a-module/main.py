import cleanup  # noqa: F401
print("main")
