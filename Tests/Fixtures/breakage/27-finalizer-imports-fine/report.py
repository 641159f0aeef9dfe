def closed():
    print("closed")
