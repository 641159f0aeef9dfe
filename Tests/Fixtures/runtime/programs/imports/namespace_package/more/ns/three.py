from . import two
value = two.value + ' three'
