import registry
NAME = "handlers"
registry.NAMES.append(NAME)
