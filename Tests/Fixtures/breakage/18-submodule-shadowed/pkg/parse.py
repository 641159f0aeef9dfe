def parse():
    return 1
def helper():
    return 2
