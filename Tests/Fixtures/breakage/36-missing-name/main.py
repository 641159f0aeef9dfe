from helper import parse, prase
def unused():
    return prase()
print(parse())
