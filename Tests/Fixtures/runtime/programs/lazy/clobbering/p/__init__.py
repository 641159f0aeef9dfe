lazy from .f import f
lazy from .h import h
lazy from .f import k
