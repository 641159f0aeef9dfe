lazy from . import one
value = one.value + ' two'
