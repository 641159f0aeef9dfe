eval("lambda: " * 50000 + "1")
