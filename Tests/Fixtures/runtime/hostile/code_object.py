compile("x = " + "[" * 90 + "]" * 90, "f", "exec")
compile("1 " * 10**6, "f", "exec")
