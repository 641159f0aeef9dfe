import version
number = version.NUMBER
print("%(number)s" % globals())
