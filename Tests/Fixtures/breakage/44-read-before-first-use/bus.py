HANDLERS = []
def start():
    print(HANDLERS)
