import fnmatch


def matches(name):
    return fnmatch.fnmatch(name, "vendored.*")
