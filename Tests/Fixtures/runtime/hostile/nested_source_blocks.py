exec("".join(" " * i + "if 1:\n" for i in range(5000)) + " " * 5000 + "pass")
