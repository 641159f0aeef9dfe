import constants
print(constants.PI)
