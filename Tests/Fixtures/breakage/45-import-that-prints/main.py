import banner
print("main")
