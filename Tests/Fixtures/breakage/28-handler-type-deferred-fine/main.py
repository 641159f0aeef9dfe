import errors
def work():
    raise ValueError("original")
try:
    work()
except errors.Missing:
    print("missing")
except ValueError as error:
    print(error)
