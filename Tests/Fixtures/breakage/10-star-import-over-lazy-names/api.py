import heavy
print("api")
