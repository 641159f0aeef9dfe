_commands = []
def command(function):
    _commands.append(function.__name__)
    return function
def names():
    return list(_commands)
