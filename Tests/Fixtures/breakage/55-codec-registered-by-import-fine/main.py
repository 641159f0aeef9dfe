import shout
print(shout.encode("hello"))
