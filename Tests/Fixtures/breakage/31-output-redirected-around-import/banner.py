print("welcome")
NAME = "banner"
