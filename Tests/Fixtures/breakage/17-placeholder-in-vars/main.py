import drivers
print(vars(drivers)["redis"].NAME)
