"""A vendored module that is found only while its folder is on sys.path."""


def same(first, second):
    return first[:1] == second[:1]
