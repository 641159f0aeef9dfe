import registry
registry.names.append('a')
touch = 1
