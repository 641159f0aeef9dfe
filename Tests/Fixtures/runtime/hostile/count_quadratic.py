s = "a" * 10**6
n = 0
while True:
    n += s.count("aaaaaaaaaaaaaaaaaaaab")
