import bus
NAME = "handlers"
bus.HANDLERS.append(NAME)
