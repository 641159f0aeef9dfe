ITEMS = {"first"}
