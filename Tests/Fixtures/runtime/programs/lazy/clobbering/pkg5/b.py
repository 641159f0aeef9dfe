lazy from . import a as sibling
b = 'value b with ' + str(sibling)
