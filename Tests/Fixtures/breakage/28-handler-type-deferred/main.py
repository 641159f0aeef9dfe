import asyncore
def work():
    raise ValueError("original")
try:
    work()
except asyncore.ExitNow:
    print("missing")
except ValueError as error:
    print(error)
