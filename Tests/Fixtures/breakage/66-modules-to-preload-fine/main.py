import tools

print(tools.dump())
