import drivers
try:
    print(hasattr(drivers, "redis"))
except ImportError:
    print("failed")
