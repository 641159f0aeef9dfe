from .one import value as v
value = v + ' two'
