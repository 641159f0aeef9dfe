import shout
try:
    print("hello".encode("shout"))
except LookupError:
    print("unknown")
