import drivers
print(hasattr(drivers, "redis"), hasattr(drivers, "other"))
