import codec
print(globals()["codec"].NAME)
