import drivers
print(getattr(drivers, "redis").NAME, "redis" in vars(drivers))
