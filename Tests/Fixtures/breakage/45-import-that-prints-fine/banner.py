def show():
    print("banner")
